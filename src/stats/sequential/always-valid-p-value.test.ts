import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alwaysValidPValues } from './always-valid-p-value.ts'
import { confidenceSequence } from './confidence-sequence.ts'

type Case = Record<'value' | 'standardError' | 'units' | 'level' | 'tightestAt' | 'p', number>
// The level at which the interval ends at 0, found by a search in Python: test/reference/comparisons.py.
const { sequential } = JSON.parse(
  readFileSync(new URL('../../../test/reference/comparisons.json', import.meta.url), 'utf8'),
) as { sequential: Case[] }
const settings = { level: 0.95, tightestAt: 5000 }

describe('alwaysValidPValues', () => {
  it('agrees with the search', () => {
    for (const { level, tightestAt, p, ...look } of sequential)
      expect(alwaysValidPValues([look], { level, tightestAt })[0]! / p).toBeCloseTo(1, 9)
  })

  const look = fc.record({
    value: fc.double({ min: -6, max: 6, noNaN: true }),
    standardError: fc.double({ min: 0.2, max: 3, noNaN: true }),
    units: fc.integer({ min: 100, max: 50_000 }),
  })

  it('is below 1 - level exactly when an interval has left 0 out', () => {
    fc.assert(
      fc.property(fc.array(look, { minLength: 1, maxLength: 6 }), (looks) => {
        const pValues = alwaysValidPValues(looks, settings)
        let out = false
        looks.forEach((one, i) => {
          const { low, high } = confidenceSequence(one, settings)
          out ||= low > 0 || high < 0
          fc.pre(Math.abs(pValues[i]! - 0.05) > 1e-9)
          expect(pValues[i]! < 0.05).toBe(out)
        })
      }),
    )
  })

  it('never rises, and is 1 without an effect', () => {
    fc.assert(
      fc.property(fc.array(look, { minLength: 2, maxLength: 8 }), (looks) => {
        const pValues = alwaysValidPValues(looks, settings)
        for (let i = 1; i < pValues.length; i++)
          expect(pValues[i]).toBeLessThanOrEqual(pValues[i - 1]!)
      }),
    )
    expect(alwaysValidPValues([{ value: 0, standardError: 1, units: 500 }], settings)).toEqual([1])
  })

  it('refuses a look without error', () => {
    expect(() => alwaysValidPValues([{ value: 1, standardError: 0, units: 10 }], settings)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
  })
})
