import { describe, expect, it } from 'vitest'
import { daysOfText } from '#evidence/panel/calendar'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { evaluateEvolution } from './evaluate-evolution.ts'
import type { EvolutionBlock, EvolutionEvent } from './evolution-block.ts'
import type { EvolutionView } from './evolution-view.ts'

const day = (text: string): number => daysOfText(text)!

const block: EvolutionBlock = {
  kind: 'evolution',
  id: 'speed',
  path: 'evolution.speed',
  data: 'waits',
  element: { id: 'quick', name: 'Quick' },
  need: 'wait',
  unit: 'min',
  share: false,
  better: 'lower',
  at: 'day',
  every: 'month',
  statistic: 'mean',
  bySolution: false,
  ours: 'ours',
  statusQuo: 'old',
  until: day('2028-06-30'),
  season: 1,
  breaks: [],
  events: [],
  strata: [],
}

const event: EvolutionEvent = {
  path: 'evolution.speed.events.1',
  name: 'Rival answers',
  from: day('2028-03-01'),
  until: day('2028-03-01'),
  effect: { as: 'factor', low: 0.5, high: 0.5 },
  probability: 1,
}

interface Row {
  readonly day?: string
  readonly wait: number
  readonly solution?: string
  readonly channel?: string
  readonly weight?: number
}

function categories(labels: readonly (string | undefined)[]): Categories {
  const known = [...new Set(labels.filter((label) => label !== undefined))]
  return {
    codes: Int32Array.from(labels, (label) => (label === undefined ? -1 : known.indexOf(label))),
    labels: known,
  }
}

function answerOf(rows: readonly Row[]): UnitsAnswer {
  const weighed = rows.some(({ weight }) => weight !== undefined)
  return {
    kind: 'units',
    rows: rows.length,
    lines: Float64Array.from(rows, (_, row) => row + 2),
    numbers: {
      wait: Float64Array.from(rows, ({ wait }) => wait),
      ...(weighed ? { weight: Float64Array.from(rows, ({ weight }) => weight ?? 1) } : {}),
    },
    categories: {
      day: categories(rows.map((row) => row.day)),
      solution: categories(rows.map(({ solution }) => solution)),
      channel: categories(rows.map(({ channel }) => channel)),
    },
  }
}

const settings = { solutions: ['old', 'ours', 'rival'], level: 0.95, seed: 1, resamples: 400 }

const evaluate = (rows: readonly Row[], changed: Partial<EvolutionBlock> = {}): EvolutionView =>
  evaluateEvolution({ ...block, ...changed }, answerOf(rows), settings)

const codesOf = ({ findings }: EvolutionView) => findings.map(({ code }) => code)

const monthOf = (month: number): string =>
  `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10`

/** One row a month from 2026 on: a level, a trend a month, and normal errors. */
function months(
  count: number,
  {
    level = 50,
    trend = 0,
    spread = 1,
    solution,
  }: { level?: number; trend?: number; spread?: number; solution?: string },
): readonly Row[] {
  const errors = createGenerator(3, `${level} ${trend} ${solution ?? ''}`)
  return Array.from({ length: count }, (_, month) => ({
    day: monthOf(month),
    wait: level + trend * month + spread * normalQuantile(errors.next()),
    ...(solution === undefined ? {} : { solution }),
  }))
}

function projectionOf(view: EvolutionView, at = 0) {
  const { projection } = view.series[at]!
  if ('reason' in projection) throw new Error(projection.reason)
  return projection
}

