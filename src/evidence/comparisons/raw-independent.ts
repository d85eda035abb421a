import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { contrastMeans, withDegrees } from '#evidence/effects/contrast-means'
import { isRare, rawRare } from '#evidence/effects/raw-rare'
import { isSmall, rawShares } from '#evidence/effects/raw-share'
import { rawSpreads } from '#evidence/effects/raw-spread'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { differenceOf, standardErrorOf } from '#stats/influence/linear-estimate'
import type { TwoProportions } from '#stats/intervals/counts'
import { welchDegrees } from '#stats/tests/welch-test'

/** Two measured arms of different rows. */
export interface TwoArms {
  readonly context: BlockContext
  readonly need: MeasuredNeed
  readonly baseline: ArmMeasure
  readonly treatment: ArmMeasure
}

/** The raw contrast, and whether counts were so small that exact methods were taken. */
export type RawIndependent =
  { readonly raw: Contrasted; readonly exact: boolean } | { readonly reason: string }

/**
 * The unadjusted contrast of two independent arms, from rows or moments: Welch for means and rates,
 * Newcombe for shares, the log scale for spreads, exact Poisson where an arm has no event.
 */
export function rawIndependent(arms: TwoArms): RawIndependent {
  const { context, need, baseline, treatment } = arms
  const a = baseline.estimate
  const b = treatment.estimate
  if (a === undefined || b === undefined) return { reason: noErrorReason(arms) }
  const family = familyOf(need.metric.type)
  if (family === 'spread') {
    const raw = rawSpreads(baseline, treatment, context.level)
    return raw === undefined ? { reason: noErrorReason(arms) } : { raw, exact: false }
  }
  const estimate = welchDifference(a, b)
  const counts = countsOf(baseline, treatment)
  if (family === 'share' && counts !== undefined)
    return { raw: rawShares(counts, estimate, context.level), exact: isSmall(counts) }
  if (isRare(baseline, treatment))
    return { raw: rawRare(baseline, treatment, estimate, context.level), exact: true }
  const what = family === 'rate' ? 'rates, delta method on row totals' : 'means'
  const how = { method: `difference of ${what}; Welch's t`, test: "Welch's t test" }
  return {
    raw: contrastMeans({ ...ratioInput(arms, a, b), difference: estimate, how }),
    exact: false,
  }
}

/** What the ratio of means takes besides the difference. */
export function ratioInput(
  { context, need }: Pick<TwoArms, 'context' | 'need'>,
  a: LinearEstimate,
  b: LinearEstimate,
): { baseline: LinearEstimate; df: number; level: number; fieller: boolean; path: string } {
  const { type } = need.metric
  return {
    baseline: a,
    df: Math.min(a.df, b.df),
    level: context.level,
    fieller: type !== 'count' && familyOf(type) === 'mean',
    path: placeOf(context.block).path!,
  }
}

/** Treatment - baseline of independent estimates, with the degrees of freedom of Welch. */
export function welchDifference(a: LinearEstimate, b: LinearEstimate): LinearEstimate {
  const variances = [standardErrorOf(a) ** 2, standardErrorOf(b) ** 2] as const
  const difference = differenceOf(b, a)
  if (variances[0] + variances[1] === 0) return difference
  return withDegrees(difference, welchDegrees(variances[0], a.df, variances[1], b.df))
}

/** The warning that goes with exact methods. */
export function exactFinding({ context, need }: Pick<TwoArms, 'context' | 'need'>): Finding {
  return warning(
    'expected-small',
    placeOf(context.block),
    `${need.id}: fewer than 5 expected in a cell, or no event in an arm: the difference is the raw one with an exact method, and is not adjusted.`,
  )
}

function noErrorReason({ need, baseline, treatment }: TwoArms): string {
  if (familyOf(need.metric.type) === 'spread')
    return 'The error of a spread needs three values (or clusters) in each arm that vary.'
  const least = Math.min(baseline.summary.n, treatment.summary.n)
  return least < 2
    ? 'An arm has a single value: a comparison needs two in each.'
    : 'The rows of an arm stand in one cluster: a comparison needs two in each.'
}

/** Whole counts behind two shares; absent where they are not whole. */
function countsOf(a: ArmMeasure, b: ArmMeasure): TwoProportions | undefined {
  const counts = { x1: a.events ?? 0.5, n1: a.exposure, x2: b.events ?? 0.5, n2: b.exposure }
  return Number.isSafeInteger(counts.x1) && Number.isSafeInteger(counts.x2) ? counts : undefined
}
