import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { createGenerator } from '#stats/random/generator'
import { chiSquareTail } from '#stats/special/chi-square'
import { drawMean, meanOfSample } from './resampled-mean.ts'

const sizes = [7, 255, 256, 257, 1003]

function ramp(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => i * i)
}

describe('drawMean', () => {
  // Closed form: how often one unit of n is drawn is binomial(n, 1 / n).
  it.each(sizes)('draws each unit of %d as often as n draws with replacement do', (n) => {
    for (const unit of [0, n - 1]) {
      const sample = Float64Array.from({ length: n }, (_, i) => (i === unit ? 1 : 0))
      const draw = drawMean(sample, createGenerator(3, `unit ${unit} of ${n}`))
      const counts = [0, 0, 0, 0, 0]
      for (let k = 0; k < 20_000; k++) counts[Math.min(4, Math.round(n * draw()))]! += 1
      const probabilities = [0, 1, 2, 3].map((k) => binomial(n, k))
      probabilities.push(1 - probabilities.reduce((sum, p) => sum + p, 0))
      const statistic = counts.reduce(
        (sum, count, k) =>
          sum + (count - 20_000 * probabilities[k]!) ** 2 / (20_000 * probabilities[k]!),
        0,
      )
      expect(chiSquareTail(statistic, 4)).toBeGreaterThan(1e-4)
    }
  })

  // Closed form: central moments m2 / n^2, m3 / n^3 of the mean of a resample; errors from its normal limit.
  it.each(sizes)('has the mean, spread and skew of the mean of %d draws', (n) => {
    const sample = ramp(n)
    const draw = drawMean(sample, createGenerator(4, `moments ${n}`))
    const resamples = 20_000
    const drawn = momentsOf(Float64Array.from({ length: resamples }, () => draw()))
    const { mean, m2, m3 } = momentsOf(sample)
    const sd = Math.sqrt(m2) / n
    expect(Math.abs(drawn.mean - mean) / sd).toBeLessThan(4 / Math.sqrt(resamples))
    expect(Math.abs(drawn.m2 / resamples / sd ** 2 - 1)).toBeLessThan(
      4 * Math.sqrt(2.5 / resamples),
    )
    expect(Math.abs(drawn.m3 / resamples / sd ** 3 - m3 / n ** 3 / sd ** 3)).toBeLessThan(
      4 * Math.sqrt(8 / resamples),
    )
  })

  it.each(sizes)('draws exactly as many as there are: %d', (n) => {
    const sample = ramp(n)
    const one = drawMean(sample, createGenerator(5, 'shift'))
    const other = drawMean(
      sample.map((value) => value + 2 ** 30),
      createGenerator(5, 'shift'),
    )
    for (let k = 0; k < 100; k++) expect(other() - 2 ** 30).toBeCloseTo(one(), 5)
  })

  it('gives equal values where all units are equal, and exact ones for whole numbers', () => {
    const generator = createGenerator(6, 'equal')
    const same = drawMean(new Float64Array(500).fill(0.1), generator)
    for (let k = 0; k < 50; k++) expect(same()).toBe(0.1)
    expect(meanOfSample(Float64Array.of(1, 2, 6))).toBe(3)
    expect(meanOfSample(Float64Array.of(0.1, 0.1, 0.1))).toBe(0.1)
  })
})

function binomial(n: number, k: number): number {
  let probability = (1 - 1 / n) ** (n - k)
  for (let i = 0; i < k; i++) probability *= (n - i) / ((i + 1) * n)
  return probability
}
