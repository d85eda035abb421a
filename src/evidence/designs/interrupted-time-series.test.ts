import { describe, expect, it } from 'vitest'
import {
  checkFor,
  codesOf,
  effect,
  estimateFor,
  evaluate,
  need,
} from '../../../test/evidence/evidence-rows.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import { overTimeReference } from '../../../test/reference/over-time.ts'
import type { EvidenceBlock } from '#evidence/estimate'
import { jointArms } from '#evidence/joint-distribution'
import type { OverTime } from '#evidence/panel/over-time'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionSd } from '#stats/distributions/distribution-sd'
import { standardErrorOf, sumOf } from '#stats/influence/linear-estimate'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

// Rows and values of R (nlme::gls): test/reference/over-time.R. Months 9 and 50 are missing.
const { months } = overTimeReference
const rows: Rows = { numbers: months.rows, categories: {} }
const wait = need('wait', { type: 'duration' })
const overTime: OverTime = {
  at: 'month',
  from: { value: 41, date: false },
  season: { length: 4 },
  breaks: [],
}
const design: Partial<EvidenceBlock> = { design: 'interrupted-time-series', overTime }

/** Day texts from 2024-01-01 on. */
function daysFrom(count: number): readonly string[] {
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return lengths
    .flatMap((length, month) =>
      Array.from(
        { length },
        (_, day) =>
          `2024-${String(month + 1).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}`,
      ),
    )
    .slice(0, count)
}

/** Days since 1970-01-01 of 2024-01-01: 54 years and 13 leap days, by hand. */
const NEW_YEAR = 54 * 365 + 13

function noise(n: number): readonly number[] {
  const generator = createGenerator(5, 'noise')
  return Array.from({ length: n }, () => normalQuantile(generator.next()))
}

describe('an interrupted time series', () => {
  const evaluation = evaluate(rows, [wait], design)
  const estimate = estimateFor(evaluation, 'wait')

  it('is the mean of fitted less counterfactual, with errors that carry over (R)', () => {
    const { value, standardError, method } = effect(estimate.difference)
    expect(value).toBeCloseTo(months.average.value, 3)
    expect(standardError! / months.average.se).toBeCloseTo(1, 3)
    expect(method).toContain('as there are 58 periods (up to 500)')
  })

  it('has the change of level and of slope beside it (R)', () => {
    const [level, slope] = estimate.otherWays!.map(({ id, effect: of }) => ({ id, of: effect(of) }))
    expect(level?.id).toBe('level')
    expect(level?.of.value).toBeCloseTo(months.level, 3)
    expect(slope?.id).toBe('slope')
    expect(slope?.of.value).toBeCloseTo(months.slope, 3)
  })

  it('reads the raw means of the periods before and after', () => {
    const before = months.rows.wait.filter((_, i) => months.rows.month[i]! < 41)
    expect(estimate.baseline).toMatchObject({ solution: 'old', n: 39 })
    expect(estimate.baseline.value).toBeCloseTo(before.reduce((a, b) => a + b, 0) / 39, 10)
    expect(estimate.treatment?.n).toBe(19)
    expect(estimate).toMatchObject({ grade: 2 })
  })

  it('looks at autocorrelation (R), gaps, and jumps elsewhere', () => {
    expect(checkFor(evaluation, 'autocorrelation.wait').value).toBeCloseTo(months.correlation, 2)
    expect(checkFor(evaluation, 'autocorrelation.wait').settings?.['p-value']).toBeCloseTo(
      months.left,
      3,
    )
    expect(checkFor(evaluation, 'gaps.wait')).toMatchObject({ value: 2 })
    expect(checkFor(evaluation, 'gaps.wait').words).toContain('9, 50')
    expect(checkFor(evaluation, 'level-breaks.wait').value).toBe(0)
    // Under 0.01 (R), chance that it is.
    expect(codesOf(evaluation)).toEqual(['few-rows', 'autocorrelation', 'gaps'])
  })

  it('shows what would have been: the observed is its level and effect apart', () => {
    const [trend] = evaluation.pictures
    if (trend?.kind !== 'trend') throw new Error('no trend')
    expect(trend.from).toBe(41)
    const line = (role: string) => trend.lines.find((one) => one.role === role)!.points
    expect([line('treated').length, line('fitted').length, line('counterfactual').length]).toEqual([
      58, 58, 19,
    ])
    const after = line('fitted').filter(({ at }) => at >= 41)
    const gaps = after.map(({ value }, i) => value - line('counterfactual')[i]!.value)
    expect(gaps.reduce((a, b) => a + b, 0) / 19).toBeCloseTo(months.average.value, 3)
  })

  it('enters the money with the mean of the difference', () => {
    const { parameters } = jointArms('rows', [evaluation]).arms
    const [base, treatment] = parameters.map(({ marginal }) => distributionMean(marginal))
    expect(treatment! - base!).toBeCloseTo(effect(estimate.difference).value, 8)
  })

  it('enters the money as wide as its degrees of freedom make it, fewer than those of the arm', () => {
    const { baseline, treatment, adjusted } = evaluation.evaluated[0]!.comparison
    const { df } = adjusted!.estimate
    expect(df).toBeLessThan(treatment!.estimate!.df)
    // Variance of a t distribution: df / (df - 2).
    const error = standardErrorOf(sumOf(baseline.estimate!, adjusted!.estimate))
    const marginal = jointArms('rows', [evaluation]).arms.parameters[1]!.marginal
    expect(distributionSd(marginal)).toBeCloseTo(error * Math.sqrt(df / (df - 2)), 10)
  })
})

