import type { Family, OfFamily } from './family.ts'
import { firstNotFinite, wrongOrder } from './parameter.ts'

/** Every value from low to high equally likely. A low end equal to the high end is a fixed value. */
export const uniform: Family<OfFamily<'uniform'>> = {
  check: ({ low, high }) =>
    firstNotFinite({ 'the low end': low, 'the high end': high }) ?? wrongOrder(low, high),
  mean: ({ low, high }) => low + (high - low) / 2,
  sd: ({ low, high }) => (high - low) / Math.sqrt(12),
  support: ({ low, high }) => ({ low, high }),
  quantile: ({ low, high }, p) => (p === 1 ? high : low + p * (high - low)),
  cdf({ low, high }, x) {
    if (x < low) return 0
    return x >= high ? 1 : (x - low) / (high - low)
  },
  draw: ({ low, high }) => ({
    from: 'uniform',
    fill(input, out) {
      const width = high - low
      for (let i = 0; i < out.length; i++) out[i] = low + (input[i] ?? 0) * width
    },
  }),
}
