/**
 * Arithmetic on columns of as many lanes each, all in one array: what is written for one number is computed for
 * many at once. As machine code where the engine allows it, else by the loops here, to the same bits.
 */
import { exponentialParts, exponentialRoots, exponentials } from '../special/exponentials.ts'
import { arrayLoops } from './array-loops.ts'
import { checkLoops } from './check-loops.ts'
import { exponentialLoop } from './exponential-loop.ts'
import { laneLoops } from './lane-loops.ts'
import { createWorkspace, machineCode, type MachineCode, type MachineLoop } from './workspace.ts'

/** Lanes of a column. */
export const LANES = 32

const laneCode = machineCode(() => [
  ...arrayLoops(),
  ...checkLoops(),
  exponentialLoop(exponentialParts),
  ...laneLoops(),
])

/** Columns in one array; places and lengths count its numbers. */
export interface Lanes {
  readonly cells: Float64Array
  readonly machine?: {
    readonly loops: Readonly<Record<string, MachineLoop>>
    /** Bytes before the first cell, and before the roots of `exponentials`. */
    readonly start: number
    readonly roots: number
  }
}

/** So many numbers, all 0. */
export function createLanes(numbers: number, code: MachineCode = laneCode): Lanes {
  const space = createWorkspace(8 * (numbers + exponentialRoots.length) + 256, code)
  const roots = space.column(exponentialRoots.length)
  roots.set(exponentialRoots)
  const cells = space.column(numbers)
  const [start, table] = [space.addressOf(cells), space.addressOf(roots)]
  if (space.loops === undefined || start === undefined || table === undefined) return { cells }
  return { cells, machine: { loops: space.loops, start, roots: table } }
}

/** One calculation at places that are fixed. */
export type Step = () => void

/** Some calculations, one after the other. */
export function inTurn(steps: readonly Step[]): Step {
  return () => {
    for (const step of steps) step()
  }
}

/**
 * Rows of sums of products, lane by lane: row r is from[r] with the `count` products a[r] b[r], each one column
 * further on. What is left out of `*Row` stays the same for all rows.
 */
export interface ProductSums {
  readonly out: number
  readonly from: number
  readonly a: number
  readonly b: number
  readonly times?: number
  readonly outRow?: number
  readonly fromRow?: number
  readonly aRow?: number
  readonly bRow?: number
  readonly timesRow?: number
  readonly aStep: number
  readonly bStep: number
  readonly count: number
  readonly rows: number
  /** Lanes, a multiple of 8. */
  readonly width: number
}

/** out = from + a b + ...; or - a b - ...; or (from - a b - ...) times. */
export function productSums(
  { cells, machine }: Lanes,
  kind: 'add' | 'take' | 'solve',
  sums: ProductSums,
): Step {
  if (sums.rows === 0) return () => undefined
  if (machine === undefined) return () => plainSums(cells, kind, sums)
  const { times = sums.out, outRow = 0, fromRow = 0, aRow = 0, bRow = 0, timesRow = 0 } = sums
  const at = (place: number): number => machine.start + 8 * place
  const [out, from, a, b, factor] = [sums.out, sums.from, sums.a, sums.b, times].map(at)
  const [row1, row2, row3, row4, row5] = [outRow, fromRow, aRow, bRow, timesRow].map((n) => 8 * n)
  const loop = machine.loops[`${kind}Products`]!
  const { count, rows } = sums
  const [aStep, bStep, bytes] = [8 * sums.aStep, 8 * sums.bStep, 8 * sums.width]
  return () => {
    loop(
      out!,
      from!,
      a!,
      b!,
      factor!,
      row1!,
      row2!,
      row3!,
      row4!,
      row5!,
      aStep,
      bStep,
      count,
      rows,
      bytes,
    )
  }
}