describe('levels', () => {
  const rows = [3, 5, 7, 9, 30, 40, 2].map((wait) => ({ day: '2026-01-05', wait }))

  it('have the mean and the interval of R: t.test(c(3, 5, 7, 9, 30, 40, 2))', () => {
    const [level] = evaluate(rows).series[0]!.levels
    expect(level).toMatchObject({ start: day('2026-01-01'), n: 7, stretch: 0 })
    expect(level!.value).toBeCloseTo(13.71429, 5)
    expect(level!.interval?.low).toBeCloseTo(-0.165738615, 8)
    expect(level!.interval?.high).toBeCloseTo(27.594310044, 8)
  })

  it('have the median between order statistics: the whole sample for seven at 95 %', () => {
    const [level] = evaluate(rows, { statistic: 'median' }).series[0]!.levels
    expect(level).toMatchObject({ value: 7, interval: { low: 2, high: 40 } })
    const few = evaluate(rows.slice(0, 5), { statistic: 'median' }).series[0]!.levels[0]
    expect(few).toMatchObject({ value: 7 })
    expect(few).not.toHaveProperty('interval')
  })

  it('have the share of yes with Wilson: prop.test(3, 4, correct = FALSE) in R', () => {
    const yes = [1, 1, 1, 0].map((wait) => ({ day: '2026-01-05', wait }))
    const [level] = evaluate(yes, { statistic: 'share', share: true }).series[0]!.levels
    expect(level?.value).toBe(0.75)
    expect(level?.interval?.low).toBeCloseTo(0.3006418, 6)
    expect(level?.interval?.high).toBeCloseTo(0.9544127, 6)
  })

  it('of shares by weight stay inside 0 and 1', () => {
    const yes = [1, 1, 1, 0].map((wait) => ({ day: '2026-01-05', wait, weight: 2 }))
    const [level] = evaluate(yes, { statistic: 'share', share: true }).series[0]!.levels
    expect(level).toMatchObject({ value: 0.75, interval: { high: 1 } })
    expect(level!.interval!.low).toBeGreaterThanOrEqual(0)
  })

  it('never hold rows of both sides of a break, nor those without a weight', () => {
    const cut = [
      { day: '2026-01-05', wait: 10 },
      { day: '2026-01-20', wait: 90 },
      { day: '2026-01-21', wait: 94 },
    ]
    const breaks = [{ at: day('2026-01-20'), why: 'new clock' }]
    const { levels } = evaluate(cut, { breaks }).series[0]!
    expect(levels.map(({ value, stretch, n }) => [value, stretch, n])).toEqual([
      [10, 0, 1],
      [92, 1, 2],
    ])
    const weighed = [
      { day: '2026-01-05', wait: 10, weight: 3 },
      { day: '2026-01-06', wait: 20, weight: 1 },
      { day: '2026-01-07', wait: 999, weight: 0 },
    ]
    expect(evaluate(weighed).series[0]!.levels).toMatchObject([{ value: 12.5, n: 2 }])
  })
})

describe('projection', () => {
  it('goes on with a straight line where the backtest finds one, within its fan', () => {
    const view = evaluate(months(26, { trend: 2, spread: 0.2 }))
    const projection = projectionOf(view)
    const last = projection.periods.at(-1)!
    // Month 29, as the line has it; on the scale of logarithms it bends, so that the fan has to hold it.
    expect(last.start).toBe(day('2028-06-01'))
    expect(last.expected.interval.low).toBeLessThan(50 + 2 * 29)
    expect(last.expected.interval.high).toBeGreaterThan(50 + 2 * 29)
    expect(projection.periods).toHaveLength(4)
    expect(projection.backtest?.overNaive).toBeLessThan(0.5)
    expect(view.series[0]!.trend).toHaveProperty('value')
    const { trend } = view.series[0]!
    if (!('value' in trend)) throw new Error('no trend')
    // 24 a year over the mean of 75: between 24 / 100 and 24 / 50.
    expect(trend.value).toBeGreaterThan(0.24)
    expect(trend.value).toBeLessThan(0.48)
  })

  it('stands on the last stretch alone: a break is no trend', () => {
    const before = months(13, { level: 20 })
    const after = months(26, { level: 80 }).slice(13)
    const known = evaluate([...before, ...after], { breaks: [{ at: day('2027-02-01'), why: 'x' }] })
    const [first] = projectionOf(known).periods
    expect(first!.expected.quantiles.p5).toBeGreaterThan(70)
    expect(projectionOf(known).n).toBe(13)
    // The same with nothing said: found, warned of, and not averaged over either.
    const unsaid = evaluate([...before, ...after])
    expect(unsaid.findings).toMatchObject([
      { code: 'measurement-break', place: { path: 'evolution.speed' } },
    ])
    expect(unsaid.findings[0]!.message).toContain('2027-02-01')
    expect(projectionOf(unsaid).n).toBe(13)
    expect(projectionOf(unsaid).periods[0]!.expected.quantiles.p5).toBeGreaterThan(70)
  })

  it('has events on and after their day, beside what comes without them', () => {
    const view = evaluate(months(24, {}), { events: [event] })
    const ratios = projectionOf(view).periods.map(
      ({ expected, undisturbed }) => expected.mean / undisturbed!.mean,
    )
    // January to June 2028: half from March on.
    expect(ratios.map((ratio) => Number(ratio.toFixed(10)))).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5])
    const shift = { ...event, effect: { as: 'shift', low: 7, high: 7 } } as const
    const [, , march] = projectionOf(evaluate(months(24, {}), { events: [shift] })).periods
    expect(march!.expected.mean - march!.undisturbed!.mean).toBeCloseTo(7, 9)
    const never = evaluate(months(24, {}), { events: [{ ...event, probability: 0 }] })
    const [, , calm] = projectionOf(never).periods
    expect(calm!.expected).toEqual(calm!.undisturbed)
  })

  it('of positive values stays above 0, and of shares inside 0 and 1', () => {
    const low = evaluate(months(24, { level: 8, spread: 2 }))
    expect(
      Math.min(...projectionOf(low).periods.map(({ expected }) => expected.interval.low)),
    ).toBeGreaterThan(0)
    const shares = months(24, { level: 0.9, spread: 0.02 })
    const fan = projectionOf(evaluate(shares, { share: true }))
    expect(fan.scale).toBe('logit')
    expect(Math.max(...fan.periods.map(({ expected }) => expected.interval.high))).toBeLessThan(1)
  })

  it('is the same with the same seed', () => {
    const rows = months(24, {})
    expect(evaluate(rows, { events: [event] })).toEqual(evaluate(rows, { events: [event] }))
  })
})

