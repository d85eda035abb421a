import { describe, expect, it } from 'vitest'
import { medianOf } from '#stats/descriptive/quantile'
import { createGenerator } from '#stats/random/generator'
import { chiSquareTail } from '#stats/special/chi-square'
import { drawMedian, mediansWithoutOne } from './resampled-median.ts'

/** Every resample of the sample, each as likely as the others. */
function allMedians(sample: readonly number[]): number[] {
  const n = sample.length
  return Array.from({ length: n ** n }, (_, code) =>
    medianOf(sample.map((_unit, place) => sample[Math.floor(code / n ** place) % n]!)),
  )
}

describe('drawMedian', () => {
  // By enumeration: the distribution of the median over all n^n resamples.
  it.each([[[5, 1]], [[3, 1, 2]], [[8, 1, 4, 2]], [[1, 9, 4, 4, 16]], [[1, 2, 4, 8, 16, 32]]])(
    'has the distribution of the median over all resamples of %j',
    (sample) => {
      const expected = new Map<number, number>()
      const medians = allMedians(sample)
      for (const median of medians) {
        expected.set(median, (expected.get(median) ?? 0) + 1 / medians.length)
      }
      const draws = 40_000
      const seen = new Map<number, number>()
      const draw = drawMedian(Float64Array.from(sample), createGenerator(7, sample.join(' ')))
      for (let k = 0; k < draws; k++) {
        const median = draw()
        seen.set(median, (seen.get(median) ?? 0) + 1)
      }
      for (const median of seen.keys()) expect(expected.has(median)).toBe(true)
      const statistic = [...expected].reduce(
        (sum, [median, p]) => sum + ((seen.get(median) ?? 0) - draws * p) ** 2 / (draws * p),
        0,
      )
      expect(chiSquareTail(statistic, expected.size - 1)).toBeGreaterThan(1e-4)
    },
  )

  // By making resamples: 1,000 units, even and odd, the share of medians under the sample's own quartile points.
  it.each([1000, 1001])('agrees with medians of resamples of %d units', (n) => {
    const sample = Float64Array.from({ length: n }, (_, i) => Math.exp((6 * i) / n))
    const generator = createGenerator(8, `made ${n}`)
    const draw = drawMedian(sample, generator)
    const resamples = 3000
    const drawn = Array.from({ length: resamples }, () => draw())
    const made = Array.from({ length: resamples }, () =>
      medianOf(sample.map(() => sample[generator.below(n)]!)),
    )
    for (const rank of [0.47, 0.49, 0.5, 0.51, 0.53]) {
      const edge = Math.exp(6 * rank)
      const shares = [drawn, made].map(
        (values) => values.filter((value) => value < edge).length / resamples,
      )
      const p = (shares[0]! + shares[1]!) / 2
      expect(Math.abs(shares[0]! - shares[1]!)).toBeLessThan(
        4 * Math.sqrt((2 * p * (1 - p)) / resamples),
      )
    }
  })
})

describe('mediansWithoutOne', () => {
  it.each([[[4, 2]], [[9, 1, 5]], [[3, 1, 4, 1]], [[3, 1, 4, 1, 5]], [[9, 2, 6, 5, 3, 5, 8]]])(
    'are the medians of %j without each unit',
    (sample) => {
      const expected = sample.map((_, i) => medianOf(sample.filter((_unit, j) => j !== i)))
      expect(Array.from(mediansWithoutOne(Float64Array.from(sample)).toSorted())).toEqual(
        expected.toSorted((a, b) => a - b),
      )
    },
  )
})