function plainSums(cells: Float64Array, kind: 'add' | 'take' | 'solve', sums: ProductSums): void {
  const { outRow = 0, fromRow = 0, aRow = 0, bRow = 0, timesRow = 0, width, count, rows } = sums
  for (let row = 0; row < rows; row++)
    for (let lane = 0; lane < width; lane++) {
      let sum = cells[sums.from + row * fromRow + lane]!
      let a = sums.a + row * aRow + lane
      let b = sums.b + row * bRow + lane
      for (let k = 0; k < count; k++, a += sums.aStep, b += sums.bStep) {
        if (kind === 'add') sum += cells[a]! * cells[b]!
        else sum -= cells[a]! * cells[b]!
      }
      if (kind === 'solve') sum *= cells[sums.times! + row * timesRow + lane]!
      cells[sums.out + row * outRow + lane] = sum
    }
}

const plain = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
} as const

/** out = a with b, place by place; the length is a multiple of 8. */
export function eachPlace(
  { cells, machine }: Lanes,
  kind: keyof typeof plain,
  [out, a, b]: readonly [number, number, number],
  length: number,
): Step {
  if (machine === undefined) {
    const each = plain[kind]
    return () => {
      for (let i = 0; i < length; i++) cells[out + i] = each(cells[a + i]!, cells[b + i]!)
    }
  }
  const loop = machine.loops[kind]!
  const { start } = machine
  const [to, first, second] = [start + 8 * out, start + 8 * a, start + 8 * b]
  return () => {
    loop(to, first, second, 8 * length)
  }
}

/** out = n a; the length is a multiple of 8. */
export function multiplyBy(
  { cells, machine }: Lanes,
  [out, a]: readonly [number, number],
  n: number,
  length: number,
): void {
  if (machine) {
    const { loops, start } = machine
    loops['multiplyNumber']!(start + 8 * out, start + 8 * a, n, 8 * length)
  } else for (let i = 0; i < length; i++) cells[out + i] = cells[a + i]! * n
}

/** out = out + n a; the length is a multiple of 8. */
export function addTimes(
  { cells, machine }: Lanes,
  [out, a]: readonly [number, number],
  n: number,
  length: number,
): void {
  if (machine) {
    const { loops, start } = machine
    const to = start + 8 * out
    loops['addScaled']!(to, to, start + 8 * a, n, 8 * length)
  } else for (let i = 0; i < length; i++) cells[out + i]! += cells[a + i]! * n
}

/** out = 1 / sqrt(a) in each lane. */
export function inverseRoots({ cells, machine }: Lanes, [out, a]: readonly [number, number]): Step {
  if (machine === undefined)
    return () => {
      for (let i = 0; i < LANES; i++) cells[out + i] = 1 / Math.sqrt(cells[a + i]!)
    }
  const loop = machine.loops['inverseRoots']!
  const [to, from] = [machine.start + 8 * out, machine.start + 8 * a]
  return () => {
    loop(to, from, 8 * LANES)
  }
}

/** Within it `exponentials` uses its table. */
const REACH = 699

/** The exponentials of some columns, in place. */
export function exponentialsOf({ cells, machine }: Lanes, place: number, length: number): Step {
  const own = cells.subarray(place, place + length)
  if (machine === undefined) return () => exponentials(own, own, length)
  const { loops, start, roots } = machine
  const [within, exponential] = [loops['within']!, loops['exponential']!]
  const [from, bytes] = [start + 8 * place, 8 * length]
  return () => {
    if (within(from, -REACH, REACH, bytes) !== 0) exponential(from, from, roots, bytes)
    else exponentials(own, own, length)
  }
}

/** Columns of odds become chances: over 1 and their sum, which goes to `totals`. */
export function chancesOf(
  { cells, machine }: Lanes,
  [odds, totals]: readonly [number, number],
  count: number,
): Step {
  if (machine === undefined) return () => plainChances(cells, [odds, totals], count)
  const loop = machine.loops['chances']!
  const [from, to] = [machine.start + 8 * odds, machine.start + 8 * totals]
  return () => {
    loop(from, to, count, 8 * LANES)
  }
}

function plainChances(
  cells: Float64Array,
  [odds, totals]: readonly [number, number],
  count: number,
): void {
  for (let lane = 0; lane < LANES; lane++) {
    const end = odds + count * LANES
    let sum = 1
    for (let at = odds + lane; at < end; at += LANES) sum += cells[at]!
    cells[totals + lane] = sum
    const share = 1 / sum
    for (let at = odds + lane; at < end; at += LANES) cells[at]! *= share
  }
}
