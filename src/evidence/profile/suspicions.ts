import type { ColumnType } from '#evidence/profile/column-type'
import { timeFormOf } from '#evidence/profile/column-type'
import type { ColumnFacts } from '#evidence/profile/file-facts'
import type { UnitGuess } from '#evidence/profile/unit-guess'
import { countInWords, inWords, listInWords, percentInWords } from '#evidence/words'
import { timeUnits } from '#quantity/known-units'

/** Something about a column that is worth a look before it is used. */
export interface Suspicion {
  readonly code:
    | 'numbers-as-text'
    | 'not-all-numbers'
    | 'mixed-decimal-marks'
    | 'one-value'
    | 'outliers'
    | 'negative-duration'
    | 'day-or-month-first'
    | 'spellings'
    | 'mostly-missing'
    | 'missing-code'
    | 'duplicate-header'
    | 'no-header'
  readonly words: string
}

/** A column with what it seems to be. */
export interface Judged {
  readonly facts: ColumnFacts
  readonly type: ColumnType
  readonly unit?: UnitGuess
  /** Rows of the file. */
  readonly rows: number
}

/** Share of missing cells from which on a column says little. */
const MOSTLY = 0.5

/** Numbers that stand for a missing value in many surveys and exports. */
const MISSING_NUMBERS = ['-1', '-9', '-99', '-999', '-9999', '99', '999', '9999', '99999']

/** What is worth a look in a column before it is used; nothing is changed by it. */
export function suspicionsOf(judged: Judged): readonly Suspicion[] {
  return [
    headerSuspicion,
    missingSuspicion,
    signSuspicion,
    oddSuspicion,
    markSuspicion,
    oneValueSuspicion,
    outlierSuspicion,
    negativeSuspicion,
    codeSuspicion,
    orderSuspicion,
    spellingSuspicion,
  ].flatMap((rule) => rule(judged) ?? [])
}

type Found = Suspicion | undefined

function headerSuspicion({ facts }: Judged): Found {
  const { name, occurrence } = facts.header
  if (name === '') return { code: 'no-header', words: 'the column has no header' }
  if (occurrence === 1) return undefined
  const words = `the header stands ${occurrence} times: name this one with \`occurrence: ${occurrence}\``
  return { code: 'duplicate-header', words }
}

function missingSuspicion({ facts: { present }, rows }: Judged): Found {
  if (present === 0 || rows - present <= MOSTLY * rows) return undefined
  const words = `${percentInWords((rows - present) / rows)} of the cells are missing`
  return { code: 'mostly-missing', words }
}

function signSuspicion({ facts: { signs } }: Judged): Found {
  if (signs.length === 0) return undefined
  const total = signs.reduce((sum, { count }) => sum + count, 0)
  const listed = signs.map(({ text }) => `\`${text}\``).join(', ')
  const words = `${countInWords(total, 'number')} with ${listed} ${total === 1 ? 'is' : 'are'} read as text: take the sign out of the file`
  return { code: 'numbers-as-text', words }
}

function oddSuspicion({ facts, type }: Judged): Found {
  const { odd, present, numbers, signs, marks } = facts
  const mixed = marks.onlyPoint > 0 && marks.onlyComma > 0
  if (type !== 'number' || odd.length === 0 || mixed) return undefined
  const signed = signs.reduce((sum, { count }) => sum + count, 0)
  const count = present - (numbers?.count ?? 0) - signed
  if (count <= 0) return undefined
  const examples = odd.map(({ text, line }) => `\`${shortened(text)}\` in line ${line}`)
  const words = `${countInWords(count, 'cell')} no number, first ${listInWords(examples)}`
  return { code: 'not-all-numbers', words }
}

function markSuspicion({ facts: { marks } }: Judged): Found {
  const { onlyPoint, onlyComma } = marks
  if (onlyPoint === 0 || onlyComma === 0) return undefined
  const words = `${countInWords(onlyPoint, 'number')} with a decimal point, ${onlyComma} with a decimal comma`
  return { code: 'mixed-decimal-marks', words }
}

function oneValueSuspicion({ facts: { distinct, common, present } }: Judged): Found {
  if (distinct !== 1 || present < 2) return undefined
  return { code: 'one-value', words: `every cell is \`${shortened(common[0]?.text ?? '')}\`` }
}

function outlierSuspicion({ facts: { numbers }, type }: Judged): Found {
  if (type !== 'number' || numbers === undefined) return undefined
  const { below, above, low, high } = numbers.outliers
  if (below + above === 0 || low === high) return undefined
  const sides = [
    ...(below > 0 ? [`${below} below ${inWords(low)}`] : []),
    ...(above > 0 ? [`${above} above ${inWords(high)}`] : []),
  ]
  const words = `far out: ${sides.join(', ')} (three quartile distances beyond the quartiles)`
  return { code: 'outliers', words }
}

function negativeSuspicion({ facts: { numbers }, unit }: Judged): Found {
  if (numbers === undefined || numbers.negative === 0) return undefined
  if (unit === undefined || !timeUnits.has(unit.unit)) return undefined
  const words = `${countInWords(numbers.negative, 'duration')} below zero`
  return { code: 'negative-duration', words }
}

/** A value far from the rest that is one of the usual codes for "not known". */
function codeSuspicion({ facts: { numbers, common }, type }: Judged): Found {
  if (type !== 'number' || numbers === undefined) return undefined
  const { low, high } = numbers.outliers
  const code = common.find(({ text, count }) => {
    const value = Number(text)
    return count > 1 && MISSING_NUMBERS.includes(text) && (value < low || value > high)
  })
  if (code === undefined) return undefined
  const words = `\`${code.text}\` stands in ${countInWords(code.count, 'cell')}: if it means "not known", list it under \`read: missing\``
  return { code: 'missing-code', words }
}

function orderSuspicion({ facts }: Judged): Found {
  if (timeFormOf(facts) !== 'day-or-month-first') return undefined
  const [first = 0, second = 0] = facts.parts ?? []
  const order =
    first > 12
      ? 'the day comes first'
      : second > 12
        ? 'the month comes first'
        : 'which comes first cannot be told'
  const words = `dates do not begin with the year (${order}): they are read as text; write them as 2026-11-22`
  return { code: 'day-or-month-first', words }
}

function spellingSuspicion({ facts: { spellings }, type }: Judged): Found {
  const [first] = spellings
  if (first === undefined || type === 'id' || type === 'text') return undefined
  const listed = first.map((text) => `\`${shortened(text)}\``).join(', ')
  return { code: 'spellings', words: `${listed} differ in upper and lower case only` }
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
