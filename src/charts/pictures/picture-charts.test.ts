import { describe, expect, it } from 'vitest'
import type { PlotChart, RowsChart } from '#charts/chart'
import type { EvidencePicture } from '#evidence/picture'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureCharts } from './picture-charts.ts'

function chartOf(picture: EvidencePicture): RowsChart | PlotChart {
  const [chart] = pictureCharts({ ...assessmentFixture, pictures: [picture] }, english)
  if (chart === undefined) throw new Error('no chart')
  return chart
}

function marksOf(chart: RowsChart | PlotChart) {
  return chart.kind === 'plot' ? chart.panels.flatMap(({ marks }) => marks) : []
}

function textsOf(chart: RowsChart | PlotChart): readonly (readonly string[])[] {
  return chart.table.rows.map((row) => row.map(({ text }) => text))
}

const interval = (low: number, high: number) => ({ low, high, level: 0.95 })
const ofNeed = { block: 'fines', need: 'late', unit: 's' }

describe('a love plot', () => {
  const chart = chartOf({
    kind: 'love-plot',
    block: 'contracts',
    covariates: [
      { label: 'senior', before: -0.35, after: 0.02 },
      { label: 'partner', before: 0.74, after: 0.14 },
    ],
  })

  it('says on what the groups still differ', () => {
    expect(chart.title).toBe('After weighting the groups still differ on partner')
    expect(textsOf(chart)).toEqual([
      ['senior', '−0.35', '0.02'],
      ['partner', '0.74', '0.14'],
    ])
  })
})

describe('an event study', () => {
  const periods = [
    { relative: -3, value: 8, interval: interval(5, 11) },
    { relative: -2, value: 0.5, interval: interval(-2, 3) },
    { relative: -1, value: 0 },
    { relative: 0, value: 9, interval: interval(6, 12) },
  ]

  it('says in how many periods before the start the groups differ', () => {
    const chart = chartOf({ kind: 'event-study', ...ofNeed, bands: 'pointwise', periods })
    expect(chart.title).toBe('Before the start the groups differ already in 1 of 2 periods')
    expect(textsOf(chart)[2]).toEqual(['−1', '0.0\u2009s', 'zero by construction'])
  })

  it('says where nothing can be seen', () => {
    const short = periods.slice(2)
    const chart = chartOf({ kind: 'event-study', ...ofNeed, bands: 'pointwise', periods: short })
    expect(chart.title).toContain('cannot be seen')
  })
})

describe('a trend', () => {
  const days = (values: readonly number[], from: number) =>
    values.map((value, i) => ({ at: from + i * 91, value }))

  it('has the dates of its axis, and what was observed drawn quietly behind the fit', () => {
    // 14975 days after 1970-01-01 is 2011-01-01.
    const chart = chartOf({
      kind: 'trend',
      ...ofNeed,
      axis: { label: 'day', dates: true },
      from: 14975 + 182,
      lines: [
        { label: 'observed', role: 'treated', points: days([10, 12, 11, 15, 16], 14975) },
        { label: 'fitted', role: 'fitted', points: days([10, 11, 12, 15, 16], 14975) },
        { label: 'without', role: 'counterfactual', points: days([12, 13, 14], 14975 + 182) },
      ],
    })
    const [panel] = (chart as PlotChart).panels
    expect(panel!.x.ticks.map(({ label }) => label)).toContain('2011-07')
    const lines = marksOf(chart).filter((mark) => mark.kind === 'line')
    expect(lines.map(({ label, dashed, quiet }) => [label, dashed, quiet ?? false])).toEqual([
      ['observed', false, true],
      ['fitted', false, false],
      ['without', true, false],
    ])
    expect(chart.subtitle).toContain('2011-07-02')
    expect(textsOf(chart)[0]).toEqual(['2011-01-01', '10.00\u2009s', '10.00\u2009s', '–'])
  })
})

describe('completion over time', () => {
  const step = (time: number, share: number, atRisk: number) => ({
    time,
    share,
    low: share - 0.1,
    high: Math.min(1, share + 0.1),
    atRisk,
  })
  const chart = chartOf({
    kind: 'survival',
    ...ofNeed,
    unit: 'month',
    until: 40,
    curves: [
      { solution: 'old', steps: [step(5, 0.9, 100), step(20, 0.5, 60), step(38, 0.4, 20)] },
      { solution: 'new', steps: [step(10, 0.95, 90)] },
    ],
  })

  it('holds a share until the next time', () => {
    const line = marksOf(chart).find((mark) => mark.kind === 'line')
    expect(line).toMatchObject({
      at: [0, 5, 5, 20, 20, 38, 38, 40],
      values: [1, 1, 0.9, 0.9, 0.5, 0.5, 0.4, 0.4],
    })
  })

  it('has its shares at each quarter', () => {
    expect(textsOf(chart).map((row) => row.slice(0, 2))).toEqual([
      ['10', '90\u2009%'],
      ['20', '50\u2009%'],
      ['30', '50\u2009%'],
      ['40', '40\u2009%'],
    ])
  })
})

describe('a synthesis', () => {
  const chart = chartOf({
    kind: 'synthesis',
    ...ofNeed,
    block: 'synthesis',
    scale: 'ratio',
    rows: [
      { block: 'trial', value: Math.log(0.8), interval: interval(-0.4, -0.05), weight: 0.75 },
      { block: 'outside', value: Math.log(0.9), interval: interval(-0.5, 0.3), weight: 0.25 },
    ],
    pooled: { value: Math.log(0.82), interval: interval(Math.log(0.7), Math.log(0.96)) },
    prediction: interval(Math.log(0.5), Math.log(1.3)),
  })

  it('shows logarithms as change', () => {
    expect(textsOf(chart).map(([name, weight, value]) => [name, weight, value])).toEqual([
      ['trial', '75\u2009%', '−20\u2009%'],
      ['outside', '25\u2009%', '−10\u2009%'],
      ['Together', '', '−18\u2009%'],
      ['A further customer', '', '−18\u2009%'],
    ])
  })
})

describe('subgroups', () => {
  const chart = chartOf({
    kind: 'subgroups',
    ...ofNeed,
    column: 'channel',
    rows: [
      { level: 'desk', n: 40, value: -4, interval: interval(-7, -1) },
      { level: 'web', n: 12, value: 1 },
    ],
  })

  it('link each level to its figure', () => {
    expect(chart.table.rows[0]![2]!.figure).toBe('evidence.fines.late.difference[channel=desk]')
    expect(textsOf(chart)[1]).toEqual(['web', '12', '1\u2009s', '–'])
  })
})
