import { describe, expect, it } from 'vitest'
import { REPLICATES } from '#stats/random/points'
import {
  meanWithError,
  noSums,
  replicateError,
  replicateSize,
  shareWithError,
} from './replicates.ts'

describe('replicateSize', () => {
  it('deals the draws out in turns', () => {
    const sizes = (draws: number) => Array.from(noSums(), (_, r) => replicateSize(r, draws))
    expect(sizes(1).slice(0, 2)).toEqual([1, 0])
    expect(sizes(35).slice(0, 4)).toEqual([3, 3, 3, 2])
    for (const draws of [1, 15, 16, 17, 100, 4096]) {
      expect(sizes(draws).reduce((sum, size) => sum + size, 0)).toBe(draws)
    }
  })
})

describe('meanWithError', () => {
  it('is sd / sqrt(n) where each draw is a replicate', () => {
    // 1, 2, 3, 4: variance 5/3.
    const { mean, error } = meanWithError(Float64Array.of(1, 2, 3, 4))
    expect(mean).toBe(2.5)
    expect(error).toBeCloseTo(Math.sqrt(5 / 3 / 4), 14)
  })

  it('is the spread of the means of the replicates', () => {
    // Means r + 0.5, r = 0..15: variance 16 x 17 / 12, by hand.
    const column = Float64Array.from({ length: 32 }, (_, i) => (i % 16) + (i < 16 ? 0 : 1))
    const { mean, error } = meanWithError(column)
    expect(mean).toBe(8)
    expect(error).toBeCloseTo(Math.sqrt((16 * 17) / 12 / REPLICATES), 14)
  })

  it('has no error for one draw, nor for equal ones', () => {
    expect(meanWithError(Float64Array.of(3))).toEqual({ mean: 3, error: 0 })
    expect(meanWithError(new Float64Array(99).fill(0.1))).toEqual({ mean: 0.1, error: 0 })
    expect(replicateError(noSums(), 1)).toBe(0)
  })
})

describe('shareWithError', () => {
  it('is never certain where no draw or every draw has it', () => {
    // SciPy 1.10: beta(x + 0.5, n - x + 0.5).std().
    expect(shareWithError(noSums(), 10_000).error).toBeCloseTo(7.069830584884989e-5, 16)
    const all = noSums().fill(625)
    expect(shareWithError(all, 10_000)).toEqual({
      share: 1,
      error: expect.closeTo(7.069830584884989e-5, 16),
    })
  })

  it('is at least one draw off', () => {
    expect(shareWithError(noSums().fill(100), 10_000)).toEqual({ share: 0.16, error: 1e-4 })
  })
})
