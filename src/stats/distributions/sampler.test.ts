import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniforms } from '../random/generator.ts'
import { normalCdf } from '../special/normal.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'
import type { Distribution } from './distribution.ts'
import { createNormalScoreSampler, createSampler } from './sampler.ts'

const DISTRIBUTIONS: readonly Distribution[] = [
  { family: 'fixed', value: 3 },
  { family: 'uniform', low: -1, high: 4 },
  { family: 'triangular', low: 0, mode: 2, high: 7 },
  { family: 'pert', low: 1, mode: 1, high: 9 },
  { family: 'normal', mean: 3, sd: 2 },
  { family: 'lognormal', mu: 1, sigma: 0.5 },
  { family: 'logit-normal', mu: -1, sigma: 1.2 },
  { family: 'beta', alpha: 0.5, beta: 0.5 },
  { family: 'beta', alpha: 0.05, beta: 0.05 },
  { family: 'beta', alpha: 0.5, beta: 300.5 },
  { family: 'beta', alpha: 1e6, beta: 5e5 },
  { family: 'gamma', shape: 0.01, scale: 2 },
  { family: 'gamma', shape: 0.5, scale: 2 },
  { family: 'gamma', shape: 1e6, scale: 2 },
  { family: 'poisson', mean: 0.3 },
  { family: 'poisson', mean: 1000 },
  { family: 'poisson', mean: 1e7 },
  { family: 'discrete', values: [1, 5, 2], weights: [1, 2, 3] },
  { family: 'empirical', values: Array.from({ length: 500 }, (_, i) => Math.sin(i)) },
]

/** Both ends, from 1e-12 on where a number near 1 can hold it. */
const PROBABILITIES = Float64Array.from({ length: 601 }, (_, i) =>
  i <= 300 ? 10 ** (-12 + (i / 300) * 11.7) : 1 - 10 ** (-12 + ((600 - i) / 300) * 11.7),
)

describe.each(DISTRIBUTIONS)('draws of %o', (d) => {
  const sd = distributionSd(d)
  const draws = new Float64Array(100_000)
  uniforms(2026, 'sampler test', 0, draws)
  createSampler(d)(draws, draws)

  it('are the quantiles, beyond the ends of the table too', () => {
    const out = new Float64Array(PROBABILITIES.length)
    createSampler(d)(PROBABILITIES, out)
    const worst = out.reduce((most, draw, i) => {
      const exact = distributionQuantile(d, PROBABILITIES[i] ?? 0.5)
      return Math.max(most, Math.abs(draw - exact))
    }, 0)
    expect(worst).toBeLessThanOrEqual(3e-8 * sd)
  })

  it('never fall where the uniform number rises', () => {
    const out = new Float64Array(PROBABILITIES.length)
    createSampler(d)(PROBABILITIES.toSorted(), out)
    const falls = out.filter((draw, i) => i > 0 && draw < (out[i - 1] ?? 0) - 1e-12 * sd)
    expect(falls).toHaveLength(0)
  })

  it('have the mean and the sd of the distribution within 4 standard errors', () => {
    const n = draws.length
    const mean = draws.reduce((sum, draw) => sum + draw / n, 0)
    const squares = draws.map((draw) => (draw - distributionMean(d)) ** 2)
    const variance = squares.reduce((sum, square) => sum + square / n, 0)
    const spread = squares.reduce((sum, square) => sum + (square - variance) ** 2 / n, 0)
    expect(Math.abs(mean - distributionMean(d))).toBeLessThanOrEqual((4 * sd) / Math.sqrt(n) + 1e-9)
    expect(Math.abs(variance - sd ** 2)).toBeLessThanOrEqual(4 * Math.sqrt(spread / n) + 1e-12)
  })

  it('are the same from a score and from its probability', () => {
    const scores = Float64Array.of(-7, -5.9, -2, -0.1, 0, 0.3, 3, 5)
    const fromScores = new Float64Array(scores.length)
    createNormalScoreSampler(d)(scores, fromScores)
    const fromUniforms = scores.map(normalCdf)
    createSampler(d)(fromUniforms, fromUniforms)
    for (const [i, draw] of fromScores.entries()) {
      expect(Math.abs(draw - (fromUniforms[i] ?? 0))).toBeLessThanOrEqual(1e-8 * sd)
    }
  })
})

describe('any range', () => {
  it('keeps PERT draws inside it', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer(), fc.integer(), fc.integer())
          .map((ends) => ends.toSorted((a, b) => a - b)),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        ([low = 0, mode = 0, high = 0], p) => {
          const out = new Float64Array(1)
          createSampler({ family: 'pert', low, mode, high })(Float64Array.of(p), out)
          expect(out[0]).toBeGreaterThanOrEqual(low)
          expect(out[0]).toBeLessThanOrEqual(high)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('refuses arrays of different lengths', () => {
    const sample = createSampler({ family: 'fixed', value: 1 })
    expect(() => sample(new Float64Array(2), new Float64Array(3))).toThrow(
      '2 numbers cannot become 3',
    )
  })
})
