import { StatisticsError } from '#stats/error'
import { pointsBetween, type WeightedPoint } from '#stats/distributions/gauss-legendre'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { crossing } from '#stats/power/crossing'
import { chiSquareQuantile, chiSquareTail } from '#stats/special/chi-square'
import { gammaLogDensity } from '#stats/special/incomplete-gamma'
import { normalCdf } from '#stats/special/normal'
import { type Effect, inverseVarianceMean, requireEffects } from '#stats/synthesis/effect'
import { generalizedQ, qAndSlope, varianceAtQ } from '#stats/synthesis/generalized-q'

/**
 * Between which values the true effect in a further study (a new customer, a new site) lies. Not for the
 * mean effect over these studies. How far true effects vary is hardly known from a handful of studies: every
 * variance between them counts with what the studies say of it (its confidence distribution: Q at the true one is
 * chi-square with k - 1), and for each the mean has the error of Hartung and Knapp, floored, t with
 * k - 1. Wide with few studies, and rightly so. Relative error below 1e-6. Cost some 20 ms.
 * Source: Nagashima, Noma and Furukawa, Stat Methods Med Res 2019;28:1689, integrated instead of drawn, with
 * the Q of Viechtbauer, Stat Med 2007;26:37, for that of DerSimonian and Laird, and the floor of Knapp and
 * Hartung, Stat Med 2003;22:2693.
 * @throws StatisticsError 'too-few' under three studies, 'domain' for a bad level, otherwise as `requireEffects`
 */
export function predictionInterval(effects: readonly Effect[], level: number): Interval {
  requireLevel(level)
  if (effects.length < 3)
    throw new StatisticsError(
      'too-few',
      `What a further study may find needs at least three studies; there are ${effects.length}.`,
      { n: effects.length, least: 3 },
    )
  requireEffects(effects, 3)
  const parts = normalParts(effects)
  const around = inverseVarianceMean(effects, varianceAtQ(effects, effects.length - 1))
  const reach = 4 / Math.sqrt(Math.min(...around.weights))
  const end = (share: number): number => {
    const rising = (x: number): number => chanceBelow(x, parts) - share
    let [low, high] = [around.value - reach, around.value + reach]
    while (rising(low) >= 0) low -= high - low
    while (rising(high) < 0) high += high - low
    return crossing(low, high, rising)
  }
  return { low: end((1 - level) / 2), high: end((1 + level) / 2), level }
}

/** Of the parts that a further effect is mixed from; one number each. */
interface NormalParts {
  /** Together 1. */
  readonly chances: Float64Array
  readonly means: Float64Array
  readonly deviations: Float64Array
}

function chanceBelow(x: number, { chances, means, deviations }: NormalParts): number {
  let sum = 0
  for (let i = 0; i < chances.length; i++) {
    sum += chances[i]! * normalCdf((x - means[i]!) / deviations[i]!)
  }
  return sum
}

/** What is left out of a distribution at either end. */
const NEGLIGIBLE = 1e-9

/** True effects of every variance between studies, about means with every error. */
function normalParts(effects: readonly Effect[]): NormalParts {
  const df = effects.length - 1
  const errors = errorFactors(df)
  const parts = variancesBetween(effects).flatMap(({ place: variance, weight }) => {
    const { value, precision } = inverseVarianceMean(effects, variance)
    const error = Math.max(1, generalizedQ(effects, variance) / df) / precision
    const likely = errors.filter((factor) => weight * factor.weight > NEGLIGIBLE / 100)
    return likely.map((factor) => {
      return [weight * factor.weight, value, Math.sqrt(variance + error * factor.place)] as const
    })
  })
  const all = parts.reduce((sum, [chance]) => sum + chance, 0)
  return {
    chances: Float64Array.from(parts, ([chance]) => chance / all),
    means: Float64Array.from(parts, ([, mean]) => mean),
    deviations: Float64Array.from(parts, ([, , deviation]) => deviation),
  }
}

/** What the squared error of the mean is multiplied by, for t instead of normal: df over chi-square. */
function errorFactors(df: number): readonly WeightedPoint[] {
  const [low, high] = [NEGLIGIBLE, 1 - NEGLIGIBLE].map((p) => Math.log(chiSquareQuantile(p, df)))
  return pointsOn(low!, high!, Math.sqrt(2 / df)).map(({ place, weight }) => ({
    place: df / Math.exp(place),
    weight: weight * gammaLogDensity(Math.exp(place) / 2, df / 2),
  }))
}

/**
 * Variances between studies with their chances: 0 for those that make no difference, and points on the logarithm of
 * the SD, divided where the floor of the error sets in (the estimate of Paule and Mandel).
 */
function variancesBetween(effects: readonly Effect[]): readonly WeightedPoint[] {
  const df = effects.length - 1
  const least = Math.min(...effects.map(({ standardError }) => standardError ** 2)) * NEGLIGIBLE
  const at = (q: number): number => Math.max(least, varianceAtQ(effects, q))
  const [smallest, largest] = [1 - NEGLIGIBLE, NEGLIGIBLE].map((p) => at(chiSquareQuantile(p, df)))
  const none = { place: 0, weight: chiSquareTail(generalizedQ(effects, smallest!), df) }
  const ends = [smallest!, at(df), largest!].map((variance) => Math.log(variance) / 2)
  const points = ends.slice(1).flatMap((end, i) => {
    return pointsOn(ends[i]!, end, Math.sqrt(2 / df) / 2)
  })
  const weighted = points.map(({ place, weight }) => {
    const variance = Math.exp(2 * place)
    const { q, slope } = qAndSlope(effects, variance)
    const density = gammaLogDensity(q / 2, df / 2) / q
    return { place: variance, weight: weight * density * slope * 2 * variance }
  })
  return [none, ...weighted]
}

/** Points for a curve that is some widths wide and smooth on a scale of 1. */
function pointsOn(low: number, high: number, width: number): readonly WeightedPoint[] {
  const panels = Math.ceil((high - low) / Math.min(5, 10 * width))
  const end = (k: number): number => low + ((high - low) * k) / panels
  return Array.from({ length: panels }, (_, k) => pointsBetween(end(k), end(k + 1))).flat()
}
