import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDistribution } from './check-distribution.ts'
import { distributionCdf } from './distribution-cdf.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import { distributionSupport } from './distribution-support.ts'
import type { Distribution } from './distribution.ts'
import { createNormalScoreSampler, createSampler } from './sampler.ts'
import { truncateDistribution } from './truncate-distribution.ts'

interface Row {
  readonly distribution: Extract<Distribution, { family: 'truncated' }>
  readonly mean: number
  readonly sd: number
  readonly quantiles: readonly (readonly [p: number, x: number])[]
}

interface Counts {
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly values: readonly number[]
  readonly shares: readonly number[]
}

// SciPy: test/reference/truncated.py.
const { families, poisson } = JSON.parse(
  readFileSync(new URL('../../../test/reference/truncated.json', import.meta.url), 'utf8'),
) as { families: Row[]; poisson: Counts }

describe.each(families)('$distribution against SciPy', ({ distribution, mean, sd, quantiles }) => {
  it('has its mean and standard deviation', () => {
    expect(Math.abs(distributionMean(distribution) - mean) / sd).toBeLessThan(1e-9)
    expect(Math.abs(distributionSd(distribution) / sd - 1)).toBeLessThan(1e-8)
  })

  it('has its quantiles and probabilities', () => {
    for (const [p, x] of quantiles) {
      expect(Math.abs(distributionQuantile(distribution, p) - x) / sd, `at ${p}`).toBeLessThan(1e-9)
      expect(Math.abs(distributionCdf(distribution, x) - p), `at ${x}`).toBeLessThan(1e-10)
    }
  })

  it('is drawn as its quantiles say', () => {
    const out = new Float64Array(quantiles.length)
    const uniforms = Float64Array.from(quantiles, ([p]) => p)
    createSampler(distribution)(uniforms, out)
    for (const [i, [p, x]] of quantiles.entries())
      expect(Math.abs(out[i]! - x) / sd, `at ${p}`).toBeLessThan(1e-6)
  })
})

const wide: Distribution = { family: 'normal', mean: 0, sd: 1 }

describe('a truncated distribution', () => {
  it('never leaves its limits, from whatever score', () => {
    const limits = fc.tuple(
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
    )
    fc.assert(
      fc.property(limits, ([low, width]) => {
        const d = truncateDistribution(wide, low, low + width)
        if (d === undefined) return
        const out = Float64Array.of(-8, -1, 0, 1, 8)
        createNormalScoreSampler(d)(out, out)
        expect(out.every((x, i) => x >= low && x <= low + width && x >= (out[i - 1] ?? low))).toBe(
          true,
        )
        expect(distributionSupport(d)).toEqual({ low, high: low + width })
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('says what is wrong with it', () => {
    const wrong = (low: number, high: number, of: Distribution = wide): string | undefined =>
      checkDistribution({ family: 'truncated', of, low, high })
    expect(wrong(2, 1)).toContain('below the upper')
    expect(wrong(6, 7)).toContain('millionth')
    expect(wrong(NaN, 7)).toContain('finite')
    expect(wrong(0, 1, { family: 'fixed', value: 1 })).toContain('no limits')
    expect(wrong(0, 1, { family: 'normal', mean: 0, sd: -1 })).toContain('negative')
  })
})

describe('what remains between two limits', () => {
  it('of a Poisson distribution are its counts', () => {
    const d = truncateDistribution(
      { family: 'poisson', mean: poisson.mean },
      poisson.low,
      poisson.high,
    )
    if (d?.family !== 'discrete') throw new Error('not discrete')
    expect(d.values).toEqual(poisson.values)
    const total = d.weights.reduce((sum, weight) => sum + weight, 0)
    for (const [i, share] of poisson.shares.entries())
      expect(d.weights[i]! / total).toBeCloseTo(share, 13)
  })

  it.each<[Distribution, number, number, Distribution | undefined]>([
    [{ family: 'fixed', value: 3 }, 3, 4, { family: 'fixed', value: 3 }],
    [{ family: 'fixed', value: 3 }, 4, 5, undefined],
    [{ family: 'uniform', low: 0, high: 4 }, 1, 9, { family: 'uniform', low: 1, high: 4 }],
    [{ family: 'uniform', low: 0, high: 4 }, 4, 9, undefined],
    [
      { family: 'discrete', values: [1, 2, 3], weights: [1, 0, 2] },
      2,
      3,
      { family: 'discrete', values: [3], weights: [2] },
    ],
    [{ family: 'empirical', values: [5, 1, 3] }, 1, 4, { family: 'empirical', values: [1, 3] }],
    [{ family: 'empirical', values: [5] }, 1, 4, undefined],
    [{ family: 'poisson', mean: 3 }, 0.2, 0.8, undefined],
    [wide, 6, 8, undefined],
    [wide, 2, 1, undefined],
    [
      { family: 'truncated', of: wide, low: -1, high: 1 },
      0,
      3,
      { family: 'truncated', of: wide, low: 0, high: 1 },
    ],
  ])('%o from %s to %s', (d, low, high, remains) => {
    expect(truncateDistribution(d, low, high)).toEqual(remains)
  })

  it('of a mixture are the remains of its parts, by what each keeps', () => {
    const d = truncateDistribution(
      {
        family: 'mixture',
        parts: [
          { family: 'uniform', low: 0, high: 4 },
          { family: 'fixed', value: 1 },
          { family: 'fixed', value: 9 },
        ],
        weights: [2, 1, 1],
      },
      1,
      2,
    )
    expect(d).toEqual({
      family: 'mixture',
      parts: [
        { family: 'uniform', low: 1, high: 2 },
        { family: 'fixed', value: 1 },
      ],
      weights: [0.5, 1],
    })
  })
})
