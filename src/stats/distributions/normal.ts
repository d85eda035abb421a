import { normalCdf, normalQuantile } from '../special/normal.ts'
import type { Family, OfFamily } from './family.ts'
import { firstNotFinite, negativeSpread } from './parameter.ts'

/** The normal distribution; an sd of 0 is a fixed value. */
export const normal: Family<OfFamily<'normal'>> = {
  check: ({ mean, sd }) =>
    firstNotFinite({ 'the mean': mean, 'the standard deviation': sd }) ??
    negativeSpread('the standard deviation', sd),
  mean: ({ mean }) => mean,
  sd: ({ sd }) => sd,
  support: ({ mean, sd }) =>
    sd === 0 ? { low: mean, high: mean } : { low: -Infinity, high: Infinity },
  quantile: ({ mean, sd }, p) => (sd === 0 ? mean : mean + sd * normalQuantile(p)),
  cdf({ mean, sd }, x) {
    if (sd === 0) return x < mean ? 0 : 1
    return normalCdf((x - mean) / sd)
  },
  draw: ({ mean, sd }) => ({
    from: 'score',
    fill(input, out) {
      for (let i = 0; i < out.length; i++) out[i] = mean + sd * (input[i] ?? 0)
    },
  }),
}
