import type { SureValue } from '#market/sure-value'
import { pearsonCorrelation, spearmanCorrelation } from '#stats/descriptive/correlation'
import type { Sample } from '#stats/descriptive/sample'
import { weightedCorrelation } from '#stats/influence/weighted-correlation'
import { correlationInterval } from '#stats/intervals/correlation-interval'
import { weightedCorrelationInterval } from '#stats/intervals/weighted-correlation-interval'

const ROUNDING = 1e-9

/**
 * How closely two columns rise together over people, of values (Pearson) or ranks (Spearman), with an interval from four
 * people on; without one in perfect order, where it would have no width. Weights that are all alike count as none.
 *
 * @param weights how much of its population each stands for; absent where all count alike
 * @throws StatisticsError 'too-few' under two people, 'no-variation' where a column has one value only
 */
export function correlationOfPeople(
  [a, b]: readonly [Sample, Sample],
  weights: Float64Array | undefined,
  of: 'values' | 'ranks',
  level: number,
): SureValue {
  const apart = weights?.some((weight) => weight !== weights[0])
  const found = apart ? weightedCorrelation([a, b], weights!, of) : undefined
  const correlate = of === 'ranks' ? spearmanCorrelation : pearsonCorrelation
  const value = found?.value ?? correlate(a, b)
  if (1 - Math.abs(value) < ROUNDING) return { value: Math.sign(value) }
  const n = a.length
  if (n < 4) return { value }
  const interval =
    found === undefined
      ? correlationInterval(value, { n, of }, level)
      : weightedCorrelationInterval(found, of, level)
  return { value, ...(interval === undefined ? {} : { interval }) }
}
