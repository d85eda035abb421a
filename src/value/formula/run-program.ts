import { deeds } from '#value/formula/deeds'
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

/** Room for the registers of a program; any program with at most as many can use it again. */
export function createScratch(registers: number, length: number): readonly Float64Array[] {
  return Array.from({ length: registers }, () => new Float64Array(length))
}

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
  const registers: Float64Array[] = []
  for (const operation of program.operations) {
    registers[operation.to] = runOperation(operation, registers, { inputs, block, scratch })
  }
  const whole = registers[program.result] ?? new Float64Array(0)
  const values = whole.length === block.length ? whole : whole.subarray(0, block.length)
  const draw = firstNotFinite(values)
  if (draw === undefined) return { values }
  const valueAt = (slot: number): number => inputs(slot)[draw] ?? NaN
  return { failure: findFailure(program, valueAt, draw, block.year) }
}

function runOperation(
  operation: Operation,
  registers: readonly Float64Array[],
  run: {
    readonly inputs: Inputs
    readonly block: Block
    readonly scratch: readonly Float64Array[]
  },
): Float64Array {
  if (operation.kind === 'input') return run.inputs(operation.slot)
  const out = run.scratch[operation.to]
  const { length, year } = run.block
  if (out === undefined || out.length < length) {
    throw new RangeError('the scratch is too small for this program')
  }
  if (operation.kind === 'constant') return out.fill(operation.value, 0, length)
  if (operation.kind === 'year') return out.fill(year, 0, length)
  const of = operation.of.flatMap((register) => registers[register] ?? [])
  deeds[operation.deed](out, of, length)
  return out
}

function firstNotFinite(values: Float64Array): number | undefined {
  for (let draw = 0; draw < values.length; draw++) {
    if (!Number.isFinite(values[draw])) return draw
  }
  return undefined
}
