import type { Effect, EffectOrReason } from '#evidence/estimate'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import { clustersInArms } from '#evidence/comparisons/clusters-in-arms'
import { welchDifference } from '#evidence/comparisons/raw-independent'
import { mapEffect } from '#evidence/effects/improvement'
import { tEffect } from '#evidence/effects/t-effect'
import { armOnly, valuesOfArm } from '#evidence/rows/units-view'
import type { MetricType } from '#job/metric'
import { logMomentsOf } from '#stats/descriptive/geometric-mean'
import { varies } from '#stats/descriptive/moments'
import { meanEstimate } from '#stats/influence/mean-estimate'
import { ancova } from '#stats/regression/ancova'
import { ratioOfGeometricMeansInterval } from '#stats/intervals/ratio-of-geometric-means-interval'

/** Whether a metric is looked at on the log scale too. */
export function hasGeometricRatio(type: MetricType): boolean {
  return type === 'duration' || type === 'money'
}

/** Why the logarithms of some values do not exist; absent where they do. */
export function noLogarithm(values: Float64Array): string | undefined {
  const low = values.filter((value) => value <= 0).length
  if (low === 0) return undefined
  return `${low} of ${values.length} values are 0 or below: they have no logarithm, so there is no geometric mean.`
}

/**
 * Ratio of geometric means of two independent arms, for durations and money: Welch on the logarithms,
 * with clusters errors by cluster; not of weighted rows.
 */
export function geometricRatio(input: IndependentRows): EffectOrReason | undefined {
  const { context, view, need, rows } = input
  if (!hasGeometricRatio(need.metric.type) || view.weights !== undefined) return undefined
  const base = valuesOfArm(view, rows.values, 0)
  const treatment = valuesOfArm(view, rows.values, 1)
  const reason = noLogarithm(Float64Array.from([...base, ...treatment]))
  if (reason !== undefined) return { reason }
  const a = logMomentsOf(base)
  const b = logMomentsOf(treatment)
  if (!varies(a) && !varies(b)) return { reason: 'The values do not vary: the ratio has no error.' }
  if (input.clusters !== undefined) return clusteredGeometric(input, input.clusters)
  const estimate = ratioOfGeometricMeansInterval(a, b, context.level)
  return {
    value: estimate.ratio,
    interval: estimate.interval,
    standardError: estimate.logStandardError,
    pValue: { value: estimate.pValue, test: "Welch's t test of the logarithms" },
    method: "ratio of geometric means; Welch's t on the log scale (not adjusted)",
  }
}

function clusteredGeometric(input: IndependentRows, clusters: Int32Array): EffectOrReason {
  return clustersInArms(input) === undefined
    ? crossedGeometric(input, clusters)
    : wholeGeometric(input, clusters)
}

/** Each cluster stands in one arm: as the difference of means, of the logarithms. */
function wholeGeometric(
  { view, rows, context }: IndependentRows,
  clusters: Int32Array,
): EffectOrReason {
  const logs = rows.values.map(Math.log)
  const [a, b] = [armOnly(view, logs, 0), armOnly(view, logs, 1)]
  const difference = welchDifference(meanEstimate(a, clusters), meanEstimate(b, clusters))
  const how = {
    method: 'ratio of geometric means; errors by cluster on the log scale (not adjusted)',
    test: "Welch's t test of the logarithms, errors by cluster",
  }
  return mapEffect(tEffect(difference, how, context.level), Math.exp, 1)
}

function crossedGeometric(input: IndependentRows, clusters: Int32Array): EffectOrReason {
  const { view, rows, context } = input
  const taking = takingRows(view, rows)
  const fit = ancova({
    outcome: Float64Array.from(taking, (row) => Math.log(rows.values[row]!)),
    treated: Int8Array.from(taking, (row) => view.arms[row]!),
    covariates: [],
    level: context.level,
    clusters: Int32Array.from(taking, (row) => clusters[row]!),
  })
  const effect: Effect = {
    value: fit.difference,
    interval: fit.interval,
    pValue: { value: fit.pValue, test: 't test of the logarithms, errors by cluster' },
    method: 'ratio of geometric means; errors by cluster (CR1) on the log scale (not adjusted)',
  }
  return { ...mapEffect(effect, Math.exp), standardError: fit.standardError }
}
