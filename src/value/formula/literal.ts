import { convertFactor, isDimensionless, sameDimensions } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { Span } from '#value/formula/expression'
import type { Reader } from '#value/formula/reader'
import { advance, fail, peek, peekText } from '#value/formula/reader'
import { largestNumber } from '#value/formula/tokenize'

/** A number as written in a range or distribution, with its sign. */
export interface Literal {
  readonly value: number
  readonly unit?: Unit
  readonly span: Span
}

/** Numbers in one unit; without `unit` they are plain. */
export interface Literals {
  readonly values: readonly number[]
  readonly unit?: Unit
}

/** Takes a number with its sign; undefined, and nothing taken, where none stands there. */
export function readLiteral(reader: Reader): Literal | undefined {
  const negative = peekText(reader) === '-'
  const token = peek(reader, negative ? 1 : 0)
  if (token.kind !== 'number') return undefined
  const { start } = advance(reader).span
  if (negative) advance(reader)
  const value = negative ? -token.value : token.value
  const span = { start, end: token.span.end }
  return { value, span, ...(token.unit === undefined ? {} : { unit: token.unit }) }
}

/**
 * Puts numbers into the unit that follows them all: of the last number, or of the closing
 * bracket, or what stands elsewhere for numbers without a unit. Undefined with a finding where
 * that cannot be.
 */
export function inOneUnit(
  reader: Reader,
  literals: readonly Literal[],
  trailing?: Unit,
): Literals | undefined {
  const bare = literals.every((literal) => literal.unit === undefined)
  const unit = trailing ?? literals.at(-1)?.unit ?? (bare ? reader.unit : undefined)
  const misfit = literals.find((literal) => !fits(literal, unit))
  if (misfit !== undefined) {
    reportMisfit(reader, misfit, unit)
    return undefined
  }
  const values = literals.map((literal) => valueIn(literal, unit))
  const tooLarge = literals[values.findIndex((value) => Math.abs(value) > largestNumber)]
  if (tooLarge === undefined) return unit === undefined ? { values } : { values, unit }
  fail(reader, 'range', tooLarge.span, ['This number is too large.', 'Write it in a larger unit.'])
  return undefined
}

function fits(literal: Literal, unit: Unit | undefined): boolean {
  return literal.unit === undefined || (unit !== undefined && sameDimensions(literal.unit, unit))
}

function reportMisfit(reader: Reader, { unit, span }: Literal, wanted: Unit | undefined): void {
  const written = unit?.text ?? ''
  if (wanted !== undefined) {
    fail(reader, 'unit', span, [
      `${written} and ${wanted.text} do not go together.`,
      `Write all of them in ${wanted.text}.`,
    ])
    return
  }
  const hint = `Write it after the last number too: \`${written}\`.`
  fail(reader, 'unit', span, ['The unit of the last number is missing.', hint])
}

function valueIn({ value, unit }: Literal, wanted: Unit | undefined): number {
  if (unit === undefined || wanted === undefined || unit === wanted) return value
  return value * convertFactor(unit, wanted)
}

/** Whether the numbers may be shares: without a unit, or in percent; `hour/year` is none. */
export function areShares({ unit }: Literals): boolean {
  return unit === undefined || (isDimensionless(unit) && !unit.text.includes('/'))
}

/** Shares as plain numbers: 5 % is 0.05. */
export function asShares(literals: Literals): readonly number[] {
  const factor = literals.unit?.factor ?? 1
  return factor === 1 ? literals.values : literals.values.map((value) => value * factor)
}
