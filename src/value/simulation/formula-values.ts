import { BLOCK_LENGTH } from '#stats/random/generator'
import { isOutside, roleRanges, type RoleRange } from '#value/expression-role'
import type { FormulaFailure } from '#value/formula/find-failure'
import type { Program } from '#value/formula/program'
import { createScratch, runProgram } from '#value/formula/run-program'
import type { ModelExpression } from '#value/model-expressions'
import type { BlockClock, BlockValues } from './block-values.ts'

/** A compiled expression with what it takes. */
export interface CompiledExpression {
  readonly source: ModelExpression
  readonly program: Program
  /** By slot of the program. */
  readonly inputs: readonly BlockValues[]
  /** What the result is multiplied by: a year's money for money a second. */
  readonly factor: number
}

/** What went wrong on the way, by expression. */
export interface FormulaLedger {
  failed(source: ModelExpression, failure: FormulaFailure): void
  /** The values of a block were checked against the range of their role: so many are outside. */
  checked(source: ModelExpression, outside: number): void
}

/**
 * The values of an expression over a block: computed once, or once a year where it uses `year`.
 * A part of other formulas may fail where they do not take it; everything else is reported.
 */
export function formulaValues(
  compiled: CompiledExpression,
  clock: BlockClock,
  ledger: FormulaLedger,
): BlockValues {
  const { source, program, inputs, factor } = compiled
  const usesYear =
    program.operations.some(({ kind }) => kind === 'year') || inputs.some((input) => input.usesYear)
  const values = new Float64Array(BLOCK_LENGTH)
  const scratch = createScratch(program.registers, BLOCK_LENGTH)
  const range = roleRanges[source.role]
  let version = -1
  let lastYear = 0
  return {
    usesYear,
    at(year) {
      if (version === clock.version && (!usesYear || year === lastYear)) return values
      version = clock.version
      lastYear = year
      const arrays = inputs.map((input) => input.at(year))
      const run = runProgram(
        program,
        (slot) => arrays[slot]!,
        { year, length: clock.length },
        scratch,
      )
      if (run.failure !== undefined) ledger.failed(source, run.failure)
      const result = run.values ?? unfinished(program, arrays, scratch)
      for (let i = 0; i < clock.length; i++) values[i] = result[i]! * factor
      if (range !== undefined) ledger.checked(source, countOutside(values, range, clock.length))
      return values
    },
  }
}

/** What a failed run left: values that are not finite stay so. */
function unfinished(
  program: Program,
  arrays: readonly Float64Array[],
  scratch: readonly Float64Array[],
): Float64Array {
  const last = program.operations.at(-1)
  return last?.kind === 'input' ? arrays[last.slot]! : scratch[program.result]!
}

function countOutside(values: Float64Array, range: RoleRange, length: number): number {
  let count = 0
  for (let i = 0; i < length; i++) if (isOutside(values[i]!, range)) count++
  return count
}
