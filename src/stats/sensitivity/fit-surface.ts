import { solveSymmetric } from '../linear-algebra/solve-symmetric.ts'
import { REPLICATES } from '../random/points.ts'
import {
  inputScale,
  surfaceBasis,
  type InputScale,
  type ScaledPoints,
  type SurfaceBasis,
} from './surface-basis.ts'

/** The conditional mean of an output over several inputs, fitted to draws. */
export interface Surface {
  /** Draws that it was fitted to. */
  readonly length: number
  /**
   * The surface at points, one column an input, into `out`.
   *
   * @param without fitted without this replicate; to all draws for -1
   */
  at(columns: readonly Float64Array[], without: number, out: Float64Array): Float64Array
}

/** Share of a column's own square that is added to it, so that columns that say the same do no harm. */
const RIDGE = 1e-9

/**
 * How does an output depend on average on several inputs, whatever else moves it? Least squares of
 * the output on `surfaceBasis` over draws, fitted once with all of them and once without each
 * replicate. Inputs may be correlated. Draw n belongs to replicate n mod 16. What lies beyond a
 * product of three inputs, and interactions that are no products, stay out.
 *
 * @param columns draws of each input
 * @param output draws of the output, as many
 * Cost: time draws x functions^2, memory draws x functions (17 functions for two inputs, 29 for three, 93 for six).
 * Source: Strong, Oakley and Brennan, Medical Decision Making 34 (2014) 311-326 (regression on
 * several inputs).
 */
export function fitSurface(columns: readonly Float64Array[], output: Float64Array): Surface {
  const basis = surfaceBasis(columns.length)
  const scales = columns.map(inputScale)
  const own = { columns, rows: rowsOf(inScales(columns, scales), basis, output.length) }
  const sums = accumulate(own.rows, basis.size, output)
  const weights = [-1, ...Array.from({ length: REPLICATES }, (_, r) => r)].map((without) =>
    weightsOf(sums, basis.size, without),
  )
  // The same points are asked for without one replicate after the other.
  let latest = own
  return {
    length: output.length,
    at(points, without, out) {
      if (latest.columns !== points) {
        latest = { columns: points, rows: rowsOf(inScales(points, scales), basis, out.length) }
      }
      return productsWith(latest.rows, weights[without + 1]!, out)
    },
  }
}

/** The values of all functions at all points, row by row. */
function rowsOf(points: ScaledPoints, { size, fill }: SurfaceBasis, length: number): Float64Array {
  const rows = new Float64Array(length * size)
  for (let i = 0; i < length; i++) fill(points, i, rows.subarray(i * size, (i + 1) * size))
  return rows
}

function productsWith(
  rows: Float64Array,
  weights: readonly number[],
  out: Float64Array,
): Float64Array {
  const size = weights.length
  for (let i = 0; i < out.length; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += weights[j]! * rows[i * size + j]!
    out[i] = sum
  }
  return out
}

function inScales(columns: readonly Float64Array[], scales: readonly InputScale[]): ScaledPoints {
  return {
    standard: columns.map((column, j) => column.map(scales[j]!.standard)),
    scores: columns.map((column, j) => column.map(scales[j]!.score)),
  }
}

/** Products of the functions with each other and with the output, replicate by replicate. */
interface ReplicateSums {
  readonly products: readonly Float64Array[]
  readonly right: readonly Float64Array[]
}

function accumulate(rows: Float64Array, size: number, output: Float64Array): ReplicateSums {
  const products = Array.from({ length: REPLICATES }, () => new Float64Array(size * size))
  const right = Array.from({ length: REPLICATES }, () => new Float64Array(size))
  for (let i = 0; i < output.length; i++) {
    const at = i * size
    const own = products[i % REPLICATES]!
    const ownRight = right[i % REPLICATES]!
    for (let a = 0; a < size; a++) {
      const value = rows[at + a]!
      ownRight[a]! += value * output[i]!
      for (let b = 0; b <= a; b++) own[a * size + b]! += value * rows[at + b]!
    }
  }
  return { products, right }
}

function weightsOf({ products, right }: ReplicateSums, size: number, without: number): number[] {
  const kept = Array.from({ length: REPLICATES }, (_, r) => r).filter((r) => r !== without)
  const total = (of: readonly Float64Array[], at: number): number =>
    kept.reduce((sum, r) => sum + of[r]![at]!, 0)
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const sum = total(products, a * size + b)
      matrix[a]![b] = sum
      matrix[b]![a] = sum
    }
  }
  for (let a = 0; a < size; a++) {
    const own = matrix[a]![a]!
    matrix[a]![a] = own > 0 ? own * (1 + RIDGE) : 1
  }
  return solveSymmetric(
    matrix,
    Array.from({ length: size }, (_, a) => total(right, a)),
  )
}
