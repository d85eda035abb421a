/**
 * Arithmetic over the first `length` places of columns: as machine code where they lie in a column
 * space, else by the loops here, to the same bits. `out` may be one of the others; of a column
 * in a column space the places up to the next multiple of 8 may change too.
 */
import { REPLICATES } from '../random/points.ts'
import { exponentials } from '../special/exponentials.ts'
import { loopsFor } from './column-space.ts'

/** The bytes of so many places, rounded up to whole turns of the machine's loops. */
function bytes(length: number): number {
  return ((length + 7) & ~7) * 8
}

type Column = Float64Array

/** out = a + b. */
export function add(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  if (at) at.loops['add']!(out.byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! + b[i]!
}

/** out = a - b. */
export function subtract(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  if (at) at.loops['subtract']!(out.byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! - b[i]!
}

/** out = a b. */
export function multiply(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  if (at) at.loops['multiply']!(out.byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! * b[i]!
}

/** out = a / b. */
export function divide(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  if (at) at.loops['divide']!(out.byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! / b[i]!
}

/** out = a + n. */
export function addNumber(out: Column, a: Column, n: number, length: number): void {
  const at = loopsFor(out, a)
  if (at) at.loops['addNumber']!(out.byteOffset, a.byteOffset, n, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! + n
}

/** out = n - a. */
export function subtractFrom(out: Column, a: Column, n: number, length: number): void {
  const at = loopsFor(out, a)
  if (at) at.loops['fromNumber']!(out.byteOffset, a.byteOffset, n, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = n - a[i]!
}

/** out = n a. */
export function scale(out: Column, a: Column, n: number, length: number): void {
  const at = loopsFor(out, a)
  if (at) at.loops['multiplyNumber']!(out.byteOffset, a.byteOffset, n, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! * n
}

/** out = a / n. */
export function divideBy(out: Column, a: Column, n: number, length: number): void {
  const at = loopsFor(out, a)
  if (at) at.loops['divideNumber']!(out.byteOffset, a.byteOffset, n, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! / n
}

/** out = n / a. */
export function divideInto(out: Column, a: Column, n: number, length: number): void {
  const at = loopsFor(out, a)
  if (at) at.loops['numberOver']!(out.byteOffset, a.byteOffset, n, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = n / a[i]!
}

/** out = -a. */
export function negate(out: Column, a: Column, length: number): void {
  const at = loopsFor(out, a)
  if (at) at.loops['negate']!(out.byteOffset, a.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = -a[i]!
}

/** out = a (1 - b). */
export function reduceBy(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  if (at) at.loops['reduce']!(out.byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! * (1 - b[i]!)
}

/** out = a (1 + b). */
export function growBy(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  if (at) at.loops['grow']!(out.byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i] = a[i]! * (1 + b[i]!)
}

/** out = out + a b. */
export function addProduct(out: Column, a: Column, b: Column, length: number): void {
  const at = loopsFor(out, a, b)
  const { byteOffset } = out
  if (at) at.loops['addProduct']!(byteOffset, byteOffset, a.byteOffset, b.byteOffset, bytes(length))
  else for (let i = 0; i < length; i++) out[i]! += a[i]! * b[i]!
}

/** out = out + n a. */
export function addScaled(out: Column, a: Column, n: number, length: number): void {
  const at = loopsFor(out, a)
  const { byteOffset } = out
  if (at) at.loops['addScaled']!(byteOffset, byteOffset, a.byteOffset, n, bytes(length))
  else for (let i = 0; i < length; i++) out[i]! += a[i]! * n
}

/** out = exp(a), as `exponentials` gives it. */
export function exponential(out: Column, a: Column, length: number): void {
  const at = loopsFor(out, a)
  if (at === undefined || length % 8 > 0 || !isWithin(a, { low: -699, high: 699 }, length)) {
    exponentials(a, out, length)
  } else at.loops['exponential']!(out.byteOffset, a.byteOffset, at.roots, bytes(length))
}

/** total = total + flow; `marks` become 1 where it lies above 0 but for `rounding` times the flow. */
export function addAndMark(
  { total, flow, marks }: Readonly<Record<'total' | 'flow' | 'marks', Column>>,
  rounding: number,
  length: number,
): void {
  const at = length % 8 === 0 ? loopsFor(total, flow, marks) : undefined
  if (at) {
    const [sum, now, mark] = [total.byteOffset, flow.byteOffset, marks.byteOffset]
    at.loops['mark']!(sum, now, mark, rounding, bytes(length))
    return
  }
  for (let i = 0; i < length; i++) {
    const now = flow[i]!
    const sum = total[i]! + now
    total[i] = sum
    if (sum + rounding * Math.abs(now) > 0) marks[i] = 1
  }
}

/** Adds place i of a column to sum i mod 16: the sums of the replicates. */
export function sumByReplicate(sums: Column, a: Column, length: number): void {
  const at = loopsFor(sums, a)
  const whole = at ? length & ~(REPLICATES - 1) : 0
  if (at && whole > 0) at.loops['sumByReplicate']!(sums.byteOffset, a.byteOffset, 8 * whole)
  for (let i = whole; i < length; i++) sums[i & (REPLICATES - 1)]! += a[i]!
}

/** The same of the squared distances from a mean. */
export function squaresByReplicate(sums: Column, a: Column, mean: number, length: number): void {
  const at = loopsFor(sums, a)
  const whole = at ? length & ~(REPLICATES - 1) : 0
  if (at && whole > 0) {
    at.loops['squaresByReplicate']!(sums.byteOffset, a.byteOffset, mean, 8 * whole)
  }
  for (let i = whole; i < length; i++) {
    const distance = a[i]! - mean
    sums[i & (REPLICATES - 1)]! += distance * distance
  }
}

/** The same of how many are at most `most`; what is no number is not. */
export function countByReplicate(counts: Column, a: Column, most: number, length: number): void {
  const at = loopsFor(counts, a)
  const whole = at ? length & ~(REPLICATES - 1) : 0
  if (at && whole > 0) {
    at.loops['countByReplicate']!(counts.byteOffset, a.byteOffset, most, 8 * whole)
  }
  for (let i = whole; i < length; i++) if (a[i]! <= most) counts[i & (REPLICATES - 1)]!++
}

/** How values are dealt out to cells of one width. */
export interface Cells {
  /** Where the first cell begins. */
  readonly low: number
  /** Cells in a unit. */
  readonly scale: number
  /** The last cell; it takes what lies beyond, the first what lies below and what is no number. */
  readonly last: number
}

/** The cell of each value. */
export function cellsOf(
  cells: Uint16Array,
  a: Column,
  { low, scale, last }: Cells,
  length: number,
): void {
  const at = cells.buffer === a.buffer ? loopsFor(a, a) : undefined
  const whole = at ? length & ~7 : 0
  if (at && whole > 0) {
    at.loops['cells']!(cells.byteOffset, a.byteOffset, low, scale, last, 8 * whole)
  }
  for (let i = whole; i < length; i++) {
    const place = (a[i]! - low) * scale
    cells[i] = place >= last ? last : place > 0 ? Math.trunc(place) : 0
  }
}

/** Whether two columns are the same to the bit. */
export function isSame(a: Column, b: Column, length: number): boolean {
  const at = length % 8 === 0 ? loopsFor(a, b) : undefined
  if (at) return at.loops['differs']!(a.byteOffset, b.byteOffset, bytes(length)) === 0
  for (let i = 0; i < length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}

/** Whether every value is a number from `low` to `high`. */
export function isWithin(
  a: Column,
  { low, high }: { readonly low: number; readonly high: number },
  length: number,
): boolean {
  const at = length % 8 === 0 ? loopsFor(a, a) : undefined
  if (at) return at.loops['within']!(a.byteOffset, low, high, bytes(length)) !== 0
  let outside = 0
  for (let i = 0; i < length; i++) if (!(a[i]! >= low && a[i]! <= high)) outside++
  return outside === 0
}

/** Whether every value is a finite number. */
export function isAllFinite(a: Column, length: number): boolean {
  const at = length % 8 === 0 ? loopsFor(a, a) : undefined
  if (at) return at.loops['finite']!(a.byteOffset, bytes(length)) !== 0
  let sum = 0
  for (let i = 0; i < length; i++) sum += a[i]! - a[i]!
  return sum === 0
}
