import { solveSymmetric } from '../linear-algebra/solve-symmetric.ts'
import { normalQuantile } from '../special/normal.ts'

/** Gives smoothed means over bins of equal chance from raw ones; the means of one input at a time. */
export type BinSmoother = (means: Float64Array) => Float64Array

/** Where the cubic pieces meet: the tenths 1, 5 and 9 of the input. */
export const BASIS_KNOTS = [0.1, 0.5, 0.9].map(normalQuantile)

/**
 * Smooths the means over bins of equal chance by a cubic spline in the input's normal score, with
 * knots at its P10, P50 and P90, by least squares. The spline follows any smooth conditional mean;
 * for an input with a few values take `valueSmoother`.
 */
export function splineSmoother(bins: number): BinSmoother {
  const smoother = splines.get(bins) ?? createSpline(bins)
  splines.set(bins, smoother)
  return smoother
}

/** All inputs with as many bins share one. */
const splines = new Map<number, BinSmoother>()

function createSpline(bins: number): BinSmoother {
  const used = Math.min(bins, 4 + BASIS_KNOTS.length)
  const columns = splineColumns(bins, used)
  const normal = columns.map((one) => columns.map((other) => dot(one, other)))
  return (means) => {
    const weights = solveSymmetric(
      normal,
      columns.map((column) => dot(column, means)),
    )
    const smooth = new Float64Array(bins)
    for (const [j, column] of columns.entries()) {
      for (let bin = 0; bin < bins; bin++) smooth[bin]! += weights[j]! * column[bin]!
    }
    return smooth
  }
}

function splineColumns(bins: number, used: number): readonly Float64Array[] {
  const columns = Array.from({ length: used }, () => new Float64Array(bins))
  for (let bin = 0; bin < bins; bin++) {
    const row = basis(normalQuantile((bin + 0.5) / bins))
    for (const [j, column] of columns.entries()) column[bin] = row[j]!
  }
  return columns
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!
  return sum
}

function basis(z: number): readonly number[] {
  return [1, z, z * z, z * z * z, ...BASIS_KNOTS.map((knot) => Math.max(0, z - knot) ** 3)]
}

/** Averages over the bins in which the input has the same value. */
export function valueSmoother(values: ArrayLike<number>): BinSmoother {
  return (means) => {
    const smooth = new Float64Array(means.length)
    for (let from = 0; from < means.length;) {
      let to = from
      let sum = 0
      while (to < means.length && values[to] === values[from]) sum += means[to++]!
      smooth.fill(sum / (to - from), from, to)
      from = to
    }
    return smooth
  }
}
