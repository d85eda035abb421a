import type { Better } from '#evidence/effects/improvement'
import { improvementFromDifference, improvementFromRatio } from '#evidence/effects/improvement'
import { ratioEffect } from '#evidence/effects/ratio-effect'
import { tEffect } from '#evidence/effects/t-effect'
import { widenEffect, widenRatio } from '#evidence/design-bias'
import { certaintyOf } from '#evidence/estimate-of'
import type { Certainty, EffectOrReason } from '#evidence/estimate'
import type { ArmTotals, Resampling } from '#evidence/composition/resampled-totals'
import { resampledEffects } from '#evidence/composition/resampled-totals'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** Baseline and difference of the job, composed of its steps. */
export interface ComposedFigure {
  readonly baseline: LinearEstimate
  readonly difference: LinearEstimate
  /** SD of the designs' bias in the difference. */
  readonly bias: number
  readonly better: Better
  /** What the improvement is a fraction of; points are the difference of shares itself. */
  readonly fractionOf: 'baseline' | 'length' | 'points'
  /** Of the scale. */
  readonly length?: number
  /** How it came about: "sum over 3 steps". */
  readonly composed: string
  readonly level: number
  /** The job's totals in each row, and how they are resampled, where whole rows are. */
  readonly rows?: { readonly totals: ArmTotals; readonly resampling: Resampling }
}

/** What a composed entry of the matrix shows. */
export interface ComposedEffects {
  readonly difference: EffectOrReason
  readonly improvement: EffectOrReason
  readonly certainty: Certainty
}

/**
 * Difference and improvement of a composed figure by the delta method from the joint covariance of its
 * parts: t with the smallest degrees of freedom; from resampled rows where the figure has them.
 */
export function composedEffects(figure: ComposedFigure): ComposedEffects {
  const resampled =
    figure.rows && resampledEffects(figure.rows.totals, figure, figure.rows.resampling)
  if (resampled !== undefined) return ofResampled(resampled, figure)
  const { difference, better, level } = figure
  const how = { method: `${figure.composed}; delta method`, test: 't test' }
  const shown = widenEffect(tEffect(difference, how, level), figure.bias)
  return {
    difference: shown,
    improvement:
      figure.fractionOf === 'baseline'
        ? improvementFromRatio(ratioOf(figure), better)
        : improvementFromDifference(shown, better, figure.length ?? 1),
    certainty: certaintyOf(shown, better),
  }
}

function ofResampled(
  { difference, improvement }: NonNullable<ReturnType<typeof resampledEffects>>,
  { bias, better, fractionOf, length = 1, baseline }: ComposedFigure,
): ComposedEffects {
  const shown = widenEffect(difference, bias)
  const scale = fractionOf === 'baseline' ? baseline.value : length
  const widened = widenEffect(improvement, bias / scale)
  return { difference: shown, improvement: widened, certainty: certaintyOf(shown, better) }
}

function ratioOf({ baseline, difference, bias, level }: ComposedFigure): EffectOrReason {
  const { df } = difference
  const ratio = ratioEffect({ baseline, difference, df, level, fieller: false, path: 'job' })
  const treatment = baseline.value + difference.value
  return 'reason' in ratio || treatment === 0 ? ratio : widenRatio(ratio, bias / treatment)
}
