import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { betweenVariance } from './between-variance.ts'
import { heterogeneity } from './heterogeneity.ts'

type Study = Record<'values' | 'standardErrors', number[]> &
  Record<'q' | 'qp' | 'iSquared' | 'profileLow' | 'profileHigh', number>
// R package metafor, rma(method = "DL") and confint(type = "QP"): test/reference/synthesis.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/synthesis.json', import.meta.url), 'utf8'),
) as Record<'bcg' | 'alike' | 'few', Study>
const effectsOf = ({ values, standardErrors }: Study) =>
  values.map((value, i) => ({ value, standardError: standardErrors[i]! }))

describe('heterogeneity', () => {
  it.each(['bcg', 'few'] as const)('agrees with metafor: %s', (name) => {
    const study = reference[name]
    const own = heterogeneity(effectsOf(study), 0.95)
    expect(own.q).toBeCloseTo(study.q, 10)
    expect(own.df).toBe(study.values.length - 1)
    expect(own.pValue / study.qp).toBeCloseTo(1, 9)
    expect(own.iSquared).toBeCloseTo(study.iSquared, 12)
    expect(own.betweenVarianceInterval.low).toBeCloseTo(study.profileLow, 8)
    expect(own.betweenVarianceInterval.high / study.profileHigh).toBeCloseTo(1, 7)
  })

  it('says 0 where effects lie closer together than chance explains', () => {
    const own = heterogeneity(effectsOf(reference.alike), 0.95)
    expect(own.q).toBeCloseTo(reference.alike.q, 10)
    expect(own.iSquared).toBe(0)
    expect(own.betweenVarianceInterval).toEqual({ low: 0, high: 0, level: 0.95 })
  })

  it('holds the Paule-Mandel estimate inside its interval', () => {
    const effect = fc.record({
      value: fc.double({ min: -5, max: 5, noNaN: true }),
      standardError: fc.double({ min: 0.05, max: 3, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(effect, { minLength: 2, maxLength: 8 }), (effects) => {
        const { low, high } = heterogeneity(effects, 0.9).betweenVarianceInterval
        const estimate = betweenVariance(effects, 'paule-mandel')
        expect(estimate).toBeGreaterThanOrEqual(low)
        expect(estimate).toBeLessThanOrEqual(high)
      }),
    )
  })

  it('refuses one study and a bad level', () => {
    const effects = effectsOf(reference.few)
    expect(() => heterogeneity(effects.slice(0, 1), 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => heterogeneity(effects, 0)).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})
