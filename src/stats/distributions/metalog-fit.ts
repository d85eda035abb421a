import { StatisticsError } from '../error.ts'
import { solveSymmetric } from '../linear-algebra/solve-symmetric.ts'
import { normalCdf, normalDensity, normalQuantile } from '../special/normal.ts'
import type { OfFamily } from './family.ts'
import { scoreAt, type QuantileCurve } from './quantile-curve.ts'

type Quantiles = OfFamily<'quantiles'>

/** More quantiles than these are met as nearly as possible, not exactly. */
const MOST_TERMS = 5
/** How far the curve may miss a quantile, as a share of the distance of the outermost two. */
const LARGEST_MISS = 0.05
/** Where the curve is looked at whether it rises: normal scores. */
const FURTHEST = 9
const STEPS = 1800

/** A quantity between its ends, or on the logarithm, or on the logit, as a number without ends. */
interface Opening {
  readonly open: (value: number) => number
  readonly close: (opened: number) => number
  /** The base function: logit of the share, or its normal score where moments would not be finite. */
  readonly base: 'logit' | 'score'
}

/**
 * The curve through (or, with more than five, least squares near) given quantiles: the metalog with
 * one term a quantile, up to five; with two ends on the logit between them. With one end on the
 * logarithm, and with the normal score in the place of the logit: the log metalog has no finite
 * mean where its tail is long. Gives in words what is wrong where the curve falls somewhere, so
 * that it is no distribution, or misses a quantile by more than a twentieth of their range.
 *
 * Source: T. W. Keelin, Decision Analysis 13 (2016) 243-277 (metalog, least squares, transforms by the
 * logarithm and the logit); the normal score as base: T. W. Keelin and B. W. Powley, Decision
 * Analysis 8 (2011) 206-219 (the simple Q-normal).
 */
export function fitMetalog(d: Quantiles): QuantileCurve | string {
  const opening = openingOf(d)
  const scores = d.probabilities.map(normalQuantile)
  const terms = Math.min(scores.length, MOST_TERMS)
  const rows = scores.map((z) => basis(z, terms, opening.base))
  const weights = leastSquares(rows, d.values.map(opening.open))
  if (weights === undefined) return 'the shares of the quantiles lie too near to each other'
  const opened = (z: number): number => dot(weights, basis(z, terms, opening.base))
  const value = (z: number): number => opening.close(opened(z))
  const slope = (z: number): number => dot(weights, basisSlope(z, terms, opening.base))
  return falling(slope, value) ?? missing(d, scores, value) ?? curve(value, weights, opening)
}

function curve(
  value: (z: number) => number,
  weights: readonly number[],
  { base }: Opening,
): QuantileCurve {
  const [, slope = 0, skew = 0] = weights
  const tailSlope = base === 'score' ? slope + Math.abs(skew) / 2 : 0
  return { value, score: (x) => scoreAt(value, x), tailSlope }
}

function openingOf({ lower, upper }: Quantiles): Opening {
  if (lower !== undefined && upper !== undefined) {
    return {
      open: (x) => Math.log((x - lower) / (upper - x)),
      close: (y) =>
        y < 0
          ? lower + (upper - lower) / (1 + Math.exp(-y))
          : upper - (upper - lower) / (1 + Math.exp(y)),
      base: 'logit',
    }
  }
  if (lower !== undefined) {
    return { open: (x) => Math.log(x - lower), close: (y) => lower + Math.exp(y), base: 'score' }
  }
  return { open: (x) => x, close: (y) => y, base: 'logit' }
}

/** Keelin (2016), in the order of its terms. */
function basis(z: number, terms: number, base: Opening['base']): readonly number[] {
  const share = normalCdf(z)
  const s = base === 'score' ? z : Math.log(share / normalCdf(-z))
  const middle = share - 0.5
  return [1, s, middle * s, middle, middle * middle].slice(0, terms)
}

/** How fast the terms rise with the score or, where the base is the logit, with it. */
function basisSlope(z: number, terms: number, base: Opening['base']): readonly number[] {
  const share = normalCdf(z)
  const middle = share - 0.5
  const rest = normalCdf(-z)
  const [s, density] =
    base === 'score' ? [z, normalDensity(z)] : [Math.log(share / rest), share * rest]
  return [0, 1, middle + density * s, density, 2 * middle * density].slice(0, terms)
}

function leastSquares(
  rows: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | undefined {
  const columns = rows[0]!.map((_, j) => rows.map((row) => row[j]!))
  try {
    return solveSymmetric(
      columns.map((one) => columns.map((other) => dot(one, other))),
      columns.map((column) => dot(column, right)),
    )
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

/** Where the curve falls: there the density would be below zero. Dips between two looks are looked into. */
function falling(slope: (z: number) => number, value: (z: number) => number): string | undefined {
  const place = (i: number): number => -FURTHEST + (2 * FURTHEST * i) / STEPS
  const slopes = Array.from({ length: STEPS + 1 }, (_, i) => slope(place(i)))
  for (const [i, here] of slopes.entries()) {
    const [before = here, after = here] = [slopes[i - 1], slopes[i + 1]]
    // A parabola through the three is below the middle one by an eighth of this at most.
    const bend = before - 2 * here + after
    const dips = here <= before && here <= after && here < bend
    const z = dips ? lowest(slope, place(i - 1), place(i + 1)) : place(i)
    if (!(slope(z) > 0)) {
      const [share, at] = [normalCdf(z) * 100, value(z)].map((x) => Number(x.toPrecision(3)))
      return `no smooth distribution has these quantiles: about ${at}, at ${share} %, its density would be below zero`
    }
  }
  return undefined
}

/** Where a function that falls and then rises is lowest, by thirds. */
function lowest(of: (z: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let i = 0; i < 40; i++) {
    const third = (high - low) / 3
    if (of(low + third) < of(high - third)) high -= third
    else low += third
  }
  return (low + high) / 2
}

function missing(
  { values, probabilities }: Quantiles,
  scores: readonly number[],
  value: (z: number) => number,
): string | undefined {
  const room = LARGEST_MISS * (values.at(-1)! - values[0]!)
  const at = scores.findIndex((z, i) => Math.abs(value(z) - values[i]!) > room)
  if (at < 0) return undefined
  const got = Number(value(scores[at]!).toPrecision(3))
  return `the quantiles lie on no smooth curve: at ${Number((probabilities[at]! * 100).toPrecision(6))} % it has ${got}, not ${values[at]!}`
}
