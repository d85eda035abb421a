import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { ratioOfMeansInterval } from '#stats/intervals/ratio-of-means-interval'
import { differenceEquivalence } from './difference-equivalence.ts'
import { ratioEquivalence, ratioNonInferiority } from './ratio-equivalence.ts'

const base = momentsOf([10, 12, 11, 13, 9, 12, 10, 11])
const treatment = momentsOf([11, 12, 12, 13, 10, 11, 10, 12])
const margins = { low: 0.8, high: 1.25 }

describe('ratioEquivalence', () => {
  it('is the test of the logarithms', () => {
    const estimate = ratioOfMeansInterval(base, treatment, 0.95)
    const logged = differenceEquivalence(
      {
        difference: Math.log(estimate.ratio),
        standardError: estimate.logStandardError,
        df: estimate.df,
      },
      { low: Math.log(0.8), high: Math.log(1.25) },
      0.05,
    )
    const result = ratioEquivalence(estimate, margins, 0.05)
    expect(result.pValue).toBe(logged.pValue)
    expect(result.interval.low).toBeCloseTo(Math.exp(logged.interval.low), 14)
    expect(result.equivalent).toBe(true)
  })

  it('has the interval of the estimate at 1 - 2 alpha', () => {
    const { interval } = ratioOfMeansInterval(base, treatment, 0.9)
    const result = ratioEquivalence(ratioOfMeansInterval(base, treatment, 0.95), margins, 0.05)
    expect(result.interval.low).toBeCloseTo(interval.low, 12)
    expect(result.interval.high).toBeCloseTo(interval.high, 12)
  })

  it('gives a closed form for a normal test', () => {
    // ln 1.25 / 0.1 = 2.2314355131420975 on both sides of 1; R: pnorm(-log(1.25) / 0.1).
    const estimate = { ratio: 1, logStandardError: 0.1, df: Infinity }
    const result = ratioEquivalence(estimate, margins, 0.05)
    expect(result.lowPValue).toBeCloseTo(0.0128261473332484, 14)
    expect(result.highPValue).toBeCloseTo(result.lowPValue, 14)
    const one = ratioNonInferiority(estimate, { limit: 1.25, better: 'lower' }, 0.05)
    expect(one.pValue).toBeCloseTo(result.highPValue, 14)
    expect(one.bound).toBeCloseTo(Math.exp(0.1 * 1.6448536269514722), 12)
    expect(one.nonInferior).toBe(true)
  })

  it('refuses margins of 0 and less', () => {
    const estimate = { ratio: 1, logStandardError: 0.1, df: 9 }
    const refused = (call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code: 'domain' }))
    refused(() => ratioEquivalence(estimate, { low: 0, high: 1.25 }, 0.05))
    refused(() => ratioEquivalence({ ...estimate, ratio: -1 }, margins, 0.05))
    refused(() => ratioNonInferiority(estimate, { limit: -1, better: 'lower' }, 0.05))
  })
})
