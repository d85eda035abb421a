import { periodAdjusted } from '#evidence/comparisons/period-adjusted'
import type { UnitPairs, WithinPerson } from '#evidence/comparisons/within-person'
import { mapEffect } from '#evidence/effects/improvement'
import { hasGeometricRatio, noLogarithm } from '#evidence/effects/geometric-ratio'
import { tEffect } from '#evidence/effects/t-effect'
import type { EffectOrReason } from '#evidence/estimate'
import { meanEstimate } from '#stats/influence/mean-estimate'

/** Ratio of geometric means over the same units: t of the log ratios, the period taken out where asked. */
export function withinGeometric(
  { within, need, clusters, adjustPeriod }: WithinPerson,
  pairs: UnitPairs,
): EffectOrReason | undefined {
  if (!hasGeometricRatio(need.metric.type)) return undefined
  const present = [...pairs.base, ...pairs.treatment].filter((value) => !Number.isNaN(value))
  const reason = noLogarithm(Float64Array.from(present))
  if (reason !== undefined) return { reason }
  const base = pairs.base.map(Math.log)
  const treatment = pairs.treatment.map(Math.log)
  const takenOut = adjustPeriod && clusters === undefined
  const adjusted = takenOut ? periodAdjusted(within, { base, treatment }) : undefined
  const differences = treatment.map((value, row) => value - base[row]!)
  const plain = meanEstimate(differences, clusters)
  const how = {
    method:
      adjusted === undefined
        ? 'ratio of geometric means; paired t on the log scale'
        : 'ratio of geometric means; log scale with the period taken out',
    test: 't test of the logarithms',
  }
  return mapEffect(tEffect(adjusted ?? plain, how, within.context.level), Math.exp)
}
