import { isWithin, scale } from '#stats/machine/column-arithmetic'
import { roleRanges, type RoleRange } from '#value/expression-role'
import type { FormulaFailure } from '#value/formula/find-failure'
import type { Program } from '#value/formula/program'
import { runProgram } from '#value/formula/run-program'
import type { ModelExpression } from '#value/model-expressions'
import { yearOf } from '#value/periods'
import type { BlockClock, BlockValues } from './block-values.ts'

/** A compiled expression with what it takes. */
export interface CompiledExpression {
  readonly source: ModelExpression
  readonly program: Program
  /** By slot of the program. */
  readonly inputs: readonly BlockValues[]
  /** What the result is multiplied by: a year's money for money a second. */
  readonly factor: number
  /** Room for the registers of the program, of which that of the result is its own. */
  readonly scratch: readonly Float64Array[]
}

/** What went wrong on the way, by expression. */
export interface FormulaLedger {
  failed(source: ModelExpression, failure: FormulaFailure): void
  /** The values of a block were checked against the range of their role: so many are outside. */
  checked(source: ModelExpression, outside: number): void
}

/**
 * The values of an expression over a block: computed once, or once a period where it uses `year` or `month`.
 * A part of other formulas may fail where they do not take it; everything else is reported.
 */
export function formulaValues(
  compiled: CompiledExpression,
  clock: BlockClock,
  ledger: FormulaLedger,
): BlockValues {
  const { source, program, inputs, factor, scratch } = compiled
  const usesYear =
    program.operations.some(({ kind }) => kind === 'year') || inputs.some((input) => input.usesYear)
  const isInput = program.operations.at(-1)?.kind === 'input'
  const copy = isInput && factor !== 1 ? clock.column() : undefined
  let values: Float64Array = copy ?? new Float64Array(0)
  const range = roleRanges[source.role]
  let version = -1
  let lastPeriod = 0
  return {
    usesYear,
    at(period) {
      if (version === clock.version && (!usesYear || period === lastPeriod)) return values
      version = clock.version
      lastPeriod = period
      const arrays = inputs.map((input) => input.at(period))
      const run = runProgram(
        program,
        (slot) => arrays[slot]!,
        { year: yearOf(period, clock.perYear), length: clock.length },
        scratch,
      )
      if (run.failure !== undefined) ledger.failed(source, run.failure)
      values = resultOf(program, arrays, scratch)
      if (factor !== 1) values = scaled(values, factor, { into: copy ?? values, clock })
      if (range !== undefined) ledger.checked(source, countOutside(values, range, clock.length))
      return values
    },
  }
}

/** The whole array that holds a result: of an input, or a register; values that are not finite stay so. */
function resultOf(
  program: Program,
  arrays: readonly Float64Array[],
  scratch: readonly Float64Array[],
): Float64Array {
  const last = program.operations.at(-1)
  return last?.kind === 'input' ? arrays[last.slot]! : scratch[program.result]!
}

function scaled(
  values: Float64Array,
  factor: number,
  { into, clock }: { readonly into: Float64Array; readonly clock: BlockClock },
): Float64Array {
  scale(into, values, factor, clock.length)
  return into
}

/** How many values `isOutside` would find, which are mostly none. */
function countOutside(values: Float64Array, range: RoleRange, length: number): number {
  const { low, high, closed } = range
  const least = closed ? low : nextUp(low)
  if (isWithin(values, { low: least, high }, length)) return 0
  let count = 0
  for (let i = 0; i < length; i++) if (values[i]! > high || values[i]! < least) count++
  return count
}

/** The next number above: what is not below it lies above the one before. */
function nextUp(value: number): number {
  const step = Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE)
  let above = value + step
  for (let half = step / 2; value + half > value; half /= 2) above = value + half
  return above
}
