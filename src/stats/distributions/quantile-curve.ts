import { normalCdf, normalQuantile } from '../special/normal.ts'
import type { Support } from './family.ts'

/** A quantity as a rising function of a standard normal score. */
export interface QuantileCurve {
  readonly value: (score: number) => number
  readonly score: (value: number) => number
  /** How fast the logarithm of the value rises with the score far out; 0 where it does not. */
  readonly tailSlope: number
}

/** Three quantiles: at `tail`, the median, at 1 - `tail`. */
export interface QuantileTriplet {
  readonly tail: number
  readonly low: number
  readonly median: number
  readonly high: number
}

/** Quantiles this near to symmetry are taken as symmetric. */
const SYMMETRIC = 1e-9

/** The three-term metalog. Source: Keelin (2016), equations 6 and 15. */
export function freeCurve({ tail, low, median, high }: QuantileTriplet): QuantileCurve {
  const width = high - low
  const reach = Math.log((1 - tail) / tail)
  const scale = width / (2 * reach)
  const skew = (width * (1 - (2 * (median - low)) / width)) / ((1 - 2 * tail) * reach)
  const value = (z: number): number => {
    const share = normalCdf(z)
    const logit = Math.log(share / normalCdf(-z))
    return median + logit * (scale + skew * (share - 0.5))
  }
  return { value, score: (x) => scoreAt(value, x), tailSlope: 0 }
}

/** J-QPD-S. Source: Hadlock and Bickel (2017), section 3. */
export function lowerBoundCurve(triplet: QuantileTriplet, lower: number): QuantileCurve {
  const logs = transformed(triplet, (x) => Math.log(x - lower))
  const { left, right, reach, side, ratio } = shapeOf(logs)
  if (side === 0) {
    const slope = (logs.high - logs.low) / (2 * reach)
    return {
      value: (z) => lower + Math.exp(logs.median + slope * z),
      score: (x) => (Math.log(x - lower) - logs.median) / slope,
      tailSlope: slope,
    }
  }
  const delta = Math.sinh(Math.acosh(ratio)) / reach
  const lambda = Math.min(left, right) / (delta * reach)
  const shift = side * Math.asinh(reach * delta)
  const start = side > 0 ? logs.low : logs.high
  return {
    value: (z) => lower + Math.exp(start + lambda * Math.sinh(Math.asinh(delta * z) + shift)),
    score: (x) => Math.sinh(Math.asinh((Math.log(x - lower) - start) / lambda) - shift) / delta,
    tailSlope: lambda * delta * Math.exp(Math.abs(shift)),
  }
}

/** J-QPD-B. Source: Hadlock and Bickel (2017), section 4. */
export function boundedCurve(triplet: QuantileTriplet, { low, high }: Support): QuantileCurve {
  const width = high - low
  const scores = transformed(triplet, (x) => normalQuantile((x - low) / width))
  const { reach, side, ratio } = shapeOf(scores)
  const place = (score: number): number => low + width * normalCdf(score)
  const scoreOf = (x: number): number => normalQuantile((x - low) / width)
  if (side === 0) {
    const slope = (scores.high - scores.low) / (2 * reach)
    return {
      value: (z) => place(scores.median + slope * z),
      score: (x) => (scoreOf(x) - scores.median) / slope,
      tailSlope: 0,
    }
  }
  const delta = Math.acosh(ratio) / reach
  const lambda = (scores.high - scores.low) / Math.sinh(2 * delta * reach)
  const start = side > 0 ? scores.low : scores.high
  return {
    value: (z) => place(start + lambda * Math.sinh(delta * (z + side * reach))),
    score: (x) => Math.asinh((scoreOf(x) - start) / lambda) / delta - side * reach,
    tailSlope: 0,
  }
}

function transformed(triplet: QuantileTriplet, of: (x: number) => number): QuantileTriplet {
  const { tail, low, median, high } = triplet
  return { tail, low: of(low), median: of(median), high: of(high) }
}

/** How far a transformed triplet is from symmetry, and to which side its long tail lies. */
function shapeOf({ tail, low, median, high }: QuantileTriplet) {
  const left = median - low
  const right = high - median
  const ratio = (high - low) / (2 * Math.min(left, right))
  const side = ratio - 1 < SYMMETRIC ? 0 : Math.sign(right - left)
  return { left, right, ratio, side, reach: -normalQuantile(tail) }
}

const FURTHEST = 37
const HALVINGS = 80

/** The score of a value, by halving: the curve rises. */
export function scoreAt(value: (z: number) => number, x: number): number {
  let [low, high] = [-FURTHEST, FURTHEST]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (value(middle) < x) low = middle
    else high = middle
  }
  return (low + high) / 2
}
