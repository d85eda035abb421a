import { describe, expect, it } from 'vitest'
import { noSums, replicateError, replicateSize, shareWithError } from './replicates.ts'

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

describe('replicateError', () => {
  it('is nothing with one draw', () => {
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
