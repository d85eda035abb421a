import type { Moments } from '#stats/descriptive/moments'
import { type Sample, requireSameLength } from '#stats/descriptive/sample'
import { type RatioEstimate, ratioEstimate } from '#stats/intervals/ratio-estimate'
import { type LogSpread, logSpreadOfMoments, logSpreadOfValues } from '#stats/resampling/log-spread'

/** Standard deviation of the treatment / that of the base, and the same of the coefficients of variation. */
export interface SpreadComparison extends RatioEstimate {
  /** SD / mean of the treatment over that of the base; a reason where a mean is not clearly above 0. */
  readonly cv: RatioEstimate | { readonly reason: string }
}

/**
 * By what factor the spread of two independent arms differs, whatever their shape: jackknife on the
 * log scale, t with the smaller arm's n - 1. From values by leaving out one unit at a time; from moments
 * by the infinitesimal form (many values). One value a unit of analysis.
 * Source: Miller, Annals of Mathematical Statistics 1968;39:567.
 * @throws StatisticsError 'too-few' under three values in an arm, 'not-finite', 'no-variation' where in an
 *   arm all values but one are equal, 'domain' for a bad level
 */
export function compareSpreads(
  base: Sample | Moments,
  treatment: Sample | Moments,
  level: number,
): SpreadComparison {
  const a = logSpreadOf(base)
  const b = logSpreadOf(treatment)
  const df = Math.min(a.n, b.n) - 1
  const ratio = (from: { value: number; standardError: number }, to: typeof from): RatioEstimate =>
    ratioEstimate(
      to.value - from.value,
      Math.hypot(from.standardError, to.standardError),
      df,
      level,
    )
  return { ...ratio(a.sd, b.sd), cv: a.cv && b.cv ? ratio(a.cv, b.cv) : NO_CV }
}

/**
 * The same for two conditions on the same units: value i of both sides is unit i; t with n - 1.
 * @throws StatisticsError as `compareSpreads`, 'domain' where the lengths differ
 */
export function comparePairedSpreads(
  base: Sample,
  treatment: Sample,
  level: number,
): SpreadComparison {
  requireSameLength(base, treatment)
  const a = logSpreadOfValues(base)
  const b = logSpreadOfValues(treatment)
  const ratio = (from: typeof a.sd, to: typeof a.sd): RatioEstimate => {
    const variance = from.influence.reduce((sum, e, i) => sum + (to.influence[i]! - e) ** 2, 0)
    return ratioEstimate(to.value - from.value, Math.sqrt(variance), a.n - 1, level)
  }
  return { ...ratio(a.sd, b.sd), cv: a.cv && b.cv ? ratio(a.cv, b.cv) : NO_CV }
}

const NO_CV = {
  reason: 'A coefficient of variation needs means clearly above 0 in both arms.',
} as const

function logSpreadOf(source: Sample | Moments): LogSpread {
  return 'm4' in source ? logSpreadOfMoments(source) : logSpreadOfValues(source)
}
