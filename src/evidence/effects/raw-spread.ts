import { logInterval } from '#evidence/arms/arm-interval'
import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import type { Interval } from '#quantity/figure'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { covarianceOf, differenceOf, standardErrorOf } from '#stats/influence/linear-estimate'
import { ratioEstimate } from '#stats/intervals/ratio-estimate'

/**
 * Two spreads on the log scale by delete-one jackknife: their ratio with t and the smaller arm's df, and
 * the difference of the SDs with the arms' log intervals squared and added (with the covariance of
 * units that stand in both arms).
 * Source: Miller, Annals of Mathematical Statistics 1968;39:567; Zou and Donner, Stat Med 2008;27:1693.
 * Absent where an arm has no error.
 */
export function rawSpreads(
  baseline: ArmMeasure,
  treatment: ArmMeasure,
  level: number,
): Contrasted | undefined {
  const a = baseline.estimate
  const b = treatment.estimate
  if (a === undefined || b === undefined) return undefined
  const estimate = differenceOf(b, a)
  const log = logRatioOf(a, b)
  const error = standardErrorOf(log)
  if (error === 0) return undefined
  const ratio = ratioEstimate(log.value, error, log.df, level)
  const pValue = { value: ratio.pValue, test: 't test of the log SD ratio, jackknife' }
  return {
    estimate,
    difference: {
      value: estimate.value,
      interval: squareAndAdd(a, b, level),
      standardError: standardErrorOf(estimate),
      pValue,
      method: 'difference of SDs; jackknife on the log scale, intervals squared and added',
    },
    ratio: {
      value: ratio.ratio,
      interval: ratio.interval,
      pValue,
      method: `ratio of SDs; jackknife on the log scale, t with ${log.df} df`,
    },
  }
}

function logRatioOf(a: LinearEstimate, b: LinearEstimate): LinearEstimate {
  const influence = a.influence.map((u, row) => b.influence[row]! / b.value - u / a.value)
  return { value: Math.log(b.value / a.value), influence, df: Math.min(a.df, b.df) }
}

function squareAndAdd(a: LinearEstimate, b: LinearEstimate, level: number): Interval {
  const base = logInterval(a, level)
  const treatment = logInterval(b, level)
  const r = covarianceOf(a, b) / (standardErrorOf(a) * standardErrorOf(b))
  const difference = b.value - a.value
  return {
    low: difference - reach(b.value - treatment.low, base.high - a.value, r),
    high: difference + reach(treatment.high - b.value, a.value - base.low, r),
    level,
  }
}

function reach(x: number, y: number, r: number): number {
  return Math.sqrt(Math.max(0, x * x - 2 * r * x * y + y * y))
}
