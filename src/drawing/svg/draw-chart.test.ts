import { describe, expect, it } from 'vitest'
import { cashFlowChart } from '#charts/cash-flow'
import { distributionCharts } from '#charts/distributions'
import { forestChart } from '#charts/forest'
import { npvDotsChart } from '#charts/npv-dots'
import { tornadoChart } from '#charts/tornado'
import { valueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import { drawChart, type DrawnChart, drawPicture } from '#drawing/svg/draw-chart'
import { textBoxes, touchingTexts } from '#drawing/svg/text-boxes-fixture'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const view = valueView(assessmentFixture)!
const payback = { ...view.value.payback, median: 1.25, p10: 0.9, p90: 3 }
const paid = { ...view, value: { ...view.value, payback } }
const charts: readonly DrawnChart[] = [
  forestChart(assessmentFixture, english),
  ...distributionCharts(assessmentFixture, english),
  waterfallChart({ ...view, before: view.value }, english),
  npvDotsChart(view, 20, english),
  npvDotsChart(view, 50, english),
  cashFlowChart(paid, english),
  tornadoChart(view, english),
]
const cases = charts.flatMap((chart) =>
  [346, 520, 744].map((width) => [chart.id, width, chart] as const),
)

describe('the test for touching labels', () => {
  it('finds labels that touch', () => {
    const at = (x: number): string => `<text x="${x}" y="20">Improvement</text>`
    expect(touchingTexts(at(0) + at(30))).toEqual(['Improvement / Improvement'])
    expect(touchingTexts(at(0) + at(90))).toEqual([])
  })
})

describe('drawChart', () => {
  it.each(cases)('lets no labels of %s touch at %d pixels', (_, width, chart) => {
    expect(touchingTexts(drawChart(chart, width, new Set()))).toEqual([])
  })

  it.each(cases)('keeps the labels of %s inside its %d pixels', (_, width, chart) => {
    const outside = textBoxes(drawChart(chart, width, new Set())).filter(
      (box) => box.left < -6 || box.right > width + 6,
    )
    expect(outside).toEqual([])
  })

  it('says the chart in words for those who do not see it', () => {
    const svg = drawChart(tornadoChart(view, english), 744, new Set())
    expect(svg).toContain('aria-label="Share of freed time used: ')
  })

  it('links the figures whose lineage the page holds, and no others', () => {
    const svg = drawChart(waterfallChart(view, english), 744, new Set(['value.annual']))
    expect([...svg.matchAll(/data-figure="([^"]+)"/g)].map(([, figure]) => figure)).toEqual([
      'value.annual',
    ])
  })

  it('takes every colour from a variable, so that one picture suits both schemes', () => {
    const svg = charts.map((chart) => drawChart(chart, 744, new Set())).join('')
    expect(svg).not.toMatch(/#[0-9a-f]{3,6}\b(?!\))/i)
  })

  it('escapes names', () => {
    const chart = waterfallChart(view, english)
    const row = { ...chart.panels[0]!.rows[0]!, label: '<script>"&' }
    const panels = [{ ...chart.panels[0]!, rows: [row] }]
    const svg = drawChart({ ...chart, panels, description: '"><script>' }, 744, new Set())
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;&quot;&amp;')
  })
})

describe('drawPicture', () => {
  it('holds its colours, its title and its description, and no links', () => {
    const svg = drawPicture(tornadoChart(view, english), 780)
    expect(svg).toContain('<title>What moves it most: Share of freed time used</title>')
    expect(svg).toContain('prefers-color-scheme:dark')
    expect(svg).not.toContain('<a ')
    expect(drawPicture(tornadoChart(view, english), 780, 'Simulated')).toContain(
      '>Simulated</text>',
    )
  })
})
