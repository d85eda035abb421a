import type { Family, OfFamily } from './family.ts'
import { firstNotFinite, modeOutside, wrongOrder } from './parameter.ts'

type Triangular = OfFamily<'triangular'>

/**
 * A density that rises straight from low to the mode and falls straight to high.
 * Source: Evans, Hastings and Peacock, Statistical Distributions, 3rd ed. (2000).
 */
export const triangular: Family<Triangular> = {
  check: ({ low, mode, high }) =>
    firstNotFinite({ 'the low end': low, 'the most likely value': mode, 'the high end': high }) ??
    wrongOrder(low, high) ??
    modeOutside(low, mode, high),
  mean: ({ low, mode, high }) => low + (mode - low + (high - low)) / 3,
  sd({ low, mode, high }) {
    const [left, right] = [mode - low, high - mode]
    return Math.sqrt((left * left + left * right + right * right) / 18)
  },
  support: ({ low, high }) => ({ low, high }),
  quantile: (d, p) => value(d, p),
  cdf({ low, mode, high }, x) {
    if (x < low) return 0
    if (x >= high) return 1
    const width = high - low
    return x < mode
      ? (x - low) ** 2 / (width * (mode - low))
      : 1 - (high - x) ** 2 / (width * (high - mode))
  },
  draw: (d) => ({
    from: 'uniform',
    fill(input, out) {
      for (let i = 0; i < out.length; i++) out[i] = value(d, input[i] ?? 0)
    },
  }),
}

function value({ low, mode, high }: Triangular, p: number): number {
  const width = high - low
  const left = mode - low
  return p * width < left
    ? low + Math.sqrt(p * width * left)
    : high - Math.sqrt((1 - p) * width * (high - mode))
}
