import { describe, expect, it } from 'vitest'
import {
  type ReferenceFigure,
  monthly,
  months,
  present,
  presentValues,
  reference,
} from '../../../test/reference/time-series.ts'
import { type LinearEstimate, standardErrorOf } from '#stats/influence/linear-estimate'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import type { TTest } from '#stats/tests/t-test'
import { type SegmentedInput, segmentedRegression } from './segmented-regression.ts'
import { seasonalTerms } from './seasonal-terms.ts'

const none = { kind: 'none' } as const
const levels = { kind: 'levels', length: 12 } as const
const waves = { kind: 'waves', length: 12, pairs: 2 } as const
const lags = (lags: number) => ({ kind: 'newey-west', lags }) as const
const carried = { kind: 'autoregressive' } as const
const whole = { outcome: monthly, periods: months, from: 49, level: 0.95 }
const holes = { ...whole, outcome: presentValues, periods: present }

function expectFigure(actual: TTest, expected: ReferenceFigure): void {
  expect(actual.difference).toBeCloseTo(expected.value, 9)
  expect(actual.standardError).toBeCloseTo(expected.se, 10)
  expect(actual.df).toBe(expected.df)
  expect(actual.pValue / expected.p).toBeCloseTo(1, 6)
  expect(actual.interval.low).toBeCloseTo(expected.low, 9)
  expect(actual.interval.high).toBeCloseTo(expected.high, 9)
}

function expectEstimate(actual: LinearEstimate, expected: ReferenceFigure): void {
  expect(actual.value).toBeCloseTo(expected.value, 9)
  expect(standardErrorOf(actual)).toBeCloseTo(expected.se, 9)
  expect(actual.df).toBe(expected.df)
}

