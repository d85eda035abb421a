import type { Family, OfFamily } from './family.ts'

/**
 * Observed values, each equally likely: drawing resamples them. The quantile is the inverse of
 * the empirical cdf (type 1 of R. J. Hyndman and Y. Fan, The American Statistician 50 (1996)
 * 361-365), always one of the values; shown quantiles of data are type 7 and live elsewhere.
 * Mean and sd are those of the values themselves (divisor n). The cost of `quantile` and `cdf` is
 * that of sorting: for many take the sampler.
 */
export const empirical: Family<OfFamily<'empirical'>> = {
  check({ values }) {
    if (values.length === 0) return 'there are no values'
    const value = values.find((value) => !Number.isFinite(value))
    return value === undefined ? undefined : `a value must be a finite number, not ${value}`
  },
  mean: ({ values }) => mean(values),
  sd({ values }) {
    const centre = mean(values)
    return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
  },
  support({ values }) {
    const rising = Float64Array.from(values).toSorted()
    return { low: rising[0] ?? 0, high: rising.at(-1) ?? 0 }
  },
  quantile({ values }, p) {
    const rising = Float64Array.from(values).toSorted()
    // Rounding of n p must not push a probability that meets a step over it.
    const rank = Math.ceil(rising.length * p * (1 - 4 * Number.EPSILON))
    return rising[Math.max(1, rank) - 1] ?? 0
  },
  cdf: ({ values }, x) => values.filter((value) => value <= x).length / values.length,
  draw({ values }) {
    const rising = Float64Array.from(values).toSorted()
    const last = rising.length - 1
    return {
      from: 'uniform',
      fill(input, out) {
        for (let i = 0; i < out.length; i++) {
          const index = Math.min(last, Math.ceil((input[i] ?? 0) * rising.length) - 1)
          out[i] = rising[index] ?? 0
        }
      },
    }
  },
}

function mean(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
