import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lifeShare } from './driver-life.ts'

describe('lifeShare', () => {
  it('fades by (1 - d)^(k - 1) from the start of the plan', () => {
    // conventions: decay d a year, year k is v (1 - d)^(k - 1).
    expect([1, 2, 3].map((year) => lifeShare(year, 0, 0.2))).toEqual([
      1,
      0.8,
      expect.closeTo(0.64, 14),
    ])
  })

  it("counts decay from the driver's own start", () => {
    expect([1, 2, 3, 4].map((year) => lifeShare(year, 2, 0.5))).toEqual([0, 0, 1, 0.5])
  })

  it('splits a year between two years of life', () => {
    // Starts after 3 months: 9 months at 1; then 3 months at 1 and 9 months at 0.9.
    expect(lifeShare(1, 0.25, 0.1)).toBe(0.75)
    expect(lifeShare(2, 0.25, 0.1)).toBeCloseTo(0.25 + 0.75 * 0.9, 14)
  })

  it('brings the time left in all, without decay', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6, noNaN: true }), (starts) => {
        const total = [1, 2, 3, 4, 5].reduce((sum, year) => sum + lifeShare(year, starts, 0), 0)
        expect(total).toBeCloseTo(Math.max(0, 5 - starts), 12)
      }),
      { seed: 7 },
    )
  })
})
