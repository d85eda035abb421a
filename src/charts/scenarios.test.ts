import { describe, expect, it } from 'vitest'
import { variantCharts } from '#charts/scenarios'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'
import type { ScenarioResult } from '#value/result'

const view = valueView(assessmentFixture)!
const { value } = view
const scenario = (id: string, rest: Partial<ScenarioResult>): ScenarioResult => ({
  ...value,
  id,
  label: id,
  settings: [],
  gains: 1,
  percentile: 0.5,
  ...rest,
})
const setting = { input: 'hourly', label: 'Hour', text: 'P10', value: 39, unit: 'EUR/hour' }
const scenarios = [
  scenario('half', { gains: 0.5, npv: value.npvCash }),
  scenario('cheap', { settings: [setting, { ...setting, label: 'Volume' }] }),
]

describe('variantCharts', () => {
  it('puts the scenarios beside the study as it stands', () => {
    const [chart] = variantCharts({ ...view, value: { ...value, scenarios } }, english)
    expect(pictureText(chart!)).toMatchInlineSnapshot(`
      "It costs more than it is worth under: half
      Net present value under other assumptions: mean and 80 % range, on the same draws.
      axis Net present value, € k: −200 0 200 400 600
      The study (as it stands); 308000 better true; 109290 to 506710; € 310 k; 110 k to 510 k
      half (half of every gain); -62000 worse true; -109434 to -14566; −€ 60 k; −110 k to −10 k
      cheap (2 settings); 308000 better true; 109290 to 506710; € 310 k; 110 k to 510 k
      note: cheap: Hour P10, Volume P10
      --
      Scenario | A year | Net present value | In cash alone | Payback | Chance of a loss
      The study | € 100 k | € 310 k <value.npv> | −€ 62 k | never | 2.4 %
      half | € 100 k | −€ 60 k <value.npv[scenario=half]> | −€ 62 k | never | 2.4 %
      cheap | € 100 k | € 310 k <value.npv[scenario=cheap]> | −€ 62 k | never | 2.4 %"
    `)
  })

  it('is none without scenarios', () => {
    expect(variantCharts({ ...view, value: { ...value, scenarios: [] } }, english)).toEqual([])
  })

  it('says where every scenario pays', () => {
    const good = [scenario('more', { gains: 0.9 })]
    const [chart] = variantCharts({ ...view, value: { ...value, scenarios: good } }, english)
    expect(chart?.title).toBe('It is worth more than it costs in every scenario')
  })

  it('puts segments beside the study, with what each has of its own', () => {
    const segments = [
      { id: 'desk', label: 'Desk', settings: [setting], result: { ...value, npv: value.npvCash } },
      { id: 'field', label: 'Field', settings: [setting], result: value },
    ]
    const charts = variantCharts({ ...view, value: { ...value, scenarios: [], segments } }, english)
    expect(charts).toHaveLength(1)
    expect(charts[0]?.title).toBe('Of the segments it is worth most to: Field')
    expect(
      charts[0]?.panels[0]?.rows.map(({ label, note, figure }) => [label, note, figure]),
    ).toEqual([
      ['The study', 'as it stands', 'value.npv'],
      ['Desk', 'Hour P10', 'value.npv[segment=desk]'],
      ['Field', 'Hour P10', 'value.npv[segment=field]'],
    ])
  })
})