describe('critical points', () => {
  const both = [
    ...months(24, { level: 40, solution: 'ours', spread: 0.2 }),
    ...months(24, { level: 60, solution: 'rival', spread: 0.2 }),
    ...months(24, { level: 80, solution: 'old', spread: 0.2 }),
  ]
  const compared = { bySolution: true, until: day('2028-12-31') }

  it('a rival who halves its wait in March crosses, and ends our advantage', () => {
    const { critical, reassess, series } = evaluate(both, {
      ...compared,
      events: [{ ...event, solution: 'rival' }],
    })
    expect(series.map(({ solution }) => solution)).toEqual(['old', 'ours', 'rival'])
    const march = { p10: day('2028-03-01'), p50: day('2028-03-01'), p90: day('2028-03-01') }
    expect(critical).toMatchObject([
      { kind: 'crossing', solution: 'old', probability: 0 },
      { kind: 'crossing', solution: 'rival', probability: 1, dates: march },
      { kind: 'expiry', probability: 1, dates: march },
    ])
    expect(reassess).toEqual({ day: day('2028-03-01'), why: expect.any(String) as string })
  })

  it('an event that comes in half of the ways crosses in about half of them', () => {
    const { critical } = evaluate(both, {
      ...compared,
      events: [{ ...event, solution: 'rival', probability: 0.5 }],
    })
    const { probability } = critical.find(({ solution }) => solution === 'rival')!
    expect(Math.abs(probability! - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 400))
  })

  it('a range of dates comes back as one, from the event’s first day on', () => {
    const spread = {
      ...event,
      solution: 'rival',
      from: day('2028-02-01'),
      until: day('2028-11-30'),
    }
    const { critical } = evaluate(both, { ...compared, events: [spread] })
    const { dates } = critical.find(({ solution }) => solution === 'rival')!
    expect(dates!.p10).toBeGreaterThanOrEqual(day('2028-03-01'))
    expect(dates!.p10).toBeLessThan(dates!.p50)
    expect(dates!.p90).toBeGreaterThanOrEqual(day('2028-11-01'))
  })

  it('a floor as a level, and as the least improvement on the status quo', () => {
    const falls = { ...event, effect: { as: 'factor', low: 3, high: 3 } } as const
    const level = evaluate(months(24, {}), { floor: { as: 'level', value: 100 }, events: [falls] })
    expect(level.critical).toMatchObject([
      { kind: 'floor', probability: 1, dates: { p50: day('2028-03-01') } },
    ])
    // Ours halves the 80 of the old way; with the old one halved too nothing is left of it.
    const improvement = evaluate(both, {
      ...compared,
      floor: { as: 'improvement', value: 0.1 },
      events: [{ ...event, solution: 'old' }],
    })
    const point = improvement.critical.find(({ kind }) => kind === 'floor')
    expect(point).toMatchObject({
      solution: 'ours',
      probability: 1,
      dates: { p50: day('2028-03-01') },
    })
  })

  it('what is behind already has no date, and a finding', () => {
    const view = evaluate(months(24, {}), {
      floor: { as: 'level', value: 30 },
      events: [{ ...event, from: day('2026-03-01'), until: day('2026-05-01') }],
    })
    expect(view.critical).toMatchObject([{ kind: 'floor', reason: expect.any(String) as string }])
    expect(view.findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['behind-the-data', 'evolution.speed.events.1.date'],
      ['behind-the-data', 'evolution.speed.floor'],
    ])
    for (const { expected, undisturbed } of projectionOf(view).periods)
      expect(expected).toEqual(undisturbed)
    const behind = evaluate(both, { ...compared, ours: 'old' })
    expect(behind.critical.find(({ kind }) => kind === 'expiry')?.reason).toContain('not ahead')
  })
})

