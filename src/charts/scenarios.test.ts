import { describe, expect, it } from 'vitest'
import { scenarioChart } from '#charts/scenarios'
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

describe('scenarioChart', () => {
  it('puts the scenarios beside the study as it stands', () => {
    const chart = scenarioChart({ ...view, value: { ...value, scenarios } }, english)!
    expect(pictureText(chart)).toMatchInlineSnapshot(`
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
    expect(scenarioChart({ ...view, value: { ...value, scenarios: [] } }, english)).toBeUndefined()
  })

  it('says where every scenario pays', () => {
    const good = [scenario('more', { gains: 0.9 })]
    const chart = scenarioChart({ ...view, value: { ...value, scenarios: good } }, english)
    expect(chart?.title).toBe('It is worth more than it costs in every scenario')
  })
})