describe('the rows of a series', () => {
  it('are taken together by period, and may be dates of a calendar', () => {
    const n = 60
    const days = daysFrom(7 * n)
    const e = noise(7 * n)
    const weekly: Rows = {
      numbers: { wait: days.map((_, i) => 50 + (i >= 280 ? 10 : 0) + e[i]!) },
      categories: { day: days },
    }
    // 2024-01-01 is a Monday; 2024-10-07, day 280, is one too.
    const evaluated = evaluate(weekly, [wait], {
      ...design,
      overTime: {
        at: 'day',
        every: 'week',
        from: { value: NEW_YEAR + 280, date: true },
        breaks: [],
      },
    })
    const estimate = estimateFor(evaluated, 'wait')
    expect(estimate.baseline.n).toBe(40)
    expect(estimate.treatment?.n).toBe(13)
    expect(effect(estimate.difference).method).toContain('means of the rows of each week')
    const of = weekly.numbers['wait']!.slice(0, 280) as number[]
    expect(estimate.baseline.value).toBeCloseTo(of.reduce((a, b) => a + b, 0) / 280, 9)
    const { interval } = effect(estimate.difference)
    expect(interval!.low).toBeLessThan(10)
    expect(interval!.high).toBeGreaterThan(10)
  })

  it('of the period in which the treatment began are left out', () => {
    const days = daysFrom(200)
    const evaluated = evaluate(
      { numbers: { wait: days.map((_, i) => 40 + noise(200)[i]!) }, categories: { day: days } },
      [wait],
      {
        ...design,
        overTime: {
          at: 'day',
          every: 'week',
          from: { value: NEW_YEAR + 101, date: true },
          breaks: [],
        },
      },
    )
    // Week 15 (days 98 to 104) lies on both sides: 14 weeks before, 14 from day 105 on (the last one short).
    expect(codesOf(evaluated)).toContain('missing-value')
    expect(estimateFor(evaluated, 'wait')).toMatchObject({
      baseline: { n: 14 },
      treatment: { n: 14 },
    })
  })

  it('in long series are judged by Newey and West, with the modelled errors beside', () => {
    const n = 520
    const e = noise(n)
    const long: Rows = {
      numbers: {
        month: [...e.keys()],
        wait: e.map((value, i) => 100 + (i >= 300 ? 4 : 0) + value),
      },
      categories: {},
    }
    const evaluated = evaluate(long, [wait], {
      ...design,
      overTime: { at: 'month', from: { value: 300, date: false }, breaks: [] },
    })
    const { difference, otherWays } = estimateFor(evaluated, 'wait')
    expect(effect(difference).method).toContain('Newey and West over 5 lags')
    expect(otherWays?.map(({ id }) => id)).toEqual(['level', 'slope', 'autoregressive'])
  })

  it('whose season is not taken out say so', () => {
    const days = daysFrom(140)
    const e = noise(140)
    const weekly = {
      numbers: { wait: days.map((_, i) => 100 + (i % 7 >= 5 ? 20 : 0) + e[i]!) },
      categories: { day: days },
    }
    const from = { value: NEW_YEAR + 70, date: true }
    const without = { at: 'day', from, breaks: [] }
    expect(codesOf(evaluate(weekly, [wait], { ...design, overTime: without }))).toContain(
      'seasonality',
    )
    const withIt = { ...without, season: { length: 1, every: 'week' as const } }
    expect(codesOf(evaluate(weekly, [wait], { ...design, overTime: withIt }))).toEqual([])
  })
})

