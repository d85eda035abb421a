import { describe, expect, it } from 'vitest'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { boundedMarginal } from './bounded-marginal.ts'

const lognormal = (mean: number, sigma: number): Distribution => ({
  family: 'lognormal',
  mu: Math.log(mean) - sigma ** 2 / 2,
  sigma,
})

describe('boundedMarginal', () => {
  it('leaves what ends long before the limit', () => {
    const marginal = lognormal(20, 0.02)
    expect(boundedMarginal(marginal, 48)).toBe(marginal)
  })

  it.each([
    [46, 0.02],
    [47, 0.02],
    [40, 0.2],
    [47.5, 0.01],
  ])('of a mean of %s stays under the limit, and keeps the mean', (mean, sigma) => {
    const found = boundedMarginal(lognormal(mean, sigma), 48)
    expect(distributionMean(found)).toBeCloseTo(mean, 4)
    expect(distributionQuantile(found, 0.9999)).toBeLessThanOrEqual(48)
    expect(distributionQuantile(found, 0.0001)).toBeGreaterThan(0)
  })

  it('leaves what is no lognormal', () => {
    expect(boundedMarginal({ family: 'fixed', value: 3 }, 2)).toEqual({ family: 'fixed', value: 3 })
  })
})
