import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { logGamma, stirlingCorrection } from './log-gamma.ts'

// Exact to 60 digits: test/reference/special-functions.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/special-functions.json', import.meta.url), 'utf8'),
) as { logGamma: [x: number, value: number][] }

describe('logGamma', () => {
  it.each(reference.logGamma)('has the exact value at %d', (x, value) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)))
  })

  it('is the logarithm of a factorial, and 0 at 1 and 2', () => {
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0])
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13)
  })

  it('refuses what has no logarithm', () => {
    expect(() => logGamma(0)).toThrow('above 0')
    expect(() => logGamma(Infinity)).toThrow('finite')
  })
})

describe('stirlingCorrection', () => {
  it.each([0.3, 5, 12, 400])('completes the formula of Stirling at %d', (x) => {
    const formula = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI)
    expect(formula + stirlingCorrection(x)).toBeCloseTo(logGamma(x), 12)
  })
})
