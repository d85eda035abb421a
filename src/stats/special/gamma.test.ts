import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chiSquareCdf, chiSquareQuantile, chiSquareTail } from './chi-square.ts'
import { gammaCdf, gammaQuantile, gammaTail } from './gamma.ts'

// Exact to 60 digits: test/reference/special-functions.py.
const { gamma } = JSON.parse(
  readFileSync(new URL('../../../test/reference/special-functions.json', import.meta.url), 'utf8'),
) as { gamma: [shape: number, p: number, x: number, lower: number, upper: number][] }

describe('the gamma distribution against exact values', () => {
  it.each(gamma)('of shape %d at p = %d', (...row) => {
    const [shape, p, x, lower, upper] = row
    expect(Math.abs(gammaCdf(x, shape, 1) / lower - 1)).toBeLessThan(1e-13)
    expect(Math.abs(gammaTail(x, shape, 1) / upper - 1)).toBeLessThan(1e-13)
    expect(Math.abs(gammaQuantile(p, shape, 1) / x - 1)).toBeLessThan(1e-13)
    expect(gammaQuantile(p, shape, 3)).toBeCloseTo(3 * gammaQuantile(p, shape, 1), 14)
    expect(Math.abs(chiSquareTail(2 * x, 2 * shape) / upper - 1)).toBeLessThan(1e-13)
    expect(Math.abs(chiSquareCdf(2 * x, 2 * shape) / lower - 1)).toBeLessThan(1e-13)
    expect(Math.abs(chiSquareQuantile(p, 2 * shape) / (2 * x) - 1)).toBeLessThan(1e-13)
  })

  it('has the quantiles of R 4.2.2 (qgamma) for a tiny shape', () => {
    expect(gammaQuantile(0.5, 0.01, 1) / 4.465535018910372e-31).toBeCloseTo(1, 11)
    expect(gammaQuantile(0.9, 0.01, 1) / 1.503593623070294e-5).toBeCloseTo(1, 11)
  })

  it('is exponential at shape 1, far out too', () => {
    expect(gammaTail(600, 1, 1) / Math.exp(-600)).toBeCloseTo(1, 12)
    expect(gammaQuantile(1e-300, 1, 1) / 1e-300).toBeCloseTo(1, 12)
  })
})

describe('the gamma distribution at its edges', () => {
  it('reaches from 0 to infinity', () => {
    expect([gammaQuantile(0, 2, 1), gammaQuantile(1, 2, 1)]).toEqual([0, Infinity])
    expect([gammaCdf(-1, 2, 1), gammaCdf(0, 2, 1), gammaCdf(Infinity, 2, 1)]).toEqual([0, 0, 1])
    expect([gammaTail(0, 2, 1), gammaTail(Infinity, 2, 1)]).toEqual([1, 0])
  })

  it('refuses parameters without a distribution', () => {
    expect(() => gammaCdf(1, 0, 1)).toThrow('shape must be above 0')
    expect(() => gammaQuantile(0.5, 1, -1)).toThrow('scale must be above 0')
    expect(() => gammaQuantile(2, 1, 1)).toThrow('between 0 and 1')
    expect(() => gammaTail(Number.NaN, 1, 1)).toThrow('not a number')
  })
})
