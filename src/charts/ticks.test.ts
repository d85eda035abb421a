import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceRange, niceTicks, ratioRange, ratioTicks } from '#charts/ticks'

describe('niceTicks', () => {
  it('stands at round numbers', () => {
    expect(niceTicks(-120, 810, 5)).toEqual([0, 200, 400, 600, 800])
    expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
  })

  it('stays inside the range', () => {
    // Besides the share that counts as an end: the quotient by the step, its product and the upper end are rounded,
    // each by a unit of 2^-53 of the number or two.
    const inside = (low: number, span: number): boolean => {
      const room = span * 1e-6 + 2 ** -50 * Math.max(Math.abs(low), Math.abs(low + span))
      return niceTicks(low, low + span, 5).every(
        (tick) => tick >= low - room && tick <= low + span + room,
      )
    }
    // Steps of 0.0002 so far out, where numbers are 1.2e-7 apart: the highest tick lies above the end by that.
    expect(inside(-999999999.9999996, 0.0013994574546813967)).toBe(true)
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

describe('ratioTicks', () => {
  it('stands at 1, 2 and 5 times the powers of ten', () => {
    expect(ratioTicks(0.5, 50)).toEqual([0.5, 1, 2, 5, 10, 20, 50])
  })

  it('stands at the powers alone over more than two of them', () => {
    expect(ratioTicks(0.05, 500)).toEqual([0.1, 1, 10, 100])
  })

  it('has none below zero or without a range', () => {
    expect(ratioTicks(0, 10)).toEqual([])
    expect(ratioTicks(3, 3)).toEqual([])
    expect(ratioTicks(1, Infinity)).toEqual([])
  })
})

describe('ratioRange', () => {
  it('holds the range and ends at 1, 2 or 5 times a power of ten', () => {
    expect(ratioRange(0.13, 812)).toEqual([0.1, 1000])
    expect(ratioRange(2, 50)).toEqual([2, 50])
    const holds = (low: number, ratio: number): boolean => {
      const [from, to] = ratioRange(low, low * ratio)
      return from <= low * (1 + 1e-6) && to >= low * ratio * (1 - 1e-6) && low / from < 2.6
    }
    const number = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
    const more = fc.double({ min: 1, max: 1e6, noNaN: true })
    expect(() => fc.assert(fc.property(number, more, holds))).not.toThrow()
  })
})
