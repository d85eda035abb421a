import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { interactionTest, twoGroupInteraction } from './interaction-test.ts'

type Study = Record<'values' | 'standardErrors', number[]> & { q: number; qp: number }
// R package metafor: test/reference/synthesis.R.
const { few } = JSON.parse(
  readFileSync(new URL('../../../test/reference/synthesis.json', import.meta.url), 'utf8'),
) as { few: Study }
const subgroups = few.values.map((value, i) => ({ value, standardError: few.standardErrors[i]! }))

describe('interactionTest', () => {
  it('agrees with metafor', () => {
    const own = interactionTest(subgroups)
    expect(own.statistic).toBeCloseTo(few.q, 11)
    expect(own.df).toBe(2)
    expect(own.pValue).toBeCloseTo(few.qp, 11)
  })

  it('is certain of nothing where effects are equal', () => {
    const equal = { value: 2, standardError: 1 }
    expect(interactionTest([equal, equal])).toEqual({ statistic: 0, df: 1, pValue: 1 })
  })

  it('refuses one subgroup', () => {
    expect(() => interactionTest(subgroups.slice(0, 1))).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})

describe('twoGroupInteraction', () => {
  it('agrees with the example of Altman and Bland, BMJ 2003;326:219', () => {
    // Relative risks 0.67 (0.46 to 0.98) and 0.88 (0.71 to 1.08), first less second: -0.2726, its
    // error 0.2206, z -1.24, ratio of relative risks 0.76 (0.49 to 1.17).
    const logged = (ratio: number, low: number, high: number) => ({
      value: Math.log(ratio),
      standardError: Math.log(high / low) / (2 * 1.959963984540054),
    })
    const own = twoGroupInteraction(logged(0.88, 0.71, 1.08), logged(0.67, 0.46, 0.98), 0.95)
    expect(own.difference).toBeCloseTo(-0.2726, 3)
    expect(own.standardError).toBeCloseTo(0.2206, 3)
    expect(own.z).toBeCloseTo(-1.24, 2)
    expect(Math.exp(own.difference)).toBeCloseTo(0.76, 2)
    expect(Math.exp(own.interval.low)).toBeCloseTo(0.49, 2)
    expect(Math.exp(own.interval.high)).toBeCloseTo(1.17, 2)
  })

  it('has the p-value of the test of several subgroups', () => {
    const [first, second] = subgroups
    expect(twoGroupInteraction(first!, second!, 0.9).pValue).toBeCloseTo(
      interactionTest([first!, second!]).pValue,
      13,
    )
  })
})
