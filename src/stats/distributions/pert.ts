import { betaCdf, betaQuantile } from '../special/beta.ts'
import { betaDraw } from './beta-draw.ts'
import type { Family, OfFamily } from './family.ts'
import { fixed } from './fixed.ts'
import { firstNotFinite, modeOutside, wrongOrder } from './parameter.ts'

type Pert = OfFamily<'pert'>

/**
 * A beta distribution over [low, high] with the given mode and mean (low + 4 mode + high) / 6.
 * Source: D. G. Malcolm et al., Operations Research 7 (1959) 646-669, with the exact beta shape
 * of D. Vose, Risk Analysis, 3rd ed. (2008), appendix III (lambda = 4).
 */
export const pert: Family<Pert> = {
  check: ({ low, mode, high }) =>
    firstNotFinite({ 'the low end': low, 'the most likely value': mode, 'the high end': high }) ??
    wrongOrder(low, high) ??
    modeOutside(low, mode, high),
  mean: ({ low, mode, high }) => low + (4 * (mode - low) + (high - low)) / 6,
  sd(d) {
    const mean = pert.mean(d)
    return Math.sqrt(((mean - d.low) * (d.high - mean)) / 7)
  },
  support: ({ low, high }) => ({ low, high }),
  quantile(d, p) {
    if (d.low === d.high) return d.low
    const { a, b } = shape(d)
    return d.low + (d.high - d.low) * betaQuantile(p, a, b)
  },
  cdf(d, x) {
    if (x < d.low) return 0
    if (x >= d.high) return 1
    const { a, b } = shape(d)
    return betaCdf((x - d.low) / (d.high - d.low), a, b)
  },
  draw(d) {
    if (d.low === d.high) return fixed.draw({ family: 'fixed', value: d.low })
    const { a, b } = shape(d)
    return betaDraw(a, b, d)
  },
}

/** The parameters of the beta distribution, where the ends differ. */
function shape({ low, mode, high }: Pert): { readonly a: number; readonly b: number } {
  const width = high - low
  return { a: 1 + (4 * (mode - low)) / width, b: 1 + (4 * (high - mode)) / width }
}
