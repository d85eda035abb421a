import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalOfResamples } from './interval-of-resamples.ts'
import { percentileInterval } from './resamples.ts'

// `percentileInterval` stands against R in resamples.test.ts.
describe('intervalOfResamples', () => {
  it('is the percentile interval of the values in rising order', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.constantFrom(0, 1, 1 / 3, 1e-300, NaN),
    )
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.8, 0.95, 0.99),
        (list, level) => {
          const values = Float64Array.from([...list, 2])
          const sorted = values.filter((one) => !Number.isNaN(one)).toSorted()
          expect(intervalOfResamples(values, level)).toEqual(percentileInterval(sorted, level))
        },
      ),
    )
  })

  it('has no width where all resamples agree', () => {
    expect(intervalOfResamples(Float64Array.of(3, NaN, 3), 0.9)).toEqual({
      low: 3,
      high: 3,
      level: 0.9,
    })
  })

  it('refuses what has no interval', () => {
    const wrong = [
      [Float64Array.of(), 0.9, 'too-few'],
      [Float64Array.of(NaN), 0.9, 'too-few'],
      [Float64Array.of(1, Infinity), 0.9, 'not-finite'],
      [Float64Array.of(1, 2), 2, 'domain'],
    ] as const
    for (const [values, level, code] of wrong)
      expect(() => intervalOfResamples(values, level)).toThrow(expect.objectContaining({ code }))
  })
})
