import type { SureValue } from '#market/sure-value'
import { quantiles } from '#stats/descriptive/quantile'

/** Mean (or another quantile) of draws times a factor, with the interval between their quantiles. */
export function drawn(
  draws: Float64Array,
  factor: number,
  level: number,
  at?: number,
): Extract<SureValue, { value: number }> {
  const [first, last, middle] = quantiles(draws, [(1 - level) / 2, (1 + level) / 2, at ?? 0.5])
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const ends = [factor * first!, factor * last!]
  return {
    value: factor * (at === undefined ? mean : middle!),
    interval: { low: Math.min(...ends), high: Math.max(...ends), level },
  }
}