describe('bad input', () => {
  it('a series with gaps is projected over them, and says which are missing', () => {
    const rows = months(30, {}).filter((_, month) => month !== 7 && month !== 8)
    const view = evaluate(rows, { until: day('2028-12-31') })
    expect(codesOf(view)).toEqual(['gaps'])
    expect(view.findings[0]!.message).toContain('2026-08-01, 2026-09-01')
    expect(projectionOf(view).n).toBe(28)
  })

  it('one point, or one value everywhere, is shown and not projected', () => {
    const one = evaluate([{ day: '2026-01-05', wait: 3 }])
    expect(one.series[0]!.levels).toHaveLength(1)
    expect(one.series[0]!.projection).toHaveProperty('reason')
    expect(codesOf(one)).toEqual(['too-few'])
    const flat = evaluate(months(24, { spread: 0 }))
    expect(flat.series[0]!.projection).toHaveProperty('reason')
    expect(codesOf(flat)).toEqual(['no-variation'])
    const short = evaluate(months(7, {}))
    expect(codesOf(short)).toEqual(['few-rows'])
  })

  it('no rows, no dates, no numbers', () => {
    expect(evaluate([]).findings).toMatchObject([{ code: 'unreadable-value', severity: 'problem' }])
    const noValue = evaluate([{ day: '2026-01-01', wait: Number.NaN }])
    expect(codesOf(noValue)).toEqual(['too-few'])
    const words = evaluate([{ day: 'last spring', wait: 3 }])
    expect(words.findings).toMatchObject([
      { code: 'unreadable-value', place: { path: 'evolution.speed.at' } },
    ])
    const numbers = { ...answerOf(months(9, {})), categories: {} }
    const counted = { ...numbers, numbers: { ...numbers.numbers, day: numbers.numbers['wait']! } }
    expect(evaluateEvolution(block, counted, settings).findings[0]!.message).toContain(
      'holds numbers',
    )
    const without = { ...answerOf(months(9, {})), numbers: {} }
    expect(evaluateEvolution(block, without, settings).findings).toMatchObject([
      { code: 'wrong-value' },
    ])
  })

  it('some dates that cannot be read are left out and named', () => {
    const view = evaluate([...months(24, {}), { day: 'soon', wait: 3 }, { wait: 4 }])
    expect(codesOf(view)).toEqual(['unreadable-value'])
    expect(view.findings[0]!.message).toContain('2 rows have no date')
    expect(view.findings[0]!.message).toContain('`soon`')
  })

  it('an end before the data end, or too far away', () => {
    expect(evaluate(months(24, {}), { until: day('2027-01-31') }).findings).toMatchObject([
      { code: 'range', severity: 'problem', place: { path: 'evolution.speed.until' } },
    ])
    expect(codesOf(evaluate(months(24, {}), { until: day('2199-01-31') }))).toEqual(['range'])
  })

  it('a population that changes along the timeline is warned of, one that does not is not', () => {
    const mixed = months(24, {}).map((row, month) => ({
      ...row,
      channel: month < 12 ? 'desk' : 'web',
    }))
    const view = evaluate(mixed, { strata: ['channel'] })
    expect(codesOf(view)).toEqual(['mix-shift'])
    expect(view.findings[0]!.message).toContain('100 %')
    const even = months(24, {}).map((row, month) => ({
      ...row,
      channel: month % 2 === 0 ? 'desk' : 'web',
    }))
    expect(codesOf(evaluate(even, { strata: ['channel'] }))).toEqual([])
  })
})
