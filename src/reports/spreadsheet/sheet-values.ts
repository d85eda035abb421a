import { instantText } from '#quantity/instant'
import { irr, type InternalRate } from '#value/cash-flow/irr'
import { dayNumber, periodEnds } from '#value/plan-dates'

/** What a cell holds; nothing where it is empty. */
export type CellValue = number | string | boolean | undefined

/** A value, or those of a range row by row. */
export type SheetValue = CellValue | readonly CellValue[]

/** A formula that has no value: spreadsheets show an error. */
export class NoValue extends Error {
  override readonly name = 'NoValue'
}

/** One value; the only one of a range of one. */
export function single(value: SheetValue): CellValue {
  return Array.isArray(value) ? (value as readonly CellValue[])[0] : (value as CellValue)
}

/** A value as a number: an empty cell is 0, a text has none. */
export function numeric(value: CellValue): number {
  if (value === undefined) return 0
  if (typeof value === 'string') throw new NoValue('a text is no number')
  return Number(value)
}

/** A number that a cell can hold. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new NoValue('no finite number')
  return value
}

type Apply = (arguments_: readonly SheetValue[]) => CellValue

const all = (values: readonly SheetValue[]): readonly CellValue[] => values.flat() as CellValue[]

/** Texts and empty cells do not count where a function takes ranges. */
const numbersOf = (values: readonly SheetValue[]): readonly number[] =>
  all(values).filter((value) => typeof value === 'number')

const first = (values: readonly SheetValue[]): number => numeric(single(values[0]))
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)
const list = (value: SheetValue): readonly CellValue[] => all([value])

/** The functions that our workbooks use, but for those that leave parts uncomputed. */
export const sheetFunctions: Readonly<Record<string, Apply>> = {
  SUM: (values) => sum(numbersOf(values)),
  MIN: (values) => Math.min(...numbersOf(values)),
  MAX: (values) => Math.max(...numbersOf(values)),
  COUNT: (values) => numbersOf(values).length,
  AVERAGE: (values) => sum(numbersOf(values)) / numbersOf(values).length,
  EXP: (values) => Math.exp(first(values)),
  LN: (values) => Math.log(first(values)),
  SQRT: (values) => Math.sqrt(first(values)),
  ABS: (values) => Math.abs(first(values)),
  SIGN: (values) => Math.sign(first(values)),
  ROUND: ([value, digits]) => rounded(value, digits, Math.round),
  ROUNDUP: ([value, digits]) =>
    rounded(value, digits, (size) => Math.sign(size) * Math.ceil(Math.abs(size))),
  REPT: ([text, times]) => String(single(text)).repeat(numeric(single(times))),
  AND: (values) => all(values).every((value) => numeric(value) !== 0),
  OR: (values) => all(values).some((value) => numeric(value) !== 0),
  INDEX: ([range, , column]) => list(range)[numeric(single(column)) - 1],
  MATCH: ([value, range]) => placeOf(single(value), list(range)),
  SUMPRODUCT: sumProduct,
  SUMIF: sumIf,
  NPV: ([rate, ...flows]) =>
    sum(numbersOf(flows).map((flow, year) => flow / (1 + numeric(single(rate))) ** (year + 1))),
  IRR: ([flows]) => onlyRate(irr(numbersOf([flows]), false)),
  INT: (values) => Math.floor(first(values)),
  DATE: ([year, month, day]) => {
    const parts = [year, month, day].map((part) => String(numeric(single(part))).padStart(2, '0'))
    return serialOf(parts.join('-'))
  },
  EDATE: ([day, months]) => {
    const start = dayOf(numeric(single(day)))
    const horizon = numeric(single(months)) / 12
    const ends = periodEnds({ start, horizon, period: 'month', midPeriod: false })
    return numeric(single(day)) + ends.at(-1)!
  },
}

/** The days before 1970 that spreadsheets count. */
const DAYS_BEFORE = 25_569
const DAY = 86_400_000

function serialOf(day: string): number {
  return DAYS_BEFORE + (dayNumber(day) ?? NaN)
}

function dayOf(serial: number): string {
  return instantText({ at: (serial - DAYS_BEFORE) * DAY, form: 'day' })
}

function onlyRate(found: InternalRate): number {
  if (found.kind !== 'one') throw new NoValue('not one rate')
  return found.rate
}

function placeOf(value: CellValue, values: readonly CellValue[]): number {
  const place = values.indexOf(value)
  if (place === -1) throw new NoValue('it is not among them')
  return place + 1
}

function rounded(value: SheetValue, digits: SheetValue, round: (size: number) => number): number {
  const scale = 10 ** numeric(single(digits))
  return round(numeric(single(value)) * scale) / scale
}

function sumProduct(values: readonly SheetValue[]): number {
  const lists = values.map(list)
  const product = (place: number): number =>
    lists.reduce((total, each) => total * numeric(each[place]), 1)
  return sum((lists[0] ?? []).map((_, place) => product(place)))
}

function sumIf([range, condition, added]: readonly SheetValue[]): number {
  const wanted = single(condition)
  const [of, values] = [list(range), added === undefined ? list(range) : list(added)]
  return sum(of.map((value, i) => (meets(value, wanted) ? numeric(values[i]) : 0)))
}

function meets(value: CellValue, wanted: CellValue): boolean {
  if (wanted === '<0') return typeof value === 'number' && value < 0
  if (wanted === '>0') return typeof value === 'number' && value > 0
  return value === wanted
}
