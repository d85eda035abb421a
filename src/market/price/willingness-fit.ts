import type { PaymentIntervals } from '#market/price/payment-intervals'
import type { WillingnessFit } from '#market/price/willingness-view'
import { normalCritical } from '#stats/intervals/critical-value'
import { errorLaws } from '#stats/survival/error-law'
import {
  intervalFamilies,
  intervalRegression,
  type IntervalFamily,
} from '#stats/survival/interval-regression'

const CURVE_POINTS = 60

/** A law on its scale: location and log of scale with their covariance, and how prices get there and back. */
interface Law {
  readonly location: number
  readonly scale: number
  readonly covariance: readonly (readonly number[])[]
  readonly median: number
  readonly upper: (z: number) => number
  readonly to: (price: number) => number
  readonly from: (place: number) => number
  /** How many standard errors an interval reaches. */
  readonly reach: number
  readonly level: number
}

/**
 * A law fitted to payment intervals: errors from the observed information, by the sandwich where people have weights.
 * @throws StatisticsError as `intervalRegression`
 */
export function willingnessFit(
  { lower, upper, weights }: PaymentIntervals,
  family: IntervalFamily,
  level: number,
): WillingnessFit {
  const { law, log } = intervalFamilies[family]
  const rows = {
    lower: log ? lower : lower.map((end) => (end <= 0 ? -Infinity : end)),
    upper,
    design: [new Float64Array(lower.length).fill(1)],
  }
  const fit = intervalRegression(weights === undefined ? rows : { ...rows, weights }, family)
  const fitted: Law = {
    location: fit.coefficients[0]!,
    scale: fit.scale,
    covariance: weights === undefined ? fit.covariance : fit.robust,
    median: errorLaws[law].median,
    upper: (z) => errorLaws[law].upper(z),
    to: log ? Math.log : (price) => price,
    from: log ? Math.exp : (place) => place,
    reach: normalCritical(level),
    level,
  }
  const parameters = 2
  return {
    median: quantileOf(fitted),
    location: between(fitted, fitted.location, Math.sqrt(fitted.covariance[0]![0]!), (at) => at),
    scale: between(fitted, Math.log(fit.scale), Math.sqrt(fitted.covariance[1]![1]!), Math.exp),
    logLikelihood: fit.logLikelihood,
    aic: 2 * parameters - 2 * fit.logLikelihood,
    bic: parameters * Math.log(lower.length) - 2 * fit.logLikelihood,
    curve: curveOf(fitted, topOf(lower, upper)),
  }
}

function between(
  { reach, level }: Law,
  at: number,
  error: number,
  back: (place: number) => number,
): { readonly value: number; readonly interval: { low: number; high: number; level: number } } {
  const interval = { low: back(at - reach * error), high: back(at + reach * error), level }
  return { value: back(at), interval }
}

/** The median lies where the law says half: its error on the scale of the law, by the delta method. */
function quantileOf(law: Law): WillingnessFit['median'] {
  const { location, scale, covariance, median } = law
  const slope = scale * median
  const variance =
    covariance[0]![0]! + 2 * slope * covariance[0]![1]! + slope * slope * covariance[1]![1]!
  return between(law, location + scale * median, Math.sqrt(variance), law.from)
}

/** The dearest end that anybody has. */
function topOf(lower: Float64Array, upper: Float64Array): number {
  return [...lower, ...upper].filter(Number.isFinite).reduce((most, end) => Math.max(most, end), 0)
}

function curveOf(law: Law, top: number): WillingnessFit['curve'] {
  const { location, scale, covariance, reach, upper } = law
  const prices = Array.from({ length: CURVE_POINTS }, (_, k) => ((k + 1) * top) / CURVE_POINTS)
  const places = prices.map((price) => (law.to(price) - location) / scale)
  const errors = places.map((z) => {
    const [[a = 0, b = 0] = [], [, c = 0] = []] = covariance
    return Math.sqrt(a / scale ** 2 + (2 * z * b) / scale + z * z * c)
  })
  return {
    prices,
    shares: places.map(upper),
    low: places.map((z, k) => upper(z + reach * errors[k]!)),
    high: places.map((z, k) => upper(z - reach * errors[k]!)),
  }
}
