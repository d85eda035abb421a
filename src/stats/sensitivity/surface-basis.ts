import { normalQuantile } from '../special/normal.ts'
import { BASIS_KNOTS } from './bin-smoother.ts'

/** Points in the scales of their inputs, one column an input. */
export interface ScaledPoints {
  /** In SDs from the mean. */
  readonly standard: readonly Float64Array[]
  /** Normal scores. */
  readonly scores: readonly Float64Array[]
}

/** Functions of several inputs whose weighted sum a surface is. */
export interface SurfaceBasis {
  readonly size: number
  /** Their values at one of the points. */
  fill(points: ScaledPoints, place: number, out: Float64Array): void
}

/** Functions of one input alone: itself, and a cubic spline in its normal score. */
const ALONE = 4 + BASIS_KNOTS.length
/** With more inputs than these, products of three and of scores are left out. */
const MOST_WITH_TRIPLES = 6
const MOST_WITH_SCORES = 10
/** With more inputs than this, all products are left out. */
const MOST_WITH_PAIRS = 20

/**
 * The functions that a surface over so many inputs is made of: a constant; of each input itself and
 * a cubic spline in its normal score (knots at P10, P50, P90); products of two inputs, as they are
 * and of their scores; products of three. It holds whatever is multilinear in three inputs, and any
 * smooth curve in one.
 */
export function surfaceBasis(inputs: number): SurfaceBasis {
  const all = Array.from({ length: inputs }, (_, i) => i)
  const pairs =
    inputs > MOST_WITH_PAIRS ? [] : all.flatMap((i) => all.slice(i + 1).map((j) => [i, j] as const))
  const scorePairs = inputs > MOST_WITH_SCORES ? [] : pairs
  const triples =
    inputs > MOST_WITH_TRIPLES
      ? []
      : pairs.flatMap(([i, j]) => all.slice(j + 1).map((k) => [i, j, k] as const))
  return {
    size: 1 + ALONE * inputs + pairs.length + scorePairs.length + triples.length,
    fill({ standard, scores }, place, out) {
      let at = 0
      out[at++] = 1
      for (let i = 0; i < inputs; i++) {
        fillAlone(standard[i]![place]!, scores[i]![place]!, out, at)
        at += ALONE
      }
      for (const [i, j] of pairs) out[at++] = standard[i]![place]! * standard[j]![place]!
      for (const [i, j] of scorePairs) out[at++] = scores[i]![place]! * scores[j]![place]!
      for (const [i, j, k] of triples) {
        out[at++] = standard[i]![place]! * standard[j]![place]! * standard[k]![place]!
      }
    },
  }
}

function fillAlone(standard: number, z: number, out: Float64Array, at: number): void {
  out[at] = standard
  out[at + 1] = z
  out[at + 2] = z * z
  out[at + 3] = z * z * z
  for (let k = 0; k < BASIS_KNOTS.length; k++) {
    const above = z - BASIS_KNOTS[k]!
    out[at + 4 + k] = above > 0 ? above * above * above : 0
  }
}

/** Standard units and normal scores of one input. */
export interface InputScale {
  standard(value: number): number
  /** By where the value stands among the draws, straight between them; the outermost's beyond. */
  score(value: number): number
}

/** The scale that the draws of an input lay down: by their mean and SD, and by their ranks. */
export function inputScale(draws: Float64Array): InputScale {
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const sd = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length)
  const { values, scores } = rankScores(draws)
  return {
    standard: (value) => (sd > 0 ? (value - mean) / sd : 0),
    score: (value) => between(values, scores, value),
  }
}

/** Each value once, rising, with the normal score of the middle of its ranks. */
function rankScores(draws: Float64Array): {
  readonly values: readonly number[]
  readonly scores: readonly number[]
} {
  const sorted = draws.toSorted()
  const values: number[] = []
  const scores: number[] = []
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    values.push(sorted[from]!)
    scores.push(normalQuantile((from + to) / 2 / sorted.length))
    from = to
  }
  return { values, scores }
}

function between(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0
  let high = xs.length - 1
  if (!(x > xs[low]!)) return ys[low]!
  if (x >= xs[high]!) return ys[high]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (xs[middle]! <= x) low = middle
    else high = middle
  }
  return ys[low]! + ((x - xs[low]!) / (xs[high]! - xs[low]!)) * (ys[high]! - ys[low]!)
}
