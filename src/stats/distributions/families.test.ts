import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { distributionCdf } from './distribution-cdf.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import { distributionSupport } from './distribution-support.ts'
import type { Distribution } from './distribution.ts'
import { createNormalScoreSampler, createSampler } from './sampler.ts'
import { normalQuantile } from '../special/normal.ts'

interface Row {
  readonly distribution: Distribution
  readonly mean: number
  readonly sd: number
  readonly quantiles: readonly (readonly [p: number, x: number])[]
  readonly cdf: readonly (readonly [x: number, p: number])[]
}

// SciPy 1.10.1: test/reference/distributions.py.
const { families } = JSON.parse(
  readFileSync(new URL('../../../test/reference/distributions.json', import.meta.url), 'utf8'),
) as { families: Row[] }

describe.each(families)('$distribution against SciPy', (row) => {
  const { distribution, mean, sd } = row

  it('has its mean and standard deviation', () => {
    expect(Math.abs(distributionMean(distribution) - mean)).toBeLessThan(1e-11 * sd)
    expect(Math.abs(distributionSd(distribution) / sd - 1)).toBeLessThan(1e-10)
  })

  it('has its quantiles and probabilities', () => {
    for (const [p, x] of row.quantiles) {
      expect(Math.abs(distributionQuantile(distribution, p) - x) / sd, `at ${p}`).toBeLessThan(1e-9)
    }
    for (const [x, p] of row.cdf) {
      expect(Math.abs(distributionCdf(distribution, x) - p), `at ${x}`).toBeLessThan(1e-10)
    }
  })

  it('is drawn to 1e-7 of the sd, from uniform numbers and from scores', () => {
    const uniforms = Float64Array.from(row.quantiles, ([p]) => p)
    const out = new Float64Array(uniforms.length)
    createSampler(distribution)(uniforms, out)
    for (const [i, [p, x]] of row.quantiles.entries()) {
      expect(Math.abs((out[i] ?? 0) - x) / sd, `at ${p}`).toBeLessThan(1e-7)
    }
    createNormalScoreSampler(distribution)(uniforms.map(normalQuantile), out)
    for (const [i, [p, x]] of row.quantiles.entries()) {
      expect(Math.abs((out[i] ?? 0) - x) / sd, `score of ${p}`).toBeLessThan(1e-7)
    }
  })

  it('keeps its quantiles inside its support', () => {
    const { low, high } = distributionSupport(distribution)
    expect(distributionQuantile(distribution, 0)).toBe(low)
    expect(distributionQuantile(distribution, 1)).toBe(high)
    expect(distributionCdf(distribution, Infinity)).toBe(1)
    expect(distributionCdf(distribution, -Infinity)).toBe(0)
  })
})

describe('large parameters, where SciPy 1.10.1 is itself off by 1e-6 sd, against R 4.2.2', () => {
  it('has the quantiles of a gamma distribution', () => {
    // qgamma(c(1e-6, .3, .999999), 1e6)
    const d: Distribution = { family: 'gamma', shape: 1e6, scale: 1 }
    for (const [p, x] of [
      [1e-6, 995253.7719775001],
      [0.3, 999475.3579172359],
      [0.999999, 1004760.6247134678],
    ] as const) {
      expect(Math.abs(distributionQuantile(d, p) - x) / 1000).toBeLessThan(1e-9)
    }
  })

  it('has the quantiles of a Poisson distribution, drawn too', () => {
    // qpois(c(1e-6, .3, .999999), 3e7)
    const d: Distribution = { family: 'poisson', mean: 3e7 }
    const probabilities = [1e-6, 0.3, 0.999999]
    expect(probabilities.map((p) => distributionQuantile(d, p))).toEqual([
      29973968, 29997128, 30026039,
    ])
    const out = new Float64Array(3)
    createSampler(d)(Float64Array.from(probabilities), out)
    expect([...out]).toEqual([29973968, 29997128, 30026039])
  })
})

