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
  /** The part's arguments at that draw. */
  readonly of: readonly PartValue[]
  /** The assumptions, needs and formulas inside these arguments at that draw. */
  readonly inputs: readonly PartValue[]
}

/** A part of a formula with its value, in base units. */
interface PartValue {
  readonly span: Span
  readonly value: number
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
  const deed = operation.kind === 'apply' ? { deed: operation.deed } : {}
  const inputs = traced.of.flatMap(inputsOf).map(partValue)
  return { draw, span: operation.span, of: traced.of.map(partValue), inputs, ...deed }
}

function partValue({ operation, value }: Traced): PartValue {
  return { span: operation.span, value }
}

/** What a part takes from outside, in the order of the formula. */
function inputsOf(part: Traced): readonly Traced[] {
  return part.operation.kind === 'input' ? [part] : part.of.flatMap(inputsOf)
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