describe('segmentedRegression', () => {
  it.each<[keyof typeof reference.segmented, SegmentedInput]>([
    ['none', { ...whole, season: none, errors: lags(4) }],
    ['levels', { ...whole, season: levels, errors: lags(3) }],
    ['waves', { ...whole, season: waves, errors: lags(0) }],
    ['holes', { ...holes, season: waves, errors: lags(5) }],
  ])('agrees with R (lm, NeweyWest): %s', (name, input) => {
    const result = segmentedRegression(input)
    const expected = reference.segmented[name]
    expectFigure(result.slopeBefore, expected.slopeBefore)
    expectFigure(result.levelChange, expected.levelChange)
    expectFigure(result.slopeChange, expected.slopeChange)
    expectFigure(result.average, expected.average)
    expectEstimate(result.difference, expected.average)
    expectEstimate(result.arms.base, expected.base)
    expectEstimate(result.arms.treatment, expected.treatment)
    expected.residuals.forEach((value, i) => expect(result.residuals[i]).toBeCloseTo(value, 9))
    for (const at of expected.course) {
      const period = result.course.find((one) => one.period === at.period)!
      expect(period.fitted).toBeCloseTo(at.fitted, 9)
      expect(period.counterfactual).toBeCloseTo(at.value, 9)
      expect(period.interval.low).toBeCloseTo(at.low, 8)
      expect(period.interval.high).toBeCloseTo(at.high, 8)
      expect(period.effect).toBeCloseTo(at.fitted - at.value, 9)
    }
  })

  // nlme stops its search at about seven digits of the correlation.
  it.each([
    ['whole', { ...whole, season: waves, errors: carried }],
    ['holes', { ...holes, season: none, errors: carried }],
  ] as const)('agrees with R where errors carry over (nlme, gls by REML): %s', (name, input) => {
    const result = segmentedRegression(input)
    const expected = reference.carried[name]
    expect(result.correlation).toBeCloseTo(expected.correlation, 6)
    for (const key of ['slopeBefore', 'levelChange', 'slopeChange', 'average'] as const) {
      expect(result[key].difference).toBeCloseTo(expected[key].value, 5)
      expect(result[key].standardError / expected[key].se).toBeCloseTo(1, 5)
      expect(result[key].df / expected[key].df).toBeCloseTo(1, 3)
    }
    expect(result.arms.base.value).toBeCloseTo(expected.base.value, 5)
    expect(standardErrorOf(result.arms.base) / expected.base.se).toBeCloseTo(1, 5)
    expect(standardErrorOf(result.difference)).toBeCloseTo(result.average.standardError, 12)
    expect(result.course.at(-1)!.interval.high).toBeGreaterThan(
      result.course.at(-1)!.counterfactual,
    )
  })

  // Known truth: no interruption, errors with correlation 0.5.
  it('holds the true effect as often as it says, in short series', () => {
    const generator = createGenerator(6, 'series')
    const rounds = 500
    let held = 0
    for (let round = 0; round < rounds; round++) {
      let last = normalQuantile(generator.next()) / Math.sqrt(0.75)
      const outcome = Float64Array.from({ length: 40 }, () => {
        last = 0.5 * last + normalQuantile(generator.next())
        return last
      })
      const { low, high } = segmentedRegression({
        ...whole,
        outcome,
        periods: months.slice(0, 40),
        from: 25,
        season: none,
        errors: carried,
      }).average.interval
      if (low <= 0 && high >= 0) held++
    }
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / rounds))
  })

  it('has as effect at the first period the change of level, and as arms the observed mean', () => {
    const { course, levelChange, arms } = segmentedRegression({
      ...whole,
      season: levels,
      errors: lags(3),
    })
    expect(course[0]!.effect).toBeCloseTo(levelChange.difference, 12)
    expect(course[0]!.effectInterval.low).toBeCloseTo(levelChange.interval.low, 10)
    const after = monthly.slice(48)
    const mean = after.reduce((sum, value) => sum + value, 0) / after.length
    expect(arms.treatment.value).toBeCloseTo(mean, 10)
    expect(course).toHaveLength(after.length)
  })

  it('refuses series that cannot be split', () => {
    const refused = (change: Partial<SegmentedInput>, code: string) =>
      expect(() =>
        segmentedRegression({ ...whole, season: none, errors: lags(2), ...change }),
      ).toThrow(expect.objectContaining({ code }))
    refused({ from: 2 }, 'too-few')
    refused({ from: 84 }, 'too-few')
    refused({ errors: lags(-1) }, 'domain')
    refused({ periods: months.toReversed() }, 'domain')
    refused({ periods: months.with(3, 3) }, 'domain')
    refused({ season: { kind: 'levels', length: 2.5 } }, 'domain')
    refused({ season: { kind: 'waves', length: 12, pairs: 7 } }, 'domain')
    refused({ outcome: monthly.map((_, i) => 3 + i) }, 'no-variation')
    refused({ outcome: monthly.with(2, Number.NaN) }, 'not-finite')
    refused({ season: { kind: 'levels', length: 90 } }, 'too-few')
  })
})

describe('seasonalTerms', () => {
  it('has a column for each phase that occurs but the first', () => {
    const columns = seasonalTerms(Int32Array.of(-1, 3, 4, 7), { kind: 'levels', length: 4 })
    expect(columns.map((column) => [...column])).toEqual([[1, 1, 0, 1]])
    expect(seasonalTerms(months, none)).toEqual([])
  })

  // Closed form: over whole seasons waves are at right angles to one another and sum to 0.
  it('has waves at right angles, without the sine that is 0 everywhere', () => {
    const columns = seasonalTerms(months, { kind: 'waves', length: 12, pairs: 6 })
    expect(columns).toHaveLength(11)
    columns.forEach((a, i) => {
      expect(a.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10)
      columns
        .slice(0, i)
        .forEach((b) =>
          expect(a.reduce((sum, value, k) => sum + value * b[k]!, 0)).toBeCloseTo(0, 10),
        )
    })
  })
})
