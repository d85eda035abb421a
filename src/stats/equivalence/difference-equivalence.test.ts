import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { pairedTTest } from '#stats/tests/paired-t-test'
import { welchTest } from '#stats/tests/welch-test'
import { differenceEquivalence, differenceNonInferiority } from './difference-equivalence.ts'

type PValues = Record<'p' | 'lowP' | 'highP', number> & { margins: [number, number] }
// statsmodels, ttost_ind(usevar = "unequal") and ttost_paired: test/reference/comparisons.py. SciPy 1.10's t quantile
// at a broken df holds 9 digits; R's t.test gives 0.791298775417914 for the lower end, as we do.
const { means, paired } = JSON.parse(
  readFileSync(new URL('../../../test/reference/comparisons.json', import.meta.url), 'utf8'),
) as {
  means: PValues & { base: number[]; treatment: number[]; interval: [number, number] }
  paired: PValues & { after: number[] }
}
const welch = welchTest(momentsOf(means.base), momentsOf(means.treatment), 0.95)
const marginsOf = ({ margins: [low, high] }: PValues) => ({ low, high })

describe('differenceEquivalence', () => {
  it('agrees with statsmodels for two arms', () => {
    const result = differenceEquivalence(welch, marginsOf(means), 0.05)
    expect(result.lowPValue / means.lowP).toBeCloseTo(1, 9)
    expect(result.highPValue).toBeCloseTo(means.highP, 12)
    expect(result.pValue).toBeCloseTo(means.p, 12)
    expect(result.interval.low).toBeCloseTo(means.interval[0], 8)
    expect(result.interval.high).toBeCloseTo(means.interval[1], 8)
    expect(result.interval.level).toBeCloseTo(0.9, 14)
    expect(result.equivalent).toBe(false)
  })

  it('agrees with statsmodels for pairs', () => {
    const differences = paired.after.map((value, i) => value - means.base[i]!)
    const test = pairedTTest(differences, 0.95)
    const result = differenceEquivalence(test, marginsOf(paired), 0.05)
    expect(result.lowPValue).toBeCloseTo(paired.lowP, 12)
    expect(result.highPValue).toBeCloseTo(paired.highP, 12)
    expect(result.equivalent).toBe(true)
  })

  it('says equivalent exactly when its interval lies inside the margins', () => {
    const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(real(-3, 3), real(0.1, 2), fc.integer({ min: 1, max: 60 }), (d, se, df) => {
        const estimate = { difference: d, standardError: se, df }
        const { interval, equivalent } = differenceEquivalence(
          estimate,
          { low: -2, high: 2.5 },
          0.1,
        )
        fc.pre(Math.abs(interval.low + 2) > 1e-9 && Math.abs(interval.high - 2.5) > 1e-9)
        expect(equivalent).toBe(interval.low > -2 && interval.high < 2.5)
      }),
    )
  })

  it('refuses margins and levels that cannot be', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    refused('domain', () => differenceEquivalence(welch, { low: 1, high: 1 }, 0.05))
    refused('domain', () => differenceEquivalence(welch, { low: -Infinity, high: 1 }, 0.05))
    refused('domain', () => differenceEquivalence(welch, { low: -1, high: 1 }, 0.5))
    const sure = { difference: 0, standardError: 0, df: 5 }
    refused('no-variation', () => differenceEquivalence(sure, { low: -1, high: 1 }, 0.05))
    refused('domain', () => differenceNonInferiority(welch, { limit: NaN, better: 'lower' }, 0.05))
  })
})

describe('differenceNonInferiority', () => {
  it('is the half of the equivalence test that looks the worse way', () => {
    const [low, high] = means.margins
    const higher = differenceNonInferiority(welch, { limit: low, better: 'higher' }, 0.05)
    expect(higher.pValue / means.lowP).toBeCloseTo(1, 9)
    expect(higher.bound).toBeCloseTo(means.interval[0], 8)
    expect(higher.nonInferior).toBe(true)
    const lower = differenceNonInferiority(welch, { limit: high, better: 'lower' }, 0.05)
    expect(lower.pValue).toBeCloseTo(means.highP, 12)
    expect(lower.bound).toBeCloseTo(means.interval[1], 8)
    expect(lower.nonInferior).toBe(false)
  })

  it('takes a normal test', () => {
    // Closed form: z = (1 + 1) / 1, upper tail 0.02275013194817921 (R: pnorm(-2)).
    const normal = { difference: 1, standardError: 1, df: Infinity }
    const result = differenceNonInferiority(normal, { limit: -1, better: 'higher' }, 0.05)
    expect(result.pValue).toBeCloseTo(0.022750131948179, 14)
  })
})
