import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDistribution } from './check-distribution.ts'
import { distributionCdf } from './distribution-cdf.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import { distributionSupport } from './distribution-support.ts'
import type { Distribution } from './distribution.ts'
import { createSampler } from './sampler.ts'

interface Row {
  readonly distribution: Distribution
  readonly mean: number
  readonly sd: number
  readonly quantiles: readonly (readonly [p: number, x: number])[]
}

// NumPy and SciPy: test/reference/pooled-judgement.py.
const { families } = JSON.parse(
  readFileSync(new URL('../../../test/reference/pooled-judgement.json', import.meta.url), 'utf8'),
) as { families: Row[] }

describe.each(families)('$distribution against SciPy', (row) => {
  const { distribution, mean, sd, quantiles } = row

  it('has its mean and standard deviation', () => {
    expect(Math.abs(distributionMean(distribution) - mean) / sd).toBeLessThan(1e-9)
    expect(Math.abs(distributionSd(distribution) / sd - 1)).toBeLessThan(1e-8)
  })

  it('has its quantiles and probabilities', () => {
    for (const [p, x] of quantiles) {
      expect(Math.abs(distributionQuantile(distribution, p) - x) / sd, `at ${p}`).toBeLessThan(1e-9)
      expect(Math.abs(distributionCdf(distribution, x) - p), `at ${x}`).toBeLessThan(1e-9)
    }
  })

  it('is drawn to 1e-4 of the sd, where the density is lowest', () => {
    const out = new Float64Array(quantiles.length)
    createSampler(distribution)(
      Float64Array.from(quantiles, ([p]) => p),
      out,
    )
    quantiles.forEach(([p, x], i) => {
      expect(Math.abs(out[i]! - x) / sd, `at ${p}`).toBeLessThan(1e-4)
    })
  })
})

const triplet = { family: 'three-quantiles', tail: 0.05, low: 1, median: 2, high: 4 } as const

describe('three quantiles', () => {
  it.each<Distribution>([
    triplet,
    { ...triplet, lower: 0 },
    { ...triplet, lower: 0, upper: 5 },
    { ...triplet, median: 3.9, lower: -1 },
  ])('are met exactly: %o', (d) => {
    const { low, median, high } = d as typeof triplet
    const met = [0.05, 0.5, 0.95].map((p) => distributionQuantile(d, p))
    for (const [i, x] of [low, median, high].entries()) expect(met[i]).toBeCloseTo(x, 12)
  })

  it('that are symmetric in the logarithm are lognormal', () => {
    const d: Distribution = { ...triplet, lower: 0 }
    // mean of a lognormal of median 2 with sd ln(2) / 1.6448536 of the logarithm
    const sigma = Math.log(2) / 1.6448536269514722
    expect(distributionMean(d)).toBeCloseTo(2 * Math.exp(sigma ** 2 / 2), 10)
  })

  it('say what is wrong with them', () => {
    expect(checkDistribution({ ...triplet, median: 5 })).toContain('rise')
    expect(checkDistribution({ ...triplet, lower: 1 })).toContain('bound')
    expect(checkDistribution({ ...triplet, upper: 9 })).toContain('lower one')
    expect(checkDistribution({ ...triplet, tail: 0.5 })).toContain('tail')
    expect(checkDistribution({ ...triplet, lower: 0, upper: 4 })).toContain('below the bound')
    expect(checkDistribution({ ...triplet, high: NaN })).toContain('finite')
    // Keelin (2016), section 4.3: at a tail of 0.05 the median lies from 12.5 % to 87.5 % of the way.
    expect(checkDistribution({ ...triplet, median: 1.36 })).toContain('too near')
    expect(checkDistribution({ ...triplet, median: 1.4 })).toBeUndefined()
  })
})

describe('a mixture', () => {
  const parts: readonly Distribution[] = [
    { family: 'uniform', low: 0, high: 1 },
    { family: 'uniform', low: 10, high: 11 },
  ]

  it('jumps over what no part holds, and never draws lower from a higher number', () => {
    const d: Distribution = { family: 'mixture', parts, weights: [1, 1] }
    expect(distributionQuantile(d, 0.25)).toBeCloseTo(0.5, 12)
    expect(distributionQuantile(d, 0.75)).toBeCloseTo(10.5, 12)
    expect(distributionSupport(d)).toEqual({ low: 0, high: 11 })
    const uniforms = Float64Array.from({ length: 999 }, (_, i) => (i + 1) / 1000)
    const out = new Float64Array(999)
    createSampler(d)(uniforms, out)
    expect(out.every((x, i) => i === 0 || x >= out[i - 1]!)).toBe(true)
  })

  it('leaves out a part without weight', () => {
    const d: Distribution = { family: 'mixture', parts, weights: [2, 0] }
    expect(distributionMean(d)).toBeCloseTo(0.5, 14)
    expect(distributionSupport(d)).toEqual({ low: 0, high: 1 })
  })

  it('says what is wrong with it', () => {
    const wrong = (weights: readonly number[], of = parts): string | undefined =>
      checkDistribution({ family: 'mixture', parts: of, weights })
    expect(wrong([1])).toContain('as many weights')
    expect(wrong([0, 0])).toContain('add up to 0')
    expect(wrong([-1, 2])).toContain('from 0 on')
    expect(wrong([], [])).toContain('no parts')
    expect(wrong([1], [{ family: 'normal', mean: 0, sd: -1 }])).toContain('negative')
  })
})
