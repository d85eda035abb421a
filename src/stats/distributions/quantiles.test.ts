import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../special/normal.ts'
import { checkDistribution } from './check-distribution.ts'
import { distributionCdf } from './distribution-cdf.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import type { Distribution } from './distribution.ts'
import type { OfFamily } from './family.ts'
import { createSampler } from './sampler.ts'
import { scaleDistribution } from './scale-distribution.ts'

type Quantiles = OfFamily<'quantiles'>

interface Case extends Omit<Quantiles, 'family'> {
  readonly quantiles: readonly (readonly [p: number, x: number])[]
  readonly mean: number
  readonly sd: number
}

// NumPy least squares and SciPy quadrature: test/reference/metalog.py.
const { cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/metalog.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] }

const through = (
  probabilities: readonly number[],
  values: readonly number[],
  bounds: Pick<Quantiles, 'lower' | 'upper'> = {},
): Quantiles => ({ family: 'quantiles', probabilities, values, ...bounds })

describe.each(cases)('$probabilities: $values from $lower to $upper, against NumPy', (row) => {
  const { probabilities, values, lower, upper } = row
  const d = through(probabilities, values, {
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  })

  it('has its quantiles, and gives their shares back', () => {
    expect(row.quantiles).toHaveLength(13)
    for (const [p, x] of row.quantiles) {
      expect(Math.abs(distributionQuantile(d, p) - x) / row.sd, `at ${p}`).toBeLessThan(1e-9)
      expect(Math.abs(distributionCdf(d, x) - p), `of ${x}`).toBeLessThan(1e-9)
    }
  })

  it('has its mean and its standard deviation', () => {
    expect(Math.abs(distributionMean(d) - row.mean) / row.sd).toBeLessThan(1e-6)
    expect(Math.abs(distributionSd(d) / row.sd - 1)).toBeLessThan(1e-6)
  })

  it('is drawn', () => {
    const out = new Float64Array(row.quantiles.length)
    createSampler(d)(
      Float64Array.from(row.quantiles, ([p]) => p),
      out,
    )
    for (const [i, [p, x]] of row.quantiles.entries())
      expect(Math.abs(out[i]! - x) / row.sd, `at ${p}`).toBeLessThan(1e-7)
  })

  it('is met exactly up to five quantiles', () => {
    const misses = probabilities.map((p, i) => Math.abs(distributionQuantile(d, p) - values[i]!))
    const most = probabilities.length <= 5 ? 1e-9 : 0.05
    expect(Math.max(...misses) / row.sd).toBeLessThan(most)
  })
})

describe('closed forms', () => {
  it('two quantiles make a logistic distribution', () => {
    // Scale (11 - 3) / (2 ln 9), sd scale pi / sqrt 3.
    const d = through([0.1, 0.9], [3, 11])
    expect(distributionMean(d)).toBeCloseTo(7, 9)
    expect(distributionSd(d)).toBeCloseTo((4 / Math.log(9) / Math.sqrt(3)) * Math.PI, 6)
  })

  it('two quantiles above a bound make a lognormal one', () => {
    const d = through([0.2, 0.7], [3, 11], { lower: 1 })
    const [z1, z2] = [0.2, 0.7].map(normalQuantile) as [number, number]
    const sigma = Math.log(10 / 2) / (z2 - z1)
    const mu = Math.log(2) - sigma * z1
    expect(distributionMean(d)).toBeCloseTo(1 + Math.exp(mu + sigma ** 2 / 2), 8)
    expect(distributionQuantile(d, 0.99)).toBeCloseTo(
      1 + Math.exp(mu + sigma * normalQuantile(0.99)),
      9,
    )
  })

  it('of five terms have the mean a1 + a3 / 2 + a5 / 12', () => {
    // Keelin (2016), the moments of the metalog: with 9 quantiles of the reference, weights by NumPy.
    const nine = cases.at(-1) as Case & { readonly weights: readonly number[] }
    const [a1 = 0, , a3 = 0, , a5 = 0] = nine.weights
    expect(distributionMean(through(nine.probabilities, nine.values))).toBeCloseTo(
      a1 + a3 / 2 + a5 / 12,
      8,
    )
  })
})

describe('quantiles that make no distribution', () => {
  it.each<[string, Distribution]>([
    ['one of them', through([0.5], [3])],
    ['shares outside 0 to 1', through([0, 0.5], [1, 3])],
    ['shares that fall', through([0.5, 0.1], [1, 3])],
    ['values that fall', through([0.1, 0.5, 0.8], [1, 3, 2])],
    ['a value on the bound', through([0.1, 0.5], [0, 3], { lower: 0 })],
    ['a value above the bound', through([0.1, 0.5], [1, 3], { lower: 0, upper: 3 })],
    ['an upper bound alone', through([0.1, 0.5], [1, 3], { upper: 7 })],
    ['no number', through([0.1, 0.5], [Number.NaN, 3])],
    ['a density below zero', through([0.1, 0.25, 0.75, 0.9], [1, 9.8, 10.2, 11])],
    // NumPy: the density is below zero from 61.54 % to 61.81 % only, where the curve falls by 1.3e-7.
    [
      'a density below zero in a narrow dip',
      through(
        [0.2, 0.4, 0.6, 0.8],
        [0.01, 0.8668515222911948, 0.9853150607748331, 1.0921490471836224],
      ),
    ],
    ['shares that are the same but for rounding', through([0.5, 0.5 + 1e-15, 0.6], [1, 2, 3])],
    [
      'a step that no curve follows',
      through([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9], [1, 1.1, 1.2, 1.3, 9, 9.1, 9.2, 9.3]),
    ],
  ])('%s', (_, d) => {
    expect(checkDistribution(d)).toEqual(expect.any(String))
  })

  it('are never drawn: what passes rises everywhere', () => {
    const rising = fc
      .array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 4, maxLength: 8 })
      .map((steps) => {
        const shares = steps.map((_, i) => (i + 1) / (steps.length + 1))
        const values = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, x) => sum + x, 0))
        return through(shares, values)
      })
    const holds = (d: Quantiles): boolean => {
      if (checkDistribution(d) !== undefined) return true
      const shares = Array.from({ length: 300 }, (_, i) => (i + 0.5) / 300)
      const values = shares.map((p) => distributionQuantile(d, p))
      return values.every((value, i) => i === 0 || value > values[i - 1]!)
    }
    expect(() => fc.assert(fc.property(rising, holds), { numRuns: 100 })).not.toThrow()
  })
})

it('is the same distribution in another unit', () => {
  const d = through([0.1, 0.3, 0.9], [2, 4, 11], { lower: 0 })
  const minutes = scaleDistribution(d, 60)!
  expect(distributionMean(minutes) / distributionMean(d)).toBeCloseTo(60, 9)
  expect(distributionQuantile(minutes, 0.3)).toBeCloseTo(240, 9)
})
