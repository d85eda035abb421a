import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shrink } from './shrink.ts'

describe('shrink', () => {
  it('is the normal-normal posterior', () => {
    // By hand: precisions 4 and 1; mean (4 x 3 + 1 x 1) / 5, variance 1 / 5; conflict 2 / sqrt(1.25) = 1.78885,
    // R: 2 * pnorm(-1.7888543819998317) = 0.073638270120302.
    const own = shrink({ value: 3, standardError: 0.5 }, { mean: 1, standardDeviation: 1 }, 0.95)
    expect(own.value).toBeCloseTo(2.6, 14)
    expect(own.standardDeviation).toBeCloseTo(Math.sqrt(0.2), 14)
    expect(own.weight).toBeCloseTo(0.8, 14)
    expect(own.interval.low).toBeCloseTo(2.6 - 1.959963984540054 * Math.sqrt(0.2), 12)
    expect(own.conflict).toBeCloseTo(0.073638270120302, 12)
  })

  it('lies between test and benchmark and is surer than either', () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true })
    const spread = fc.double({ min: 0.01, max: 20, noNaN: true })
    fc.assert(
      fc.property(value, spread, value, spread, (effect, error, mean, sd) => {
        const own = shrink(
          { value: effect, standardError: error },
          { mean, standardDeviation: sd },
          0.9,
        )
        expect(own.value).toBeGreaterThanOrEqual(Math.min(effect, mean) - 1e-9)
        expect(own.value).toBeLessThanOrEqual(Math.max(effect, mean) + 1e-9)
        expect(own.standardDeviation).toBeLessThan(Math.min(error, sd))
      }),
    )
  })

  it('refuses a prior without spread', () => {
    const effect = { value: 1, standardError: 1 }
    const refused = (code: string, mean: number, standardDeviation: number) =>
      expect(() => shrink(effect, { mean, standardDeviation }, 0.95)).toThrow(
        expect.objectContaining({ code }),
      )
    refused('domain', 0, 0)
    refused('not-finite', 0, Infinity)
    refused('not-finite', NaN, 1)
  })
})
