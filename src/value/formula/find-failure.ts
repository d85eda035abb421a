import { deeds } from '#value/formula/deeds'
import type { Span } from '#value/formula/expression'
import type { Deed, Operation, Program } from '#value/formula/program'

/** The part of a formula that first gave no finite number. */
export interface FormulaFailure {
  /** Index of the draw in its block, 0-based. */
  readonly draw: number
  readonly span: Span
  /** Absent where an input was not finite itself. */
  readonly deed?: Deed
  /** The part's arguments at that draw, in base units. */
  readonly of: readonly { readonly span: Span; readonly value: number }[]
}

/** One operation at one draw. */
interface Traced {
  readonly operation: Operation
  readonly value: number
  readonly of: readonly Traced[]
}

/**
 * Which operation made the result of one draw infinite or not a number: the earliest one on the
 * way to the result whose own arguments are finite.
 */
export function findFailure(
  program: Program,
  valueAt: (slot: number) => number,
  draw: number,
  year: number,
): FormulaFailure {
  const registers: Traced[] = []
  for (const operation of program.operations) {
    const of = operation.kind === 'apply' ? argumentsOf(operation.of, registers) : []
    registers[operation.to] = { operation, of, value: valueOf(operation, of, { valueAt, year }) }
  }
  let traced = registers[program.result]
  if (traced === undefined) throw new RangeError('a program has a result')
  for (let next = culprit(traced); next !== undefined; next = culprit(next)) traced = next
  const { operation } = traced
  const of = traced.of.map(({ operation, value }) => ({ span: operation.span, value }))
  const deed = operation.kind === 'apply' ? { deed: operation.deed } : {}
  return { draw, span: operation.span, of, ...deed }
}

function argumentsOf(of: readonly number[], registers: readonly Traced[]): readonly Traced[] {
  return of.flatMap((register) => registers[register] ?? [])
}

function valueOf(
  operation: Operation,
  of: readonly Traced[],
  draw: { readonly valueAt: (slot: number) => number; readonly year: number },
): number {
  if (operation.kind === 'constant') return operation.value
  if (operation.kind === 'year') return draw.year
  if (operation.kind === 'input') return draw.valueAt(operation.slot)
  const out = new Float64Array(1)
  const values = of.map(({ value }) => Float64Array.of(value))
  deeds[operation.deed](out, values, 1)
  return out[0] ?? NaN
}

/** The argument that was not finite; of `if` only the condition and the branch it took. */
function culprit({ operation, of }: Traced): Traced | undefined {
  const [condition, yes, no] = of
  const chooses = operation.kind === 'apply' && operation.deed === 'if'
  const taken = chooses ? [condition, condition?.value === 0 ? no : yes] : of
  return taken.find((argument) => argument !== undefined && !Number.isFinite(argument.value))
}
