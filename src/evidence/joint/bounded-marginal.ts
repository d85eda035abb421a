import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'

/** SDs of the logarithm beyond which nothing is drawn. */
const BEYOND = 9

/**
 * A lognormal marginal of a figure that cannot pass a limit (a mean time up to a horizon): as it is where its tail ends
 * before, else cut there, with the same mean.
 */
export function boundedMarginal(marginal: Distribution, most: number): Distribution {
  if (marginal.family !== 'lognormal') return marginal
  const { mu, sigma } = marginal
  if (mu + BEYOND * sigma <= Math.log(most)) return marginal
  const mean = distributionMean(marginal)
  const cutAt = (shifted: number): Distribution => ({
    family: 'truncated',
    of: { family: 'lognormal', mu: shifted, sigma },
    low: 0,
    high: most,
  })
  if (!(mean < most)) return { family: 'fixed', value: most }
  let [low, high] = [mu, mu + sigma]
  for (let step = 0; step < 8 && distributionMean(cutAt(high)) < mean; step++) high += sigma
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (distributionMean(cutAt(middle)) < mean) low = middle
    else high = middle
  }
  return cutAt((low + high) / 2)
}
