import { describe, expect, it } from 'vitest'
import { StatisticsError } from '#stats/error'
import { covarianceOf, standardErrorOf, weightedSum, withStandardError } from './linear-estimate.ts'
import { meanEstimate } from './mean-estimate.ts'

describe('linear estimates', () => {
  it('refuse to mix tables, and sums of nothing', () => {
    const a = meanEstimate(Float64Array.of(1, 2))
    const b = meanEstimate(Float64Array.of(1, 2, 3))
    expect(() => covarianceOf(a, b)).toThrow(StatisticsError)
    expect(() => weightedSum([])).toThrow(StatisticsError)
  })

  it('can be stretched to a standard error; one without error stays', () => {
    const a = meanEstimate(Float64Array.of(1, 2, 7))
    expect(standardErrorOf(withStandardError(a, 4))).toBeCloseTo(4, 12)
    const still = meanEstimate(Float64Array.of(5, 5))
    expect(standardErrorOf(withStandardError(still, 4))).toBe(0)
  })
})

// By hand: of rows 1, 2, 6 the mean is 3 with variance 7 / 3, of 2, 0, 4 it is 2 with 4 / 3, their covariance is 4 / 3.
describe('a weighted sum of means over the same rows', () => {
  const a = meanEstimate(Float64Array.of(1, 2, 6))
  const b = meanEstimate(Float64Array.of(2, 0, 4))

  it('is worked out by hand: 2 a - b', () => {
    const sum = weightedSum([
      { weight: 2, estimate: a },
      { weight: -1, estimate: b },
    ])
    expect(sum.value).toBeCloseTo(4, 12)
    expect(standardErrorOf(sum) ** 2).toBeCloseTo((4 * 7 + 4 - 4 * covarianceOf(a, b) * 3) / 3, 12)
    expect(covarianceOf(a, b)).toBeCloseTo(4 / 3, 12)
    expect(sum.df).toBe(2)
  })

  it('keeps its value when it is stretched', () => {
    expect(withStandardError(a, 5).value).toBe(a.value)
  })
})
