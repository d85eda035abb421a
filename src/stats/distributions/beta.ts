import { betaCdf, betaQuantile } from '../special/beta.ts'
import { betaDraw } from './beta-draw.ts'
import type { Family, OfFamily } from './family.ts'
import { firstNotFinite, firstNotPositive } from './parameter.ts'

/**
 * A share between 0 and 1, as after alpha hits and beta misses.
 * Source: Evans, Hastings and Peacock, Statistical Distributions, 3rd ed. (2000).
 */
export const beta: Family<OfFamily<'beta'>> = {
  check: ({ alpha, beta }) =>
    firstNotFinite({ 'the alpha': alpha, 'the beta': beta }) ??
    firstNotPositive({ 'the alpha': alpha, 'the beta': beta }),
  mean: ({ alpha, beta }) => alpha / (alpha + beta),
  sd({ alpha, beta }) {
    const total = alpha + beta
    return Math.sqrt(((alpha / total) * (beta / total)) / (total + 1))
  },
  support: () => ({ low: 0, high: 1 }),
  quantile: ({ alpha, beta }, p) => betaQuantile(p, alpha, beta),
  cdf: ({ alpha, beta }, x) => betaCdf(Math.min(1, Math.max(0, x)), alpha, beta),
  draw: ({ alpha, beta }) => betaDraw(alpha, beta, { low: 0, high: 1 }),
}
