import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceRange, niceTicks } from '#charts/ticks'

describe('niceTicks', () => {
  it('stands at round numbers', () => {
    expect(niceTicks(-120, 810, 5)).toEqual([0, 200, 400, 600, 800])
    expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
  })

  it('stays inside the range', () => {
    const inside = (low: number, span: number): boolean =>
      niceTicks(low, low + span, 5).every(
        (tick) => tick >= low - span * 1e-6 && tick <= low + span * (1 + 1e-6),
      )
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    const width = fc.double({ min: 1e-3, max: 1e9, noNaN: true })
    expect(() => fc.assert(fc.property(number, width, inside))).not.toThrow()
  })

  it('has none where there is no range', () => {
    expect(niceTicks(3, 3, 5)).toEqual([])
    expect(niceTicks(0, Infinity, 5)).toEqual([])
  })
})

describe('niceRange', () => {
  it('holds the range and ends on ticks', () => {
    expect(niceRange(-13, 812, 5)).toEqual([-200, 1000])
  })
})
