import { isAllFinite } from '#stats/machine/column-arithmetic'
import { deeds } from '#value/formula/deeds'
import { isArithmetic, withNumber } from '#value/formula/deeds-with-number'
import type { FormulaFailure } from '#value/formula/find-failure'
import { findFailure } from '#value/formula/find-failure'
import type { Operation, Program } from '#value/formula/program'

/** Gives the array of a slot for the draws of this block, in base units. */
export type Inputs = (slot: number) => Float64Array

/** The draws that are computed at once. */
export interface Block {
  /** What `year` is: 1, 2, ... */
  readonly year: number
  /** How many draws; at most the length of each scratch array. */
  readonly length: number
}

/** What a formula gave: an array of `length` values, or the first draw that gave none. */
export type Run =
  | { readonly values: Float64Array; readonly failure?: never }
  | { readonly values?: never; readonly failure: FormulaFailure }

/**
 * What does a formula give on a block of draws? Every operation runs over the whole block. The
 * values are a view of the scratch, or of an input where the formula is that input alone: copy
 * what has to outlive the next run, and change nothing in it. A result that is infinite or not a
 * number is a failure; inside a branch that `if` did not take it does not count.
 */
export function runProgram(
  program: Program,
  inputs: Inputs,
  block: Block,
  scratch: readonly Float64Array[],
): Run {
  const registers: Operand[] = []
  const run = { inputs, block, scratch }
  const { operations } = program
  for (let k = 0; k < operations.length; k++) {
    const operation = operations[k]!
    registers[operation.to] = runOperation(operation, registers, run)
  }
  const whole = asArray(registers[program.result] ?? 0, program.result, run)
  const values = whole.length === block.length ? whole : whole.subarray(0, block.length)
  const draw = firstNotFinite(values)
  if (draw === undefined) return { values }
  const valueAt = (slot: number): number => inputs(slot)[draw] ?? NaN
  return { failure: findFailure(program, valueAt, draw, block.year) }
}

/** Values of a register: one number where all draws have the same. */
type Operand = Float64Array | number

function runOperation(
  operation: Operation,
  registers: readonly Operand[],
  run: {
    readonly inputs: Inputs
    readonly block: Block
    readonly scratch: readonly Float64Array[]
  },
): Operand {
  if (operation.kind === 'input') return run.inputs(operation.slot)
  if (operation.kind === 'constant') return operation.value
  if (operation.kind === 'year') return run.block.year
  const { deed, of, to } = operation
  const out = scratchOf(to, run)
  if (of.length === 2 && isArithmetic(deed)) {
    const [left = 0, right = 0] = [registers[of[0]!], registers[of[1]!]]
    if (typeof left === 'number' || typeof right === 'number') {
      return withNumber[deed](out, left, right, run.block.length)
    }
  }
  const arrays = of.map((register) => asArray(registers[register] ?? 0, register, run))
  deeds[deed](out, arrays, run.block.length)
  return out
}

function scratchOf(
  register: number,
  { block, scratch }: { readonly block: Block; readonly scratch: readonly Float64Array[] },
): Float64Array {
  const out = scratch[register]
  if (out === undefined || out.length < block.length) {
    throw new RangeError('the scratch is too small for this program')
  }
  return out
}

/** An array of its own register where there was one number. */
function asArray(
  operand: Operand,
  register: number,
  run: { readonly block: Block; readonly scratch: readonly Float64Array[] },
): Float64Array {
  if (typeof operand !== 'number') return operand
  return scratchOf(register, run).fill(operand, 0, run.block.length)
}

function firstNotFinite(values: Float64Array): number | undefined {
  if (isAllFinite(values, values.length)) return undefined
  for (let draw = 0; draw < values.length; draw++) {
    if (!Number.isFinite(values[draw])) return draw
  }
  return undefined
}
