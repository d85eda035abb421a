import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { restrictedMeanDifference, restrictedMeanRatio } from './compare-restricted-means.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { restrictedMean } from './restricted-mean.ts'

type Expected = Record<'horizon' | 'mean' | 'standardError', number>
// R package survival, summary(survfit, rmean =): test/reference/survival.R.
const {
  inputs,
  kaplanMeier: expected,
  restricted,
} = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'times' | 'events' | 'entries' | 'group', number[]>
  kaplanMeier: { restricted: Expected[]; lateRestricted: Expected }
  restricted: Record<'base' | 'treatment', Expected> &
    Record<
      | 'difference'
      | 'standardError'
      | 'z'
      | 'p'
      | 'low'
      | 'high'
      | 'ratio'
      | 'ratioLow'
      | 'ratioHigh',
      number
    >
}
const { times, events, entries, group } = inputs
const curve = kaplanMeier({ times, events })
const arm = (code: number, horizon: number) =>
  restrictedMean(
    kaplanMeier({
      times: times.filter((_, i) => group[i] === code),
      events: events.filter((_, i) => group[i] === code),
    }),
    horizon,
    0.95,
  )

describe('restrictedMean', () => {
  it.each([
    ...expected.restricted.map((reference) => ['from the start', curve, reference] as const),
    ['with delayed entries', kaplanMeier({ times, events, entries }), expected.lateRestricted],
  ] as const)('agrees with R %s', (_, steps, { horizon, mean, standardError }) => {
    const result = restrictedMean(steps, horizon, 0.95)
    expect(result.mean).toBeCloseTo(mean, 11)
    expect(result.standardError).toBeCloseTo(standardError, 11)
    expect(result.interval.high).toBeCloseTo(mean + 1.959963984540054 * standardError, 11)
  })

  it('is the mean of min(time, horizon) without open cases, with its error', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 25 }), (ends, horizon) => {
        const all = kaplanMeier({ times: ends, events: ends.map(() => 1) })
        const { mean, standardError } = restrictedMean(all, horizon, 0.9)
        const moments = momentsOf(ends.map((end) => Math.min(end, horizon)))
        expect(mean).toBeCloseTo(moments.mean, 10)
        expect(standardError).toBeCloseTo(Math.sqrt(moments.m2) / ends.length, 10)
      }),
    )
  })

  it('is the horizon where nothing happens before it', () => {
    const none = kaplanMeier({ times: [5, 8], events: [0, 1] })
    expect(restrictedMean(none, 4, 0.95)).toMatchObject({ mean: 4, standardError: 0 })
  })

  it('refuses a horizon beyond all watching, unless nobody is left', () => {
    expect(() => restrictedMean(curve, 40.5, 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => restrictedMean(curve, 0, 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    const gone = kaplanMeier({ times: [1, 3], events: [1, 1] })
    expect(restrictedMean(gone, 100, 0.95).mean).toBe(2)
  })
})

describe('restrictedMeanDifference and restrictedMeanRatio', () => {
  const base = arm(0, 20)
  const treatment = arm(2, 20)

  it('agree with R', () => {
    const test = restrictedMeanDifference(base, treatment, 0.95)
    expect(test.difference).toBeCloseTo(restricted.difference, 11)
    expect(test.standardError).toBeCloseTo(restricted.standardError, 11)
    expect(test.t).toBeCloseTo(restricted.z, 11)
    expect(test.pValue).toBeCloseTo(restricted.p, 12)
    expect(test.interval.low).toBeCloseTo(restricted.low, 10)
    expect(test.interval.high).toBeCloseTo(restricted.high, 10)
    const ratio = restrictedMeanRatio(base, treatment, 0.95)
    expect(ratio.ratio).toBeCloseTo(restricted.ratio, 11)
    expect(ratio.interval.low).toBeCloseTo(restricted.ratioLow, 11)
    expect(ratio.interval.high).toBeCloseTo(restricted.ratioHigh, 11)
  })

  it('refuse two horizons, and arms without any event', () => {
    expect(() => restrictedMeanDifference(base, arm(2, 15), 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    const none = restrictedMean(kaplanMeier({ times: [9, 9], events: [0, 0] }), 5, 0.95)
    expect(() => restrictedMeanDifference(none, none, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => restrictedMeanRatio(none, none, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
  })
})
