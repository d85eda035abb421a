/**
 * What finance asks of rows of flows, one row a draw, over the first `length` draws of columns, a
 * column a period: as machine code where the columns lie in a column space, else by the loops here,
 * to the same bits. Of a column in a column space the draws up to the next multiple of 8 may change too.
 */
import { loopsFor, type ColumnLoops } from './column-space.ts'
import type { Workspace } from './workspace.ts'

/** Columns by period, the start first, with what the machine needs to find them. */
export interface FlowColumns {
  readonly columns: readonly Float64Array[]
  /** Their addresses. */
  readonly list: Int32Array
}

/** Columns of flows as the functions here take them; they all lie in the space, if that has machine code. */
export function flowColumns(columns: readonly Float64Array[], space: Workspace): FlowColumns {
  const list = space.words(columns.length)
  for (const [k, column] of columns.entries()) list[k] = column.byteOffset
  return { columns, list }
}

function loopsOf(
  { columns, list }: FlowColumns,
  ...out: readonly [Float64Array, Float64Array]
): ColumnLoops | undefined {
  const { buffer } = list
  if (columns.some((column) => column.buffer !== buffer) || out[0].buffer !== buffer)
    return undefined
  return loopsFor(...out)
}

function bytes(length: number): number {
  return ((length + 7) & ~7) * 8
}

/**
 * One of Newton's steps towards the discount factors at which rows of flows are worth nothing:
 * factor = factor - change, change = value / slope.
 */
export function stepTowardsRate(
  flows: FlowColumns,
  { factors, changes }: Readonly<Record<'factors' | 'changes', Float64Array>>,
  length: number,
): void {
  const { columns, list } = flows
  const last = columns.length - 1
  const at = loopsOf(flows, factors, changes)
  if (at) {
    const { byteOffset } = factors
    at.loops['rateStep']!(list.byteOffset, 4 * last, byteOffset, changes.byteOffset, bytes(length))
    return
  }
  for (let i = 0; i < length; i++) {
    const factor = factors[i]!
    let [value, slope] = [0, 0]
    for (let k = last; k >= 0; k--) {
      slope = slope * factor + value
      value = value * factor + columns[k]![i]!
    }
    changes[i] = value / slope
    factors[i] = factor - changes[i]!
  }
}

/**
 * After how many periods has each row of flows brought back what it took (as `payback` says; infinite
 * where never), and does its running total fall below zero again (1, else 0)?
 */
export function paybackPeriods(
  flows: FlowColumns,
  { periods, turns }: Readonly<Record<'periods' | 'turns', Float64Array>>,
  length: number,
): void {
  const { columns, list } = flows
  const at = loopsOf(flows, periods, turns)
  if (at) {
    const ends = 4 * columns.length
    at.loops['payback']!(list.byteOffset, ends, periods.byteOffset, turns.byteOffset, bytes(length))
    return
  }
  for (let i = 0; i < length; i++) {
    let [total, back, turned] = [0, Infinity, 0]
    let begun = false
    for (let period = 0; period < columns.length; period++) {
      const flow = columns[period]![i]!
      const before = total
      total += flow
      if (!begun && total === 0) continue
      if (back < Infinity) turned = total < 0 ? 1 : turned
      else if (total >= 0) back = begun ? period - 1 - before / flow : 0
      begun = true
    }
    periods[i] = back
    turns[i] = turned
  }
}
