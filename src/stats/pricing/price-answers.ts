import { requireSameLength, requireSample } from '#stats/descriptive/sample'

/** At which price each person finds something too cheap, cheap, expensive and too expensive. */
export interface PriceAnswers {
  readonly tooCheap: Float64Array
  readonly cheap: Float64Array
  readonly expensive: Float64Array
  readonly tooExpensive: Float64Array
}

/** The four in the order of their prices. */
export const priceQuestions = ['tooCheap', 'cheap', 'expensive', 'tooExpensive'] as const

/**
 * The door of every method on price answers.
 * @throws StatisticsError 'too-few' under two people, 'not-finite', 'domain' where lengths differ
 */
export function requirePriceAnswers(answers: PriceAnswers): void {
  for (const question of priceQuestions) {
    requireSample(answers[question], 2)
    requireSameLength(answers[question], answers.tooCheap)
  }
}

/** Which people name their prices in strict order: too cheap < cheap < expensive < too expensive. */
export function consistentPeople(answers: PriceAnswers): Int32Array {
  const { tooCheap, cheap, expensive, tooExpensive } = answers
  const people = Array.from(tooCheap, (_, person) => person)
  return Int32Array.from(
    people.filter(
      (person) =>
        tooCheap[person]! < cheap[person]! &&
        cheap[person]! < expensive[person]! &&
        expensive[person]! < tooExpensive[person]!,
    ),
  )
}

/** The answers of some of the people. */
export function answersOf(answers: PriceAnswers, people: Int32Array): PriceAnswers {
  const taken = (column: Float64Array): Float64Array =>
    Float64Array.from(people, (person) => column[person]!)
  return {
    tooCheap: taken(answers.tooCheap),
    cheap: taken(answers.cheap),
    expensive: taken(answers.expensive),
    tooExpensive: taken(answers.tooExpensive),
  }
}
