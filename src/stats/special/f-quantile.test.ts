import { describe, expect, it } from 'vitest'
import { ranking } from '../../../test/reference/ranking.ts'
import { fQuantile, fTail } from './f-distribution.ts'

describe('fQuantile', () => {
  it.each(ranking.f)('equals R at p = %d with %d and %d degrees', (p, d1, d2, f) => {
    expect(Math.abs(fQuantile(p, d1, d2) / f - 1)).toBeLessThan(1e-10)
    expect(fTail(fQuantile(p, d1, d2), d1, d2)).toBeCloseTo(1 - p, 12)
  })

  it('is 0 at 0, infinite at 1, and refuses what is no probability', () => {
    expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, Infinity])
    expect(() => fQuantile(1.1, 2, 3)).toThrow('a probability lies between 0 and 1')
    expect(() => fQuantile(0.5, 2, 0)).toThrow('d2 must be above 0')
  })
})
