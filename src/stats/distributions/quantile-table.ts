/** A smooth increasing function of the standard normal score, with its derivatives. */
export interface ScoreCurve {
  value(z: number): number
  slope(z: number, value: number): number
  /** The second derivative, from value and slope. */
  bend(z: number, value: number, slope: number): number
  /** The error in the value that may stand, near this value. */
  tolerance(value: number): number
}

/** Largest error of a value read from a table, in standard deviations of the distribution. */
export const TABLE_ERROR = 1e-8

/** Scores beyond this (two draws in a thousand million) are computed exactly. */
const REACH = 6
const FEWEST = 16
const MOST = 8192
/** Coefficients an interval. */
const TERMS = 6

/**
 * A fast stand-in for a costly quantile function: a quintic through value, slope and bend at evenly
 * spaced scores from -6 to 6 (Hermite interpolation), twice as many nodes until the curve's tolerance
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
  return (input, out) => readTable(table, curve, input, out)
}

/** Values, slopes and bends at `count + 1` evenly spaced scores. */
interface Nodes {
  readonly values: Float64Array
  readonly slopes: Float64Array
  readonly bends: Float64Array
}

/** Every second node is taken over from the coarser grid, if there is one. */
function exactNodes(curve: ScoreCurve, count: number, coarser?: Nodes): Nodes {
  const values = new Float64Array(count + 1)
  const slopes = new Float64Array(count + 1)
  const bends = new Float64Array(count + 1)
  for (let i = 0; i <= count; i++) {
    if (coarser !== undefined && i % 2 === 0) {
      values[i] = coarser.values[i / 2]!
      slopes[i] = coarser.slopes[i / 2]!
      bends[i] = coarser.bends[i / 2]!
      continue
    }
    const z = -REACH + (2 * REACH * i) / count
    const value = curve.value(z)
    const slope = curve.slope(z, value)
    values[i] = value
    slopes[i] = slope
    bends[i] = curve.bend(z, value, slope)
  }
  return { values, slopes, bends }
}

/** The coefficients of an interval's quintic in its share t from 0 to 1. */
function coefficients({ values, slopes, bends }: Nodes): Float64Array {
  const count = values.length - 1
  const table = new Float64Array(TERMS * count)
  const step = (2 * REACH) / count
  for (let i = 0; i < count; i++) {
    const rise = values[i + 1]! - values[i]!
    const [left, right] = [step * slopes[i]!, step * slopes[i + 1]!]
    const [from, to] = [step * step * bends[i]!, step * step * bends[i + 1]!]
    const at = TERMS * i
    table[at] = values[i]!
    table[at + 1] = left
    table[at + 2] = from / 2
    table[at + 3] = 10 * rise - 6 * left - 4 * right - 1.5 * from + 0.5 * to
    table[at + 4] = -15 * rise + 8 * left + 7 * right + 1.5 * from - to
    table[at + 5] = 6 * rise - 3 * left - 3 * right - 0.5 * from + 0.5 * to
  }
  return table
}

function midpointsAgree(curve: ScoreCurve, table: Float64Array, finer: Nodes): boolean {
  const count = finer.values.length - 1
  const midpoints = Float64Array.from(
    { length: count / 2 },
    (_, i) => -REACH + (2 * REACH * (2 * i + 1)) / count,
  )
  readTable(table, curve, midpoints, midpoints)
  return midpoints.every((value, i) => {
    const exact = finer.values[2 * i + 1]!
    return Math.abs(value - exact) <= curve.tolerance(exact)
  })
}

function readTable(
  table: Float64Array,
  curve: ScoreCurve,
  input: Float64Array,
  out: Float64Array,
): void {
  const count = table.length / TERMS
  const scale = count / (2 * REACH)
  for (let k = 0; k < out.length; k++) {
    const z = input[k]!
    const position = (z + REACH) * scale
    if (!(position >= 0 && position < count)) {
      out[k] = curve.value(z)
      continue
    }
    const interval = Math.trunc(position)
    const t = position - interval
    const i = TERMS * interval
    const high = table[i + 3]! + t * (table[i + 4]! + t * table[i + 5]!)
    out[k] = table[i]! + t * (table[i + 1]! + t * (table[i + 2]! + t * high))
  }
}
