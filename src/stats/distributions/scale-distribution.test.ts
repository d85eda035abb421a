import { describe, expect, it } from 'vitest'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import type { Distribution } from './distribution.ts'
import { scaleDistribution } from './scale-distribution.ts'

const normal: Distribution = { family: 'normal', mean: 4, sd: 2 }
const quantiles = { family: 'three-quantiles', tail: 0.1, low: 1, median: 3, high: 6 } as const

const scalable: readonly Distribution[] = [
  { family: 'fixed', value: 3 },
  { family: 'uniform', low: 1, high: 4 },
  { family: 'triangular', low: 1, mode: 2, high: 4 },
  { family: 'pert', low: 1, mode: 2, high: 4 },
  normal,
  { family: 'lognormal', mu: 1, sigma: 0.5 },
  { family: 'gamma', shape: 2, scale: 3 },
  { family: 'discrete', values: [1, 5], weights: [1, 3] },
  { family: 'empirical', values: [1, 5, 6] },
  quantiles,
  { ...quantiles, lower: 0, upper: 9 },
  { family: 'mixture', parts: [normal, { family: 'fixed', value: 3 }], weights: [1, 1] },
  { family: 'truncated', of: normal, low: 1, high: 7 },
]

describe.each(scalable)('$family in another unit', (d) => {
  it('has every quantile and moment times the factor', () => {
    const scaled = scaleDistribution(d, 60)!
    expect(distributionMean(scaled) / 60).toBeCloseTo(distributionMean(d), 10)
    expect(distributionSd(scaled) / 60).toBeCloseTo(distributionSd(d), 10)
    for (const p of [0.05, 0.4, 0.95])
      expect(distributionQuantile(scaled, p) / 60).toBeCloseTo(distributionQuantile(d, p), 10)
  })
})

it.each<Distribution>([
  { family: 'beta', alpha: 2, beta: 3 },
  { family: 'logit-normal', mu: 0, sigma: 1 },
  { family: 'poisson', mean: 3 },
])('$family has no other unit', (d) => {
  expect(scaleDistribution(d, 60)).toBeUndefined()
  expect(scaleDistribution({ family: 'mixture', parts: [d, normal], weights: [1, 1] }, 60)).toBe(
    undefined,
  )
  expect(scaleDistribution(d, 1)).toBe(d)
})
