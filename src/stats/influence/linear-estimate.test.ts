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
