import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalTail } from '#stats/special/normal'
import { studentTTail } from '#stats/special/student-t'
import { noncentralTTail } from './noncentral-t.ts'

// R, the definition integrated piece by piece and held against pt(ncp =): test/reference/power.R.
const { noncentral } = JSON.parse(
  readFileSync(new URL('../../../test/reference/power.json', import.meta.url), 'utf8'),
) as { noncentral: Record<'t' | 'df' | 'ncp' | 'tail', number>[] }

describe('noncentralTTail', () => {
  it('agrees with R', () => {
    for (const { t, df, ncp, tail } of noncentral)
      expect(Math.abs(noncentralTTail(t, df, ncp) - tail), `${t} ${df} ${ncp}`).toBeLessThan(1e-11)
  })

  it("is Student's t without an effect, and normal with infinite df", () => {
    for (const t of [-3, 0, 0.4, 2, 7]) {
      for (const df of [1, 4, 30, 5000])
        expect(noncentralTTail(t, df, 0)).toBeCloseTo(studentTTail(t, df), 12)
      expect(noncentralTTail(t, Infinity, 1.5)).toBe(normalTail(t - 1.5))
    }
  })

  it('mirrors: P(T > t | effect) + P(T > -t | -effect) = 1', () => {
    const real = (size: number) => fc.double({ min: -size, max: size, noNaN: true })
    fc.assert(
      fc.property(real(20), fc.double({ min: 1, max: 500, noNaN: true }), real(20), (t, df, d) => {
        expect(noncentralTTail(t, df, d) + noncentralTTail(-t, df, -d)).toBeCloseTo(1, 10)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses degrees of freedom under 1', () => {
    for (const df of [0, 0.5, -1])
      expect(() => noncentralTTail(1, df, 1)).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => noncentralTTail(NaN, 5, 1)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
  })
})
