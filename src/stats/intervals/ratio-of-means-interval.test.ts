import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf } from '#stats/descriptive/moments'
import { studentTCritical } from './critical-value.ts'
import { independentMeans, pairedMeans } from './mean-pair.ts'
import { ratioOfMeanPairInterval, ratioOfMeansInterval } from './ratio-of-means-interval.ts'

interface Expected {
  readonly log: number
  readonly se: number
  readonly df: number
  readonly p: number
  readonly low: number
  readonly high: number
}
// The delta method written out in base R: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment' | 'before' | 'after', number[]>
  intervals: { ratioOfMeans: Expected; ratioOfPairedMeans: Expected }
}
const { inputs, intervals } = reference
const base = momentsOf(inputs.base)
const treatment = momentsOf(inputs.treatment)

describe('ratioOfMeansInterval', () => {
  it('agrees with R', () => {
    const result = ratioOfMeansInterval(base, treatment, 0.95)
    const expected = intervals.ratioOfMeans
    expect(Math.log(result.ratio)).toBeCloseTo(expected.log, 12)
    expect(result.logStandardError).toBeCloseTo(expected.se, 12)
    expect(result.df).toBe(expected.df)
    expect(result.pValue / expected.p).toBeCloseTo(1, 9)
    expect(result.interval.low).toBeCloseTo(expected.low, 10)
    expect(result.interval.high).toBeCloseTo(expected.high, 10)
  })

  it('needs means above 0 and some variation', () => {
    expect(() => ratioOfMeansInterval(momentsOf([-1, 1]), treatment, 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    expect(() => ratioOfMeansInterval(momentsOf([2, 2]), momentsOf([3, 3]), 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => ratioOfMeansInterval(momentsOf([2]), treatment, 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(ratioOfMeansInterval(momentsOf([2, 2]), treatment, 0.95).df).toBe(1)
  })
})

describe('ratioOfMeanPairInterval', () => {
  it('agrees with R on paired means', () => {
    const before = momentsOf(inputs.before)
    const after = momentsOf(inputs.after)
    const joint = comomentsOf(inputs.before, inputs.after)
    const result = ratioOfMeanPairInterval(pairedMeans(before, after, joint), 0.9)
    const expected = intervals.ratioOfPairedMeans
    expect(Math.log(result.ratio)).toBeCloseTo(expected.log, 12)
    expect(result.logStandardError).toBeCloseTo(expected.se, 12)
    expect(result.df).toBe(23)
    const reach = studentTCritical(0.9, 23) * expected.se
    expect(Math.log(result.interval.high)).toBeCloseTo(expected.log + reach, 10)
  })

  it('refuses means that cannot be', () => {
    const pair = independentMeans(base, treatment)
    const wrong = [
      [{ ...pair, covariance: 100 }, 'domain'],
      [{ ...pair, baseVariance: -1 }, 'domain'],
      [{ ...pair, df: 0 }, 'domain'],
      [{ ...pair, baseMean: Number.NaN }, 'not-finite'],
    ] as const
    for (const [means, code] of wrong)
      expect(() => ratioOfMeanPairInterval(means, 0.95)).toThrow(expect.objectContaining({ code }))
    expect(() => pairedMeans(base, treatment, comomentsOf([1, 2], [2, 3]))).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
