import { describe, expect, it } from 'vitest'
import { evolutionPictures } from '#charts/market/evolution-pictures'
import { calendarPeriod, daysOfText } from '#evidence/panel/calendar'
import type { EvolutionView, Fan, Level } from '#market/evolution/evolution-view'
import { english } from '#quantity/locale'
import { surveyFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const day = (text: string): number => daysOfText(text)!
const at = (text: string) => ({ start: day(text), period: calendarPeriod('quarter', day(text)) })
const level = (text: string, value: number, stretch = 0): Level => ({
  ...at(text),
  value,
  interval: { low: value - 2, high: value + 2, level: 0.95 },
  n: 40,
  stretch,
})
const fan = (middle: number): Fan => ({
  mean: middle,
  quantiles: { p5: middle - 6, p10: middle - 5, p50: middle, p90: middle + 5, p95: middle + 6 },
  interval: { low: middle - 8, high: middle + 8, level: 0.95 },
})

const view: EvolutionView = {
  block: {
    kind: 'evolution',
    id: 'speed',
    path: 'evolution.speed',
    data: 'waits',
    element: { id: 'quick', name: 'Quick confirmation' },
    need: 'wait',
    unit: 'min',
    share: false,
    better: 'lower',
    at: 'day',
    every: 'quarter',
    statistic: 'mean',
    bySolution: false,
    until: day('2026-12-31'),
    season: 1,
    floor: { as: 'level', value: 40 },
    breaks: [{ at: day('2025-04-01'), why: 'new clock' }],
    events: [
      {
        path: 'evolution.speed.events.1',
        name: 'Rival answers',
        from: day('2026-08-01'),
        until: day('2026-11-01'),
        effect: { as: 'factor', low: 0.5, high: 0.8 },
        probability: 0.6,
      },
    ],
    strata: [],
  },
  series: [
    {
      levels: [
        level('2025-01-01', 80),
        level('2025-04-01', 30, 1),
        level('2025-07-01', 31, 1),
        level('2025-10-01', 33, 1),
        level('2026-01-01', 32, 1),
        level('2026-04-01', 34, 1),
      ],
      found: [],
      trend: { value: 0.1, interval: { low: 0.02, high: 0.19, level: 0.95 } },
      projection: {
        periods: [
          { ...at('2026-07-01'), expected: fan(34), undisturbed: fan(34) },
          { ...at('2026-10-01'), expected: fan(30), undisturbed: fan(34) },
        ],
        model: 'smoothed level',
        parameters: { level: 0.4, trend: 0, damping: 1, season: 0 },
        scale: 'log',
        n: 5,
        backtest: {
          errors: [1, 0.8],
          best: 1,
          origins: 4,
          forecasts: 10,
          coverage: [0.8, 0.9],
          overNaive: 0.8,
          horizon: 2,
        },
      },
    },
  ],
  critical: [
    {
      kind: 'floor',
      words: 'rises above the floor',
      probability: 0.3127,
      dates: { p10: day('2026-07-01'), p50: day('2026-10-01'), p90: day('2026-10-01') },
      soon: day('2026-07-01'),
    },
  ],
  reassess: {
    day: day('2026-07-01'),
    why: 'one chance in ten by then: rises above the floor (floor)',
  },
  findings: [],
}

const drawn = (changed: Partial<EvolutionView> = {}) =>
  evolutionPictures({ view: { ...view, ...changed } }, surveyFixture, english)

describe('evolutionPictures', () => {
  it('shows history by stretches, what may come, and breaks, events and critical dates as rules', () => {
    const { charts, sentence } = drawn()
    expect([sentence, ...charts.map(pictureText)].join('\n\n')).toMatchInlineSnapshot(`
      "Quick confirmation: rises above the floor, 31 % likely until 2026-12-31, about 2026-10-01; look again on 2026-07-01

      Quick confirmation: rises above the floor, 31 % likely until 2026-12-31, about 2026-10-01; look again on 2026-07-01
      speed: mean by quarter, with its 95 % interval. Dashed: what is expected; bands: 80 and 95 % of what may come. Vertical lines: breaks, floor dates and events.
      axis First day of the quarter: 2025-01 2025-07 2026-01 2026-07
      axis Quick confirmation, min: 20 30 40 50 60 70 80 90
      band ours: 26..42 24..38
      band ours: 29..39 25..35
      line expected: 34 30
      band ours: 78..82
      line : 80
      band ours: 28..32 29..33 31..35 30..34 32..36
      line : 30 31 33 32 34
      rule new clock at 20179
      rule Rival answers at 20666
      rule floor at 20727
      --
      From | Value | Range | n
      2025-01-01 | 80.0 min <market.evolution.speed.level[date=2025-01-01]> | 78.0 min to 82.0 min | 40
      2025-04-01 | 30.0 min <market.evolution.speed.level[date=2025-04-01]> | 28.0 min to 32.0 min | 40
      2025-07-01 | 31.0 min <market.evolution.speed.level[date=2025-07-01]> | 29.0 min to 33.0 min | 40
      2025-10-01 | 33.0 min <market.evolution.speed.level[date=2025-10-01]> | 31.0 min to 35.0 min | 40
      2026-01-01 | 32.0 min <market.evolution.speed.level[date=2026-01-01]> | 30.0 min to 34.0 min | 40
      2026-04-01 | 34.0 min <market.evolution.speed.level[date=2026-04-01]> | 32.0 min to 36.0 min | 40
      2026-07-01 | 34.0 min <market.evolution.speed.projection[date=2026-07-01]> | 29.0 min to 39.0 min | projected
      2026-10-01 | 30.0 min <market.evolution.speed.projection[date=2026-10-01]> | 25.0 min to 35.0 min | projected"
    `)
  })

  it('lists critical points and how the projection did on its own past', () => {
    const rows = drawn().tables.map((table) => table.rows.map((row) => row.map(({ text }) => text)))
    expect(rows).toEqual([
      [
        ['rises above the floor', '31\u2009%', '2026-10-01', '2026-07-01 to 2026-10-01'],
        [
          'Look again: one chance in ten by then: rises above the floor (floor)',
          '–',
          '2026-07-01',
          '–',
        ],
      ],
      [['smoothed level', '10\u2009%', '80\u2009%', '90\u2009%', '80\u2009%', '10']],
    ])
  })

  it('says the change a year where nothing critical is near, and what is not projected', () => {
    const [series] = view.series
    const reason = 'A projection needs 5 periods measured in one way; there are 2.'
    const { sentence, charts } = drawn({
      critical: [],
      series: [{ ...series!, projection: { reason } }],
    })
    expect(sentence).toBe(
      'Quick confirmation: a change of 10\u2009% a year; look again on 2026-07-01',
    )
    expect(charts[0]?.notes).toEqual([reason])
  })

  it('draws no line across a jump that was found', () => {
    const [series] = view.series
    const found = [{ start: day('2025-10-01'), shift: 3 }]
    const [chart] = drawn({ series: [{ ...series!, found }] }).charts
    const marks = chart?.kind === 'plot' ? chart.panels[0]!.marks : []
    const history = marks.flatMap((mark) =>
      mark.kind === 'line' && !mark.dashed ? [mark.at.length] : [],
    )
    expect(history).toEqual([1, 2, 3])
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'rule', label: 'jump' }))
  })

  it('without any period says what to look at', () => {
    const { charts, tables } = drawn({ series: [], critical: [] })
    expect(charts[0]?.empty?.why).toBe('No period has a value.')
    expect(tables).toEqual([])
  })
})
