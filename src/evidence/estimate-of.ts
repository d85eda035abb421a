import { pooledDeviation } from '#evidence/arms/effect-size'
import type { Comparison, Contrasted } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { biasDeviation, tauByGrade, widenEffect, widenRatio } from '#evidence/design-bias'
import { improvementFromDifference, improvementFromRatio } from '#evidence/effects/improvement'
import type { Better } from '#evidence/effects/improvement'
import type { Certainty, Effect, EffectOrReason, Estimate } from '#evidence/estimate'
import type { Graded } from '#evidence/grade'
import { familyOf } from '#evidence/metric-family'
import { betterDirection } from '#job/job'

/** The estimate that a comparison and the grade of its design make. */
export function estimateOf(
  { block }: BlockContext,
  comparison: Comparison,
  graded: Graded,
): Estimate {
  const { need, baseline, treatment, effectSize, edges } = comparison
  return {
    block: block.id,
    data: block.data,
    need: need.id,
    design: block.design,
    kind: need.metric.kind,
    type: need.metric.type,
    better: betterDirection(need),
    unit: need.metric.unit.text,
    baseline: baseline.summary,
    ...(treatment === undefined ? {} : { treatment: treatment.summary }),
    ...effectsOf(comparison, graded),
    ...(effectSize === undefined ? {} : { effectSize }),
    ...(edges === undefined ? {} : { edges }),
    grade: graded.grade,
    gradeReason: graded.reason,
    ...(block.setting === undefined ? {} : { setting: block.setting }),
    findings: comparison.findings,
  }
}

type Effects = Partial<
  Pick<
    Estimate,
    | 'difference'
    | 'differenceUnadjusted'
    | 'differenceAdjusted'
    | 'ratio'
    | 'ratioUnadjusted'
    | 'ratioGeometric'
    | 'improvement'
    | 'improvementUnadjusted'
    | 'improvementPoints'
    | 'otherWays'
    | 'certainty'
  >
>

function effectsOf(comparison: Comparison, graded: Graded): Effects {
  const { reason, adjusted, adjustedLeads, raw } = comparison
  if (reason !== undefined) return refusedEffects(reason, comparison)
  const leading = leadingContrast(comparison)
  if (leading === undefined) return {}
  const shown = shownEffects(comparison, leading, graded)
  const beside =
    adjustedLeads && raw !== undefined ? shownEffects(comparison, raw, graded) : undefined
  const { geometric, otherWays } = comparison
  return {
    difference: shown.difference,
    ratio: shown.ratio,
    improvement: shown.improvement,
    ...(shown.points === undefined ? {} : { improvementPoints: shown.points }),
    certainty: certaintyOf(shown.difference, betterDirection(comparison.need)),
    ...(beside === undefined
      ? {}
      : {
          differenceUnadjusted: beside.difference,
          ratioUnadjusted: beside.ratio,
          improvementUnadjusted: beside.improvement,
        }),
    ...(adjusted === undefined || adjustedLeads
      ? {}
      : { differenceAdjusted: shownEffects(comparison, adjusted, graded).difference }),
    ...(otherWays === undefined ? {} : { otherWays }),
    ...(geometric === undefined ? {} : { ratioGeometric: widenGeometric(geometric, graded) }),
  }
}

/** What stands in other ways may be there all the same: shares where times have no error. */
function refusedEffects(reason: string, { otherWays }: Comparison): Effects {
  return {
    difference: { reason },
    ratio: { reason },
    improvement: { reason },
    ...(otherWays === undefined ? {} : { otherWays }),
  }
}

interface Shown {
  readonly difference: Effect
  readonly ratio: EffectOrReason
  readonly improvement: EffectOrReason
  readonly points?: EffectOrReason
}

/** The contrast with its design's bias, and the improvement in the metric's way. */
function shownEffects(comparison: Comparison, contrasted: Contrasted, graded: Graded): Shown {
  const arm = biasedArm(comparison, contrasted)
  const deviation = biasDeviation(tauByGrade[graded.grade], arm)
  const difference = widenEffect(contrasted.difference, deviation)
  const ratio = ratioShown(comparison, contrasted, arm.value === 0 ? 0 : deviation / arm.value)
  const better = betterDirection(comparison.need)
  const share = familyOf(comparison.need.metric.type) === 'share'
  return {
    difference,
    ratio,
    improvement: improvementOf(comparison, { difference, ratio }, better),
    ...(share ? { points: improvementFromDifference(difference, better, 1) } : {}),
  }
}

/** What the bias of the treatment arm is counted on. */
export function biasedArm(
  comparison: Comparison,
  contrasted: Contrasted,
): Parameters<typeof biasDeviation>[1] {
  const { eventTimes } = comparison.baseline.summary
  return {
    domain: comparison.domain,
    value: comparison.baseline.summary.value + contrasted.difference.value,
    n: comparison.treatment!.summary.n,
    sd: pooledDeviation(comparison) ?? 0,
    ...(eventTimes === undefined ? {} : { most: eventTimes.horizon }),
  }
}

function ratioShown(
  { domain }: Comparison,
  { ratio }: Contrasted,
  deviation: number,
): EffectOrReason {
  if (domain === 'real') return { reason: NO_RATIO }
  return 'reason' in ratio ? ratio : widenRatio(ratio, deviation)
}

const NO_RATIO = 'The values can be negative or have an arbitrary zero: a ratio would say nothing.'

function improvementOf(
  { need, domain }: Comparison,
  shown: { readonly difference: Effect; readonly ratio: EffectOrReason },
  better: Better,
): EffectOrReason {
  const { metric } = need
  if (metric.type === 'scale')
    return improvementFromDifference(shown.difference, better, metric.to - metric.from)
  if (domain === 'real')
    return { reason: 'The values can be negative: only the absolute change is shown.' }
  return improvementFromRatio(shown.ratio, better)
}

function widenGeometric(geometric: EffectOrReason, { grade }: Graded): EffectOrReason {
  return 'reason' in geometric ? geometric : widenRatio(geometric, tauByGrade[grade])
}

/** Better or worse where the interval of the difference is clear of zero; else too early to tell. */
export function certaintyOf(difference: Effect, better: Better): Certainty {
  const { interval } = difference
  if (interval === undefined) return 'too-early'
  if (interval.low > 0) return better === 'higher' ? 'better' : 'worse'
  if (interval.high < 0) return better === 'lower' ? 'better' : 'worse'
  return 'too-early'
}
