import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponentials } from './exponentials.ts'

function exponential(x: number): number {
  const values = Float64Array.of(x)
  exponentials(values, values, 1)
  return values[0]!
}

describe('exponentials', () => {
  it('are those of the engine to 3e-16 and a little', () => {
    fc.assert(
      fc.property(fc.double({ min: -745, max: 709, noNaN: true }), (x) => {
        const exact = Math.exp(x)
        expect(Math.abs(exponential(x) - exact)).toBeLessThanOrEqual(5e-16 * exact + 5e-324)
      }),
      { numRuns: 5000, seed: 1 },
    )
  })

  it('have their limits', () => {
    expect(exponential(0)).toBe(1)
    expect(exponential(-0)).toBe(1)
    expect(exponential(-Infinity)).toBe(0)
    expect(exponential(Infinity)).toBe(Infinity)
    expect(exponential(710)).toBe(Infinity)
    expect(exponential(NaN)).toBeNaN()
  })

  it('leave what lies beyond the length', () => {
    const out = Float64Array.of(7, 7)
    exponentials(Float64Array.of(0, 0), out, 1)
    expect(out).toEqual(Float64Array.of(1, 7))
  })
})
