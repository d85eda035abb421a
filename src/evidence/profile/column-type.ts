import type { ColumnFacts, TimeForm } from '#evidence/profile/file-facts'

/** What a column seems to hold. */
export type ColumnType =
  'number' | 'yes-no' | 'time' | 'clock' | 'category' | 'id' | 'text' | 'empty'

/** Share of the cells from which on a column is what they are. */
const MOST = 0.95

/** Texts with more values than this are no categories. */
const MOST_CATEGORIES = 50

/** Values that mean yes, each with the one that means no. */
const truths: readonly (readonly [yes: string, no: string])[] = [
  ['1', '0'],
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['t', 'f'],
  ['on', 'off'],
  ['ja', 'nein'],
  ['si', 'no'],
  ['oui', 'non'],
]

/**
 * What a column seems to hold, by what its cells can be read as; numbers with the other decimal mark than
 * the file's are numbers too.
 */
export function columnTypeOf(facts: ColumnFacts, decimal: '.' | ','): ColumnType {
  const { present, numbers } = facts
  if (present === 0) return 'empty'
  if (yesOf(facts) !== undefined) return 'yes-no'
  const form = timeFormOf(facts)
  if (form !== undefined) return form === 'clock' ? 'clock' : 'time'
  const signed = facts.signs.reduce((sum, { count }) => sum + count, 0)
  const { onlyPoint, onlyComma } = facts.marks
  const numeric = (numbers?.count ?? 0) + signed + (decimal === '.' ? onlyComma : onlyPoint)
  if (numeric >= MOST * present) return isCode(facts) ? 'id' : 'number'
  return textTypeOf(facts, numeric)
}

function textTypeOf({ distinct, present, header }: ColumnFacts, numeric: number): ColumnType {
  if (numeric * 2 > present) return 'number'
  if (distinct === present && present > 2) return 'id'
  if (distinct <= MOST_CATEGORIES && distinct * 2 <= present) return 'category'
  return distinct * 20 <= present || saysId(header.name) ? 'id' : 'text'
}

/** Whole numbers that name things: all different under a header that says so, or with zeros before them. */
function isCode({ numbers, present, distinct, header }: ColumnFacts): boolean {
  if (numbers === undefined || numbers.integers < numbers.count) return false
  if (numbers.leadingZeros > 0) return true
  if (!/(?:^|[\s_.-]|[a-z])(?:id|no|nr|number|code|key|uuid)$/i.test(header.name)) return false
  return saysId(header.name) || distinct === present
}

/** `id`, `customer_id`, `customerID`. */
function saysId(header: string): boolean {
  return /(?:^|[\s_.-])[iI][dD]$|[a-z]I[dD]$/.test(header)
}

/** Which of a column's two values means yes; absent where they are no yes and no. */
export function yesOf({ common, distinct }: ColumnFacts): string | undefined {
  if (distinct > 2 || distinct === 0) return undefined
  const lower = common.map(({ text }) => plainText(text))
  const pair = truths.find((truth) => lower.every((text) => truth.includes(text)))
  if (pair === undefined || (distinct === 1 && /^[01]$/.test(lower[0] ?? ''))) return undefined
  return common.find(({ text }) => plainText(text) === pair[0])?.text ?? pair[0]
}

/** `1.0` is 1, `Yes` is yes. */
function plainText(text: string): string {
  return /^[01]\.0+$/.test(text) ? text.charAt(0) : text.toLowerCase()
}

/** The form of time that nearly all cells are written in. */
export function timeFormOf({ times, present }: ColumnFacts): TimeForm | undefined {
  const forms = Object.entries(times) as [TimeForm, number][]
  const total = forms.reduce((sum, [, count]) => sum + count, 0)
  if (total < MOST * present) return undefined
  return forms.toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
