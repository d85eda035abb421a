import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { holm } from './holm.ts'

// statsmodels, multipletests(method = "holm"): test/reference/comparisons.py.
const { multiplicity } = JSON.parse(
  readFileSync(new URL('../../../test/reference/comparisons.json', import.meta.url), 'utf8'),
) as { multiplicity: Record<'p' | 'holm', number[]>[] }

describe('holm', () => {
  it('agrees with statsmodels, ties, 0 and 1 included', () => {
    for (const family of multiplicity)
      holm(family.p).forEach((p, i) => expect(p).toBeCloseTo(family.holm[i]!, 13))
  })

  it('keeps the order of the p-values and never lowers one', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(pValues, (given) => {
        const corrected = holm(given)
        given.forEach((p, i) => {
          expect(corrected[i]).toBeGreaterThanOrEqual(p)
          expect(corrected[i]).toBeLessThanOrEqual(1)
          const larger = corrected.filter((_, j) => given[j]! >= p)
          expect(Math.min(...larger)).toBe(corrected[i])
        })
      }),
    )
  })

  it('refuses what is no p-value', () => {
    for (const [pValues, code] of [
      [[], 'too-few'],
      [[0.5, NaN], 'not-finite'],
      [[-0.1], 'domain'],
      [[1.1], 'domain'],
    ] as const)
      expect(() => holm(pValues)).toThrow(expect.objectContaining({ code }))
  })
})
