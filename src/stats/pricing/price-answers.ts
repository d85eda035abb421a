import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** At which price each person finds something too cheap, cheap, expensive and too expensive. */
export interface PriceAnswers {
  readonly tooCheap: Float64Array
  readonly cheap: Float64Array
  readonly expensive: Float64Array
  readonly tooExpensive: Float64Array
  /** How much of a population each person stands for, above 0; all alike where absent. */
  readonly weights?: Float64Array
}

/** The four in the order of their prices. */
export const priceQuestions = ['tooCheap', 'cheap', 'expensive', 'tooExpensive'] as const

export type PriceQuestion = (typeof priceQuestions)[number]

/** Whether people who name one price twice are in order too. */
export type PriceTies = 'leave-out' | 'keep'

/**
 * The door of every method on price answers.
 * @throws StatisticsError 'too-few' under two people, 'not-finite', 'domain' where lengths differ or a weight is not above 0
 */
export function requirePriceAnswers(answers: PriceAnswers): void {
  for (const question of priceQuestions) {
    requireSample(answers[question], 2)
    requireSameLength(answers[question], answers.tooCheap)
  }
  if (answers.weights === undefined) return
  requireSample(answers.weights, 2)
  requireSameLength(answers.weights, answers.tooCheap)
  if (answers.weights.some((weight) => weight <= 0))
    throw new StatisticsError('domain', 'A weight is above 0.')
}

/**
 * Which people name their prices in order: too cheap < cheap < expensive < too expensive; with `ties` kept, those
 * who name one price twice too.
 */
export function consistentPeople(answers: PriceAnswers, ties: PriceTies): Int32Array {
  const columns = priceQuestions.map((question) => answers[question])
  return peopleInOrder(columns, ties)
}

/** Which people have rising values from each column to the next. */
export function peopleInOrder(columns: readonly Float64Array[], ties: PriceTies): Int32Array {
  const people = Array.from(columns[0]!, (_, person) => person)
  const rises = (low: number, high: number): boolean =>
    low < high || (ties === 'keep' && low === high)
  return Int32Array.from(
    people.filter((person) =>
      columns.every(
        (column, place) => place === 0 || rises(columns[place - 1]![person]!, column[person]!),
      ),
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
    ...(answers.weights === undefined ? {} : { weights: taken(answers.weights) }),
  }
}
