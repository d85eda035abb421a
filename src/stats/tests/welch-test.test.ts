import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { survey } from '../../../test/evidence/survey-reference.ts'
import { welchDegrees, welchTest } from './welch-test.ts'

type Expected = Record<'t' | 'df' | 'p' | 'low' | 'high' | 'se', number>
// Base R, t.test, and scipy.stats.ttest_ind: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment', number[]>
  tests: { welch: Expected; welchOneConstant: Expected }
}
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { tests: { welch: number } }
const base = momentsOf(reference.inputs.base)
const treatment = momentsOf(reference.inputs.treatment)

describe('welchTest', () => {
  it('agrees with R and SciPy', () => {
    const test = welchTest(base, treatment, 0.9)
    const expected = reference.tests.welch
    expect(test.t).toBeCloseTo(expected.t, 11)
    expect(test.df).toBeCloseTo(expected.df, 9)
    expect(test.pValue / expected.p).toBeCloseTo(1, 9)
    expect(test.pValue / python.tests.welch).toBeCloseTo(1, 9)
    expect(test.standardError).toBeCloseTo(expected.se, 11)
    expect(test.interval.low).toBeCloseTo(expected.low, 9)
    expect(test.interval.high).toBeCloseTo(expected.high, 9)
    expect(test.difference).toBe(treatment.mean - base.mean)
  })

  it('takes one arm without variation', () => {
    const test = welchTest(momentsOf([28, 28, 28, 28, 28]), base, 0.95)
    const expected = reference.tests.welchOneConstant
    expect(test.t).toBeCloseTo(expected.t, 11)
    expect(test.df).toBeCloseTo(expected.df, 9)
    expect(test.interval.high).toBeCloseTo(expected.high, 9)
  })

  it('turns its sign with the arms', () => {
    const there = welchTest(base, treatment, 0.95)
    const back = welchTest(treatment, base, 0.95)
    expect(back.difference).toBe(-there.difference)
    expect(back.pValue).toBeCloseTo(there.pValue, 14)
  })

  it('rejects 0 where the interval leaves it out, and only there', () => {
    const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(values, values, (a, b) => {
        fc.pre(new Set(a).size > 1)
        const { interval, pValue } = welchTest(momentsOf(a), momentsOf(b), 0.9)
        fc.pre(Math.abs(pValue - 0.1) > 1e-9)
        expect(interval.low > 0 || interval.high < 0).toBe(pValue < 0.1)
      }),
    )
  })

  it('refuses arms that cannot be compared', () => {
    expect(() => welchTest(momentsOf([1]), treatment, 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => welchTest(momentsOf([1, 1]), momentsOf([2, 2]), 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => welchTest(base, treatment, 1.5)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})

describe('welchDegrees', () => {
  it('are those of R for two errors with degrees of freedom of their own: test/reference/survey.R', () => {
    const { base, treatment, difference } = survey.clusters.time
    const [a, b] = [base.standardError ** 2, treatment.standardError ** 2]
    expect(welchDegrees(a, base.df, b, treatment.df)).toBeCloseTo(difference.df, 9)
    expect(welchDegrees(1, 4, 1, 4)).toBeCloseTo(8, 12)
    expect(welchDegrees(0, 4, 1, 7)).toBeCloseTo(7, 12)
  })
})
