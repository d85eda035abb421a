import { StatisticsError } from '../error.ts'
import { checkWeights, onTheSample } from './point-table.ts'

/** What people answered to one question: a code from 0 to `levels - 1` each, -1 where there is none. */
export interface AnsweredItem {
  readonly codes: Int32Array
  readonly levels: number
}

/** The different ways in which people answered all questions. */
export interface AnswerPatterns {
  /** One code an item for each pattern, -1 where there is no answer. */
  readonly codes: readonly Int32Array[]
  /** How many people answered so; of weighted people the sum of their weights, on the whole as many as there are. */
  readonly counts: Float64Array
  /** The pattern of each person. */
  readonly patternOf: Int32Array
  readonly people: number
}

/** Throws `too-few` without items or people, `domain` on a code that is no level, or items of different length. */
export function answerPatterns(
  items: readonly AnsweredItem[],
  weights?: Float64Array,
): AnswerPatterns {
  const people = items[0]?.codes.length ?? 0
  if (people === 0) throw new StatisticsError('too-few', 'latent classes need answers of people')
  for (const { codes, levels } of items) {
    if (codes.length !== people || codes.some((code) => code < -1 || code >= levels)) {
      throw new StatisticsError('domain', 'an item has one code for each person, -1 to its levels')
    }
  }
  if (weights !== undefined) checkWeights(weights, people)
  const shares = weights === undefined ? undefined : onTheSample(weights)
  const known = new Map<string, number>()
  const first: number[] = []
  const counts: number[] = []
  const patternOf = Int32Array.from({ length: people }, (_, i) => {
    const key = items.map(({ codes }) => codes[i]).join(' ')
    const pattern = known.get(key) ?? known.size
    if (pattern === known.size) {
      known.set(key, pattern)
      first.push(i)
      counts.push(0)
    }
    counts[pattern]! += shares?.[i] ?? 1
    return pattern
  })
  const codes = items.map((item) => Int32Array.from(first, (i) => item.codes[i]!))
  return { codes, counts: Float64Array.from(counts), patternOf, people }
}
