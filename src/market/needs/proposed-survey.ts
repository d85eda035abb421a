import type { ColumnProfile, FileProfile } from '#evidence/profile/file-profile'
import { proposePairs, type NeedPair } from '#market/needs/need-pairs'
import { isId, slug } from '#quantity/id'

/** Answers that people use for "do not know" on scales that end before them. */
const usualMissing = [8, 9, 88, 98, 99]
/** A scale has no more steps. */
const mostSteps = 11

/**
 * A survey of needs that could read the columns of a file, as a block to be looked at and pasted: columns of ratings
 * whose headers speak of importance, each with the one on satisfaction that belongs to it. Empty where there are not
 * two such pairs.
 * @param data id of the data set that reads the file
 */
export function proposeNeedsSurvey({ columns }: FileProfile, data: string): string {
  const rated = columns.filter(isRating)
  const importance = rated.filter((column) => /imp/iu.test(headerOf(column)))
  const satisfaction = rated.filter((column) => /sat/iu.test(headerOf(column)))
  const pairs = proposePairs(importance.map(headerOf), satisfaction.map(headerOf))
  if (pairs.length < 2) return ''
  const needs = needsOf(pairs)
  const lines = [
    'surveys:',
    '  - id: needs',
    `    data: ${data}`,
    '    kind: needs',
    ...questionLines(
      'importance',
      importance,
      pairs.map((pair, at) => [needs[at]!, pair.importance]),
    ),
    ...questionLines(
      'satisfaction',
      satisfaction,
      pairs.map((pair, at) => [needs[at]!, pair.satisfaction]),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function headerOf({ facts }: ColumnProfile): string {
  return facts.header.name
}

/** Few whole numbers, none below 0. */
function isRating({ type, facts }: ColumnProfile): boolean {
  const { numbers, distinct, header } = facts
  return (
    type === 'number' &&
    header.occurrence === 1 &&
    numbers !== undefined &&
    numbers.integers === numbers.count &&
    numbers.min >= 0 &&
    distinct > 1 &&
    distinct <= mostSteps
  )
}

/** Ids of needs from what tells their columns apart; `need-1` where that is no word. */
function needsOf(pairs: readonly NeedPair[]): readonly string[] {
  const ids = pairs.map(({ stem }) =>
    /^[a-z]/iu.test(stem) ? slug(stem) : `need-${slug(stem).slice(1)}`,
  )
  const usable = ids.every(isId) && new Set(ids).size === ids.length
  return usable ? ids : pairs.map((_, at) => `need-${at + 1}`)
}

function questionLines(
  question: string,
  columns: readonly ColumnProfile[],
  named: readonly (readonly [need: string, header: string])[],
): readonly string[] {
  const { low, high, missing } = scaleOf(columns)
  return [
    `    ${question}:`,
    `      scale: ${low} to ${high} # the end that says the least first`,
    ...(missing.length === 0 ? [] : [`      missing: [${missing.join(', ')}]`]),
    '      columns:',
    ...named.map(([need, header]) => `        ${need}: ${JSON.stringify(header)}`),
  ]
}

/** The ends of the scale that all of these columns use, and answers behind a gap that stand for none. */
function scaleOf(columns: readonly ColumnProfile[]): {
  readonly low: number
  readonly high: number
  readonly missing: readonly number[]
} {
  const values = columns.flatMap(({ facts }) => facts.common.map(({ text }) => Number(text)))
  const steps = [...new Set(values.filter(Number.isInteger))].toSorted((a, b) => a - b)
  const missing = steps.filter(
    (value, at) => usualMissing.includes(value) && value > steps[at - 1]! + 1,
  )
  const kept = steps.filter((value) => !missing.includes(value))
  return { low: Math.min(1, kept[0] ?? 1), high: Math.max(5, kept.at(-1) ?? 5), missing }
}
