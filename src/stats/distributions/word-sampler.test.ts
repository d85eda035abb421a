import { describe, expect, it } from 'vitest'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import type { Distribution } from './distribution.ts'
import { normalQuantile } from '../special/normal.ts'
import { createWordSampler, scoreTable } from './word-sampler.ts'

const distributions: readonly Distribution[] = [
  { family: 'fixed', value: 3 },
  { family: 'uniform', low: -1, high: 4 },
  { family: 'triangular', low: 0, mode: 2, high: 7 },
  { family: 'triangular', low: 0, mode: 0, high: 7 },
  { family: 'pert', low: 1, mode: 1, high: 9 },
  { family: 'normal', mean: 3e6, sd: 2 },
  { family: 'normal', mean: 3, sd: 0 },
  { family: 'lognormal', mu: 1, sigma: 0.5 },
  { family: 'lognormal', mu: 1, sigma: 2 },
  { family: 'logit-normal', mu: -1, sigma: 1.2 },
  { family: 'beta', alpha: 0.5, beta: 0.5 },
  { family: 'beta', alpha: 0.05, beta: 0.05 },
  { family: 'beta', alpha: 0.5, beta: 300.5 },
  { family: 'gamma', shape: 0.01, scale: 2 },
  { family: 'gamma', shape: 2, scale: 2 },
  { family: 'poisson', mean: 0.3 },
  { family: 'poisson', mean: 1000 },
  { family: 'discrete', values: [1, 5, 2], weights: [1, 2, 3] },
  { family: 'empirical', values: Array.from({ length: 500 }, (_, i) => Math.sin(i)) },
]

/** Both ends word by word, and words all over. */
const words = Int32Array.from({ length: 4000 }, (_, i) => {
  if (i < 500) return i
  return i < 1000 ? ~(i - 500) : Math.imul(i, 0x9e3779b1)
})

describe.each(distributions)('draws of %o from words', (d) => {
  it('are the quantiles to 3e-8 sd, far out to 2e-9 of the distance', () => {
    const out = new Float64Array(words.length)
    createWordSampler(d, 1).read(words, out)
    const sd = distributionSd(d)
    const middle = distributionQuantile(d, 0.5)
    for (const [i, word] of words.entries()) {
      const exact = distributionQuantile(d, ((word >>> 0) + 0.5) / 2 ** 32)
      const most = 3e-8 * sd + 2e-9 * Math.abs(exact - middle) + 1e-15 * Math.abs(exact)
      expect(Math.abs(out[i]! - exact)).toBeLessThanOrEqual(most)
    }
  })

  it('never fall where the word rises', () => {
    const rising = words.toSorted((a, b) => (a >>> 0) - (b >>> 0))
    const out = new Float64Array(words.length)
    createWordSampler(d, 1).read(rising, out)
    const least = 1e-12 * distributionSd(d)
    for (let i = 1; i < out.length; i++) expect(out[i]!).toBeGreaterThanOrEqual(out[i - 1]! - least)
  })
})

describe('createWordSampler', () => {
  it('multiplies by the scale', () => {
    const [one, sixty] = [1, 60].map((scale) => {
      const out = new Float64Array(words.length)
      createWordSampler({ family: 'lognormal', mu: 1, sigma: 0.5 }, scale).read(words, out)
      return out
    })
    for (let i = 0; i < words.length; i++) {
      expect(sixty![i]! / (60 * one![i]!)).toBeCloseTo(1, 12)
    }
  })

  it('refuses what is no distribution', () => {
    expect(() => createWordSampler({ family: 'normal', mean: 0, sd: -1 }, 1)).toThrow(
      'standard deviation',
    )
  })
})

describe('scoreTable', () => {
  it('are normal quantiles', () => {
    const out = new Float64Array(words.length)
    scoreTable().read(words, out)
    for (const [i, word] of words.entries()) {
      expect(Math.abs(out[i]! - normalQuantile(((word >>> 0) + 0.5) / 2 ** 32))).toBeLessThan(2e-8)
    }
  })
})
