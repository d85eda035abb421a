import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile, betaTail } from './beta.ts'
import { fTail } from './f-distribution.ts'

// Exact to 60 digits: test/reference/special-functions.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/special-functions.json', import.meta.url), 'utf8'),
) as {
  beta: [a: number, b: number, p: number, x: number, lower: number, upper: number][]
  f: [d1: number, d2: number, f: number, tail: number][]
}

describe('the beta distribution against exact values', () => {
  it.each(reference.beta)('of %d, %d at p = %d', (...row) => {
    const [a, b, p, x, lower, upper] = row
    expect(Math.abs(betaCdf(x, a, b) / lower - 1)).toBeLessThan(1e-12)
    expect(Math.abs(betaTail(x, a, b) / upper - 1)).toBeLessThan(1e-12)
    expect(Math.abs(betaQuantile(p, a, b) / x - 1)).toBeLessThan(1e-13)
  })

  it('has the quantiles of R 4.2.2 (qbeta) for tiny parameters', () => {
    expect(betaQuantile(0.5, 0.02, 0.03) / 1.047649792395513e-4).toBeCloseTo(1, 10)
    expect(betaQuantile(0.01, 0.05, 1e6) / 5.844634833487896e-47).toBeCloseTo(1, 11)
  })

  it('is uniform at 1, 1 and stays quick and sound at a size of 1e12', () => {
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 14)
    // Normal to the order of 1e-6 of an sd of 5e-7.
    expect((betaQuantile(0.975, 5e11, 5e11) - 0.5) / 5e-7).toBeCloseTo(1.959964, 5)
  })
})

describe('the beta distribution at its edges', () => {
  it('reaches from 0 to 1', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1])
    expect([betaCdf(-1, 2, 3), betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaCdf(2, 2, 3)]).toEqual([
      0, 0, 1, 1,
    ])
  })

  it('refuses parameters without a distribution', () => {
    expect(() => betaCdf(0.5, 0, 1)).toThrow('a must be above 0')
    expect(() => betaQuantile(0.5, 1, Number.NaN)).toThrow('b must be a finite number')
    expect(() => betaQuantile(-0.1, 1, 1)).toThrow('between 0 and 1')
  })
})

describe('fTail', () => {
  it.each(reference.f)('has the exact value for %d and %d degrees at %d', (d1, d2, f, tail) => {
    expect(Math.abs(fTail(f, d1, d2) / tail - 1)).toBeLessThan(1e-12)
  })

  it('is 1 at 0 and 0 at infinity', () => {
    expect([fTail(0, 2, 3), fTail(-1, 2, 3), fTail(Infinity, 2, 3)]).toEqual([1, 1, 0])
    expect(() => fTail(1, 0, 3)).toThrow('d1 must be above 0')
  })
})