describe('empirical values', () => {
  const values = [7, 1, 1, 4]
  const d: Distribution = { family: 'empirical', values }

  it('have their own mean and population sd', () => {
    expect(distributionMean(d)).toBe(3.25)
    // ((7 - 3.25)^2 + 2 (1 - 3.25)^2 + (4 - 3.25)^2) / 4
    expect(distributionSd(d) ** 2).toBeCloseTo(6.1875, 14)
  })

  it('have the quantiles of type 1', () => {
    // quantile(c(7, 1, 1, 4), c(0, .2, .5, .51, .75, .76, 1), type = 1) in R 4.2.2
    const quantiles = [0, 0.2, 0.5, 0.51, 0.75, 0.76, 1].map((p) => distributionQuantile(d, p))
    expect(quantiles).toEqual([1, 1, 1, 4, 4, 7, 7])
  })

  it('meet a step in spite of rounding', () => {
    // 100 x 0.07 is 7.000000000000001, and the 7th of 100 values is meant.
    const hundred: Distribution = {
      family: 'empirical',
      values: Array.from({ length: 100 }, (_, i) => i + 1),
    }
    expect(distributionQuantile(hundred, 0.07)).toBe(7)
  })

  it('have the empirical cdf', () => {
    expect([0, 1, 3.9, 4, 7].map((x) => distributionCdf(d, x))).toEqual([0, 0.5, 0.5, 0.75, 1])
  })

  it('may be one value', () => {
    const one: Distribution = { family: 'empirical', values: [5] }
    expect([distributionMean(one), distributionSd(one), distributionQuantile(one, 0.3)]).toEqual([
      5, 0, 5,
    ])
  })
})

describe('discrete values', () => {
  it('may repeat, come in any order and have weight 0', () => {
    const d: Distribution = { family: 'discrete', values: [3, 9, 1, 3], weights: [1, 0, 2, 1] }
    expect(distributionMean(d)).toBe(2)
    expect(distributionSd(d)).toBe(1)
    expect(distributionSupport(d)).toEqual({ low: 1, high: 3 })
    expect([0, 0.5, 0.51, 1].map((p) => distributionQuantile(d, p))).toEqual([1, 1, 3, 3])
    expect([0.9, 1, 3, 9].map((x) => distributionCdf(d, x))).toEqual([0, 0.5, 1, 1])
  })
})

describe('distributions without spread', () => {
  const one = Math.exp(0.5)
  it.each<[Distribution, number]>([
    [{ family: 'fixed', value: -2 }, -2],
    [{ family: 'uniform', low: 3, high: 3 }, 3],
    [{ family: 'triangular', low: 3, mode: 3, high: 3 }, 3],
    [{ family: 'pert', low: 3, mode: 3, high: 3 }, 3],
    [{ family: 'normal', mean: 4, sd: 0 }, 4],
    [{ family: 'lognormal', mu: 0.5, sigma: 0 }, one],
    [{ family: 'logit-normal', mu: 0.5, sigma: 0 }, one / (1 + one)],
    [{ family: 'poisson', mean: 0 }, 0],
  ])('%o are one value', (d, value) => {
    expect(distributionMean(d)).toBeCloseTo(value, 14)
    expect(distributionSd(d)).toBeCloseTo(0, 14)
    for (const p of [0, 0.2, 1]) expect(distributionQuantile(d, p)).toBeCloseTo(value, 14)
    expect(distributionCdf(d, value - 1e-9)).toBe(0)
    expect(distributionCdf(d, value + 1e-9)).toBe(1)
    const { low, high } = distributionSupport(d)
    expect([low, high]).toEqual([high, low])
    const out = new Float64Array(3)
    createSampler(d)(Float64Array.of(0.01, 0.5, 0.99), out)
    for (const draw of out) expect(draw).toBeCloseTo(value, 14)
  })
})
