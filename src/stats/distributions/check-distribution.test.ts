import { describe, expect, it } from 'vitest'
import { checkDistribution } from './check-distribution.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import type { Distribution } from './distribution.ts'
import { createSampler } from './sampler.ts'

describe('checkDistribution', () => {
  it.each<[Distribution, string]>([
    [{ family: 'fixed', value: Infinity }, 'the value must be a finite number, not Infinity'],
    [{ family: 'uniform', low: 5, high: 2 }, 'the low end 5 lies above the high end 2'],
    [
      { family: 'uniform', low: Number.NaN, high: 2 },
      'the low end must be a finite number, not NaN',
    ],
    [{ family: 'triangular', low: 5, mode: 3, high: 2 }, 'the low end 5 lies above the high end 2'],
    [
      { family: 'triangular', low: 1, mode: 3, high: 2 },
      'the most likely value 3 lies above the high end 2',
    ],
    [
      { family: 'pert', low: 1, mode: 0, high: 2 },
      'the most likely value 0 lies below the low end 1',
    ],
    [
      { family: 'normal', mean: 0, sd: -1 },
      'the standard deviation must not be negative, and -1 is',
    ],
    [{ family: 'lognormal', mu: 0, sigma: -1 }, 'the sigma must not be negative, and -1 is'],
    [
      { family: 'lognormal', mu: 0, sigma: 40 },
      'with mu 0 and sigma 40 the standard deviation is too large for a number',
    ],
    [
      { family: 'logit-normal', mu: 0, sigma: 500 },
      'a sigma of 500 on the logit scale leaves only 0 and 1; take at most 100',
    ],
    [{ family: 'beta', alpha: 0, beta: 1 }, 'the alpha must lie above 0, and 0 does not'],
    [{ family: 'gamma', shape: 1, scale: -2 }, 'the scale must lie above 0, and -2 does not'],
    [{ family: 'poisson', mean: -1 }, 'the mean of a count must not be negative, and -1 is'],
    [{ family: 'discrete', values: [], weights: [] }, 'there are no values'],
    [{ family: 'discrete', values: [1, 2], weights: [1] }, 'there are 2 values and 1 weights'],
    [
      { family: 'discrete', values: [1, 2], weights: [1, -1] },
      'a weight must be a finite number from 0 on, not -1',
    ],
    [{ family: 'discrete', values: [1, 2], weights: [0, 0] }, 'all weights are 0'],
    [
      { family: 'discrete', values: [1, Number.NaN], weights: [1, 1] },
      'a value must be a finite number, not NaN',
    ],
    [{ family: 'empirical', values: [] }, 'there are no values'],
    [
      { family: 'empirical', values: [1, Infinity] },
      'a value must be a finite number, not Infinity',
    ],
  ])('says of %o what is wrong', (d, message) => {
    expect(checkDistribution(d)).toBe(message)
    expect(() => distributionMean(d)).toThrow(message)
    expect(() => createSampler(d)).toThrow(message)
  })

  it('has nothing to say of sound ones', () => {
    expect(checkDistribution({ family: 'pert', low: 1, mode: 1, high: 3 })).toBeUndefined()
    expect(checkDistribution({ family: 'normal', mean: 1, sd: 0 })).toBeUndefined()
  })
})

describe('distributionQuantile', () => {
  it('refuses what is no probability', () => {
    expect(() => distributionQuantile({ family: 'fixed', value: 1 }, 1.5)).toThrow(
      'between 0 and 1',
    )
  })
})
