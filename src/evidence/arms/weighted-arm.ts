import { clipInterval, tInterval } from '#evidence/arms/arm-interval'
import type { ArmMeasure } from '#evidence/comparison'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import type { Interval } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import type { WeightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { logitInterval } from '#stats/intervals/logit-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** One arm's values in their rows (NaN where a row takes no part), each with what it stands for. */
export interface WeightedRows {
  readonly need: MeasuredNeed
  readonly solution: string
  readonly values: Float64Array
  readonly weights: Float64Array
  readonly clusters?: Int32Array
  readonly missing: number
  readonly level: number
}

/**
 * Mean or share of the population that weighted rows stand for, with its linearised error. Medians, histograms
 * and geometric means, which know no weights here, are left out. Rows hold one value at least.
 */
export function measureWeightedArm(rows: WeightedRows): ArmMeasure {
  const { solution, missing, need } = rows
  const n = rows.values.filter((value) => !Number.isNaN(value)).length
  const found = weightedOrNone(rows)
  const value = found?.value ?? weightedMean(rows)
  const start = { solution, n, missing, value }
  if (found === undefined) return { summary: start, exposure: n }
  const interval = intervalOf(rows, found)
  const deviation = familyOf(need.metric.type) === 'share' ? {} : { sd: found.standardDeviation }
  return {
    summary: { ...start, ...(interval === undefined ? {} : { interval }), ...deviation },
    estimate: found,
    exposure: n,
  }
}

function weightedOrNone({
  values,
  weights,
  clusters,
}: WeightedRows): WeightedMeanEstimate | undefined {
  try {
    return weightedMeanEstimate(values, weights, clusters)
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'too-few') return undefined
    throw error
  }
}

/** Of rows in a single cluster, or of a single row. */
function weightedMean({ values, weights }: WeightedRows): number {
  let [sum, total] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue
    sum += weights[row]! * values[row]!
    total += weights[row]!
  }
  return sum / total
}

/** t, of shares on the logit scale; of a share of none or all Wilson's for so many rows as the weights leave. */
function intervalOf(
  { need, level, values }: WeightedRows,
  found: WeightedMeanEstimate,
): Interval | undefined {
  const { type } = need.metric
  const standardError = standardErrorOf(found)
  if (familyOf(type) === 'share' && (found.value === 0 || found.value === 1)) {
    const size = Math.max(1, Math.floor(found.effectiveSize))
    return wilsonInterval(found.value * size, size, level)
  }
  if (standardError === 0) return undefined
  const { value, df } = found
  if (familyOf(type) === 'share') return logitInterval({ value, standardError, df }, level)
  const plain = tInterval(found, level)
  if (type === 'scale' || values.some((one) => one < 0)) return plain
  return clipInterval(plain, 0, type === 'share' ? 1 : Infinity)
}
