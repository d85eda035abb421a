import { normalCdf, normalQuantile } from '../special/normal.ts'
import type { Family, OfFamily } from './family.ts'
import { firstNotFinite, negativeSpread } from './parameter.ts'

type Lognormal = OfFamily<'lognormal'>

/**
 * A positive quantity whose logarithm is normal; a sigma of 0 is a fixed value.
 * Source: Evans, Hastings and Peacock, Statistical Distributions, 3rd ed. (2000).
 */
export const lognormal: Family<Lognormal> = {
  check: ({ mu, sigma }) =>
    firstNotFinite({ 'the mu': mu, 'the sigma': sigma }) ??
    negativeSpread('the sigma', sigma) ??
    tooWide({ mu, sigma }),
  mean: ({ mu, sigma }) => Math.exp(mu + (sigma * sigma) / 2),
  sd: (d) => lognormal.mean(d) * Math.sqrt(Math.expm1(d.sigma * d.sigma)),
  support: ({ mu, sigma }) =>
    sigma === 0 ? { low: Math.exp(mu), high: Math.exp(mu) } : { low: 0, high: Infinity },
  quantile: ({ mu, sigma }, p) => Math.exp(sigma === 0 ? mu : mu + sigma * normalQuantile(p)),
  cdf({ mu, sigma }, x) {
    if (sigma === 0) return x < Math.exp(mu) ? 0 : 1
    return x <= 0 ? 0 : normalCdf((Math.log(x) - mu) / sigma)
  },
  draw: ({ mu, sigma }) => ({
    from: 'score',
    fill(input, out) {
      for (let i = 0; i < out.length; i++) out[i] = Math.exp(mu + sigma * (input[i] ?? 0))
    },
  }),
}

function tooWide({ mu, sigma }: Omit<Lognormal, 'family'>): string | undefined {
  const sd = lognormal.sd({ family: 'lognormal', mu, sigma })
  if (Number.isFinite(sd)) return undefined
  return `with mu ${mu} and sigma ${sigma} the standard deviation is too large for a number`
}
