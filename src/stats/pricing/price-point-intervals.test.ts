import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { priceAnswers, priceSensitivity } from '../../../test/reference/price-sensitivity.ts'
import { pricePointIntervals, type PriceResampling } from './price-point-intervals.ts'

const input: PriceResampling = {
  answers: priceAnswers(priceSensitivity.cases['fine']!.answers),
  generator: createGenerator(1, 'prices'),
  resamples: 4000,
  level: priceSensitivity.level,
}

describe('pricePointIntervals', () => {
  // NumPy's own resamples. The error of a 2.5 % quantile of 4,000 draws is sqrt(0.025 x 0.975 / 4000) over a
  // density of at least half the normal one there, of both simulations.
  it("agrees with NumPy's resamples", () => {
    const found = pricePointIntervals(input).points.original
    for (const [point, { low, high, sd }] of Object.entries(priceSensitivity.intervals)) {
      const density = 0.5 * 0.0584
      const error = ((sd * Math.sqrt((0.025 * 0.975) / 4000)) / density) * Math.SQRT2
      const interval = found[point as 'pmc']!
      expect(Math.abs(interval.low - low)).toBeLessThan(4 * error)
      expect(Math.abs(interval.high - high)).toBeLessThan(4 * error)
      expect(interval.found).toBe(4000)
    }
  })

  it('gives the same bits for the same seed', () => {
    const run = () =>
      pricePointIntervals({ ...input, generator: createGenerator(3, 'prices'), resamples: 200 })
    expect(run()).toEqual(run())
  })

  it.each([
    ['a few resamples', { resamples: 99 }],
    ['a level of 1', { level: 1 }],
  ])('refuses %s', (_, change) => {
    expect(() => pricePointIntervals({ ...input, ...change })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
