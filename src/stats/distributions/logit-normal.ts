import { normalCdf, normalQuantile } from '../special/normal.ts'
import type { Family, OfFamily } from './family.ts'
import { logitNormalMoments } from './logit-normal-moments.ts'
import { firstNotFinite, negativeSpread } from './parameter.ts'

/** Above this a logit-normal share is 0 or 1 but for one draw in a hundred. */
const WIDEST_SIGMA = 100

/**
 * A share whose logit is normal; a sigma of 0 is a fixed value.
 * Source: J. Aitchison and S. M. Shen, Biometrika 67 (1980) 261-272.
 */
export const logitNormal: Family<OfFamily<'logit-normal'>> = {
  check: ({ mu, sigma }) =>
    firstNotFinite({ 'the mu': mu, 'the sigma': sigma }) ??
    negativeSpread('the sigma', sigma) ??
    (sigma > WIDEST_SIGMA
      ? `a sigma of ${sigma} on the logit scale leaves only 0 and 1; take at most ${WIDEST_SIGMA}`
      : undefined),
  mean: (d) => logitNormalMoments(d).mean,
  sd: (d) => logitNormalMoments(d).sd,
  support: ({ mu, sigma }) =>
    sigma === 0 ? { low: share(mu), high: share(mu) } : { low: 0, high: 1 },
  quantile: ({ mu, sigma }, p) => share(sigma === 0 ? mu : mu + sigma * normalQuantile(p)),
  cdf({ mu, sigma }, x) {
    if (sigma === 0) return x < share(mu) ? 0 : 1
    if (x <= 0) return 0
    return x >= 1 ? 1 : normalCdf((Math.log(x / (1 - x)) - mu) / sigma)
  },
  draw: ({ mu, sigma }) => ({
    from: 'score',
    fill(input, out) {
      for (let i = 0; i < out.length; i++) out[i] = share(mu + sigma * (input[i] ?? 0))
    },
  }),
}

function share(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