describe('a break of measurement', () => {
  const n = 120
  const e = noise(n)
  const broken: Rows = {
    numbers: {
      month: e.map((_, i) => i + 1),
      wait: e.map((value, i) => 100 + (i >= 39 ? 30 : 0) + (i >= 80 ? 5 : 0) + value),
    },
    categories: {},
  }
  const shape = { at: 'month', from: { value: 81, date: false } }

  it('is seen, named by its time, and lowers the grade', () => {
    const evaluated = evaluate(broken, [wait], { ...design, overTime: { ...shape, breaks: [] } })
    const found = evaluated.findings.find(({ code }) => code === 'measurement-break')
    expect(found?.message).toContain('at 40 ')
    expect(estimateFor(evaluated, 'wait')).toMatchObject({ grade: 1 })
  })

  it('that is known is taken out', () => {
    const breaks = [{ at: { value: 40, date: false }, why: 'another counter' }]
    const evaluated = evaluate(broken, [wait], { ...design, overTime: { ...shape, breaks } })
    const estimate = estimateFor(evaluated, 'wait')
    expect(codesOf(evaluated)).not.toContain('measurement-break')
    expect(checkFor(evaluated, 'level-breaks.wait').words).toContain('40 (another counter)')
    expect(estimate).toMatchObject({ grade: 2 })
    const { interval } = effect(estimate.difference)
    expect(interval!.low).toBeLessThan(5)
    expect(interval!.high).toBeGreaterThan(5)
    expect(interval!.low).toBeGreaterThan(0)
  })

  it('that is known has a level of its own (R)', () => {
    const breaks = [{ at: { value: 20, date: false }, why: 'another counter' }]
    const evaluated = evaluate(rows, [wait], { ...design, overTime: { ...overTime, breaks } })
    const { value, standardError, method } = effect(estimateFor(evaluated, 'wait').difference)
    expect(value).toBeCloseTo(months.stepped.value, 3)
    expect(standardError! / months.stepped.se).toBeCloseTo(1, 3)
    expect(method).toContain('1 known break taken out')
  })

  it('at the start of the treatment or outside the series is refused', () => {
    for (const value of [81, 500]) {
      const breaks = [{ at: { value, date: false }, why: 'another counter' }]
      const evaluated = evaluate(broken, [wait], { ...design, overTime: { ...shape, breaks } })
      expect(codesOf(evaluated)).toEqual(['wrong-value'])
    }
  })
})

describe('what an interrupted time series cannot do', () => {
  it.each([
    ['under eight periods before', 8, 'before-after'],
    ['under eight periods after', 55, 'before-after'],
    ['nothing before', 1, 'baseline'],
    ['nothing after', 61, 'baseline'],
  ])('is refused with %s', (_, from, hint) => {
    const evaluated = evaluate(rows, [wait], {
      ...design,
      overTime: { ...overTime, from: { value: from, date: false } },
    })
    expect(evaluated.estimates).toEqual([])
    expect(evaluated.findings.at(-1)).toMatchObject({ code: 'too-few', severity: 'problem' })
    expect(evaluated.findings.at(-1)?.hint).toContain(hint)
  })

  it('is refused where nothing varies, and where no row has a time', () => {
    const flat = {
      numbers: { ...months.rows, wait: months.rows.wait.map(() => 3) },
      categories: {},
    }
    expect(evaluate(flat, [wait], design).findings[0]).toMatchObject({
      code: 'no-variation',
      severity: 'problem',
    })
    const timeless = {
      numbers: { ...months.rows, month: months.rows.wait.map(() => null) },
      categories: {},
    }
    expect(evaluate(timeless, [wait], design).estimates).toEqual([])
  })

  it('says that covariates are not taken', () => {
    const evaluated = evaluate(rows, [wait], { ...design, covariates: ['month'] })
    expect(codesOf(evaluated)).toContain('not-adjusted')
  })

  it('counts rows without a time, which are left out', () => {
    const some = months.rows.month.map((month) => (month % 10 === 0 ? null : month))
    const gappy = { numbers: { ...months.rows, month: some }, categories: {} }
    const evaluated = evaluate(gappy, [wait], design)
    const said = evaluated.findings.find(({ code }) => code === 'missing-value')
    // Month 50 is missing anyway.
    expect(said?.message).toContain('5 rows without a time')
  })

  it('refuses times that are not whole, and a season of days over numbers', () => {
    const halves = {
      numbers: { ...months.rows, month: months.rows.month.map((m) => m / 3) },
      categories: {},
    }
    expect(codesOf(evaluate(halves, [wait], design))).toEqual(['unreadable-value'])
    const season = { length: 7, every: 'day' as const }
    expect(
      codesOf(evaluate(rows, [wait], { ...design, overTime: { ...overTime, season } })),
    ).toEqual(['unreadable-value'])
  })
})
