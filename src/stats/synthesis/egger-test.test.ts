import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eggerTest } from './egger-test.ts'

type Study = Record<'values' | 'standardErrors', number[]> & {
  egger: Record<'slope' | 'standardError' | 't' | 'p' | 'limit', number>
}
// R, lm with weights, checked there against metafor's regtest(model = "lm"): test/reference/synthesis.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/synthesis.json', import.meta.url), 'utf8'),
) as Record<'bcg' | 'alike' | 'few', Study>

describe('eggerTest', () => {
  it.each(['bcg', 'alike', 'few'] as const)('agrees with R: %s', (name) => {
    const { values, standardErrors, egger } = reference[name]
    const own = eggerTest(
      values.map((value, i) => ({ value, standardError: standardErrors[i]! })),
      0.95,
    )
    expect(own.slope.difference).toBeCloseTo(egger.slope, 10)
    expect(own.slope.standardError).toBeCloseTo(egger.standardError, 10)
    expect(own.slope.t).toBeCloseTo(egger.t, 9)
    expect(own.slope.pValue).toBeCloseTo(egger.p, 10)
    expect(own.slope.df).toBe(values.length - 2)
    expect(own.limit).toBeCloseTo(egger.limit, 10)
  })

  it('refuses two studies, and studies of one size', () => {
    const same = [1, 2, 3].map((value) => ({ value, standardError: 0.1 + 0.2 }))
    expect(() => eggerTest(same.slice(0, 2), 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => eggerTest(same, 0.95)).toThrow(expect.objectContaining({ code: 'no-variation' }))
  })
})
