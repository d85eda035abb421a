import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalDensity, normalQuantile, normalTail } from './normal.ts'

// Exact to 60 digits: test/reference/special-functions.py.
const { normal } = JSON.parse(
  readFileSync(new URL('../../../test/reference/special-functions.json', import.meta.url), 'utf8'),
) as { normal: [z: number, tail: number][] }

describe('the normal distribution against exact values', () => {
  it.each(normal)('at z = %d', (z, tail) => {
    expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-15)
    expect(Math.abs(normalCdf(-z) / tail - 1)).toBeLessThan(1e-15)
    expect(Math.abs(normalCdf(z) - (1 - tail))).toBeLessThan(1e-15)
    expect(Math.abs(normalTail(-z) - (1 - tail))).toBeLessThan(1e-15)
    expect(Math.abs(normalQuantile(tail) / -z - 1)).toBeLessThan(1e-15)
  })

  it('has the quantile of 1e-300 of R 4.2.2 (qnorm)', () => {
    expect(normalQuantile(1e-300)).toBeCloseTo(-37.047096299361201, 12)
  })

  it('has the density of its closed form', () => {
    expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15)
    expect(normalDensity(-2)).toBeCloseTo(Math.exp(-2) / Math.sqrt(2 * Math.PI), 15)
  })
})

describe('the normal distribution at its edges', () => {
  it('has infinite quantiles at 0 and 1 and none outside', () => {
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(0.5)).toBe(0)
    expect(normalQuantile(1)).toBe(Infinity)
    expect(() => normalQuantile(1.1)).toThrow('between 0 and 1')
    expect(() => normalQuantile(-1e-9)).toThrow('between 0 and 1')
    expect(() => normalQuantile(Number.NaN)).toThrow('not a number')
  })

  it('has tails of 0 and 1 at the infinities', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1])
    expect([normalTail(-Infinity), normalTail(Infinity)]).toEqual([1, 0])
    expect(() => normalCdf(Number.NaN)).toThrow('not a number')
  })

  it('is its own inverse and symmetric everywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        expect(normalCdf(z)).toBe(normalTail(-z))
        // Where the cdf nears 1 a rounding of it is a larger step in z.
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9)
      }),
    )
  })
})
