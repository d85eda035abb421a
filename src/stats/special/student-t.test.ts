import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from './normal.ts'
import { studentTCdf, studentTQuantile, studentTTail } from './student-t.ts'

// Exact to 60 digits: test/reference/special-functions.py.
const { t: reference } = JSON.parse(
  readFileSync(new URL('../../../test/reference/special-functions.json', import.meta.url), 'utf8'),
) as { t: [df: number, p: number, t: number, lower: number, upper: number][] }

describe('the t distribution against exact values', () => {
  it.each(reference)('of %d degrees of freedom at p = %d', (...row) => {
    const [df, p, t, lower, upper] = row
    expect(Math.abs(studentTCdf(t, df) / lower - 1)).toBeLessThan(1e-12)
    expect(Math.abs(studentTTail(t, df) / upper - 1)).toBeLessThan(1e-12)
    expect(Math.abs(studentTQuantile(p, df) / t - 1)).toBeLessThan(1e-12)
  })

  it('is Cauchy at 1, to the end of the numbers', () => {
    expect(studentTQuantile(0.75, 1)).toBeCloseTo(1, 13)
    expect((studentTQuantile(1e-300, 1) / 1e300) * Math.PI).toBeCloseTo(-1, 12)
    expect(studentTCdf(-1e100, 1) * 1e100 * Math.PI).toBeCloseTo(1, 12)
  })

  it('nears the normal as (z^3 + z) / (4 df) says', () => {
    const z = normalQuantile(0.975)
    expect((studentTQuantile(0.975, 1e8) - z) / ((z ** 3 + z) / 4e8)).toBeCloseTo(1, 5)
    expect(studentTQuantile(0.975, 1e15)).toBeCloseTo(z, 12)
  })
})

describe('the t distribution at its edges', () => {
  it('is symmetric and reaches to the infinities', () => {
    expect(studentTQuantile(0.5, 7)).toBe(0)
    expect(studentTCdf(0, 7)).toBe(0.5)
    expect(studentTQuantile(0.9, 7)).toBeCloseTo(-studentTQuantile(0.1, 7), 13)
    expect([studentTQuantile(0, 7), studentTQuantile(1, 7)]).toEqual([-Infinity, Infinity])
    expect([studentTCdf(-Infinity, 7), studentTCdf(Infinity, 7)]).toEqual([0, 1])
  })

  it('refuses no degrees of freedom', () => {
    expect(() => studentTCdf(1, 0)).toThrow('df must be above 0')
    expect(() => studentTQuantile(0.5, Number.NaN)).toThrow('df must be a finite number')
  })
})
