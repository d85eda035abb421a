import { describe, expect, it } from 'vitest'
import { REPLICATES } from '#stats/random/points'
import { createRunningMean } from './running-mean.ts'

describe('createRunningMean', () => {
  it('is sd / sqrt(n) where each draw is a replicate', () => {
    // 1, 2, 3, 4: variance 5/3.
    const running = createRunningMean()
    running.add(Float64Array.of(1, 2, 3, 4))
    expect(running.mean()).toBe(2.5)
    expect(running.error()).toBeCloseTo(Math.sqrt(5 / 3 / 4), 14)
  })

  it('has the spread of the means of the replicates, over several blocks too', () => {
    // Means r + 0.5, r = 0..15: variance 16 x 17 / 12, by hand.
    const column = Float64Array.from({ length: 32 }, (_, i) => (i % 16) + (i < 16 ? 0 : 1))
    for (const ends of [[32], [16, 32]]) {
      const running = createRunningMean()
      for (const [k, end] of ends.entries()) running.add(column.subarray(ends[k - 1] ?? 0, end))
      expect(running.mean()).toBe(8)
      expect(running.error()).toBeCloseTo(Math.sqrt((16 * 17) / 12 / REPLICATES), 14)
    }
  })

  it('has no error with one value', () => {
    const running = createRunningMean()
    running.add(Float64Array.of(3))
    expect(running.mean()).toBe(3)
    expect(running.error()).toBe(0)
  })
})
