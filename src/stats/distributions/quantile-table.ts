/** A smooth increasing function of the standard normal score, with its derivative. */
export interface ScoreCurve {
  value(z: number): number
  slope(z: number, value: number): number
  /** The error in the value that may stand, near this value. */
  tolerance(value: number): number
}

/** Largest error of a value read from a table, in standard deviations of the distribution. */
export const TABLE_ERROR = 1e-8

/** Scores beyond this (two draws in a thousand million) are computed exactly. */
const REACH = 6
const FEWEST = 32
const MOST = 8192

/**
 * A fast stand-in for a costly quantile function: a cubic through value and slope at evenly spaced
 * scores from -6 to 6 (Hermite interpolation), twice as many nodes until the curve's tolerance
 * holds at every midpoint. Outside it is the exact function. The result writes the value at each score of
 * `input` to `out` (which may be `input`).
 */
export function createQuantileTable(
  curve: ScoreCurve,
): (input: Float64Array, out: Float64Array) => void {
  let nodes = exactNodes(curve, FEWEST)
  let table = coefficients(nodes)
  for (let count = FEWEST; count < MOST; count *= 2) {
    const finer = exactNodes(curve, 2 * count, nodes)
    const good = midpointsAgree(curve, table, finer)
    nodes = finer
    table = coefficients(nodes)
    if (good) break
  }
  return reader(curve, table)
}

/** Values and slopes at `count + 1` evenly spaced scores. */
interface Nodes {
  readonly values: Float64Array
  readonly slopes: Float64Array
}

/** Every second node is taken over from the coarser grid, if there is one. */
function exactNodes(curve: ScoreCurve, count: number, coarser?: Nodes): Nodes {
  const values = new Float64Array(count + 1)
  const slopes = new Float64Array(count + 1)
  for (let i = 0; i <= count; i++) {
    if (coarser !== undefined && i % 2 === 0) {
      values[i] = coarser.values[i / 2] ?? 0
      slopes[i] = coarser.slopes[i / 2] ?? 0
      continue
    }
    const z = -REACH + (2 * REACH * i) / count
    const value = curve.value(z)
    values[i] = value
    slopes[i] = curve.slope(z, value)
  }
  return { values, slopes }
}

/** Four coefficients an interval, of the cubic in its share t from 0 to 1. */
function coefficients({ values, slopes }: Nodes): Float64Array {
  const count = values.length - 1
  const table = new Float64Array(4 * count)
  const step = (2 * REACH) / count
  for (let i = 0; i < count; i++) {
    const start = values[i] ?? 0
    const rise = (values[i + 1] ?? 0) - start
    const left = step * (slopes[i] ?? 0)
    const right = step * (slopes[i + 1] ?? 0)
    table.set([start, left, 3 * rise - 2 * left - right, left + right - 2 * rise], 4 * i)
  }
  return table
}

function midpointsAgree(curve: ScoreCurve, table: Float64Array, finer: Nodes): boolean {
  const count = finer.values.length - 1
  const midpoints = Float64Array.from(
    { length: count / 2 },
    (_, i) => -REACH + (2 * REACH * (2 * i + 1)) / count,
  )
  reader(curve, table)(midpoints, midpoints)
  return midpoints.every((value, i) => {
    const exact = finer.values[2 * i + 1] ?? 0
    return Math.abs(value - exact) <= curve.tolerance(exact)
  })
}

function reader(curve: ScoreCurve, table: Float64Array) {
  const count = table.length / 4
  const scale = count / (2 * REACH)
  return (input: Float64Array, out: Float64Array): void => {
    for (let k = 0; k < out.length; k++) {
      const z = input[k] ?? 0
      const position = (z + REACH) * scale
      if (!(position >= 0 && position < count)) {
        out[k] = curve.value(z)
        continue
      }
      const interval = Math.trunc(position)
      const t = position - interval
      const i = 4 * interval
      const bend = (table[i + 2] ?? 0) + t * (table[i + 3] ?? 0)
      out[k] = (table[i] ?? 0) + t * ((table[i + 1] ?? 0) + t * bend)
    }
  }
}
