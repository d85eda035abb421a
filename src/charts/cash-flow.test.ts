import { describe, expect, it } from 'vitest'
import { cashFlowChart } from '#charts/cash-flow'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const view = valueView(assessmentFixture)!

describe('cashFlowChart', () => {
  it('shows what has come in by year, with capacity and in cash alone', () => {
    expect(pictureText(cashFlowChart(view, english))).toMatchInlineSnapshot(`
      "More often than not it never pays back on cash
      Cumulative cash flow, not discounted: median and 80 % range. Payback: 4.2 years to never.
      axis Years from the start: 0 1 2 3 4 5
      axis Cumulative, € k: −200 0 200 400 600
      band ours: -74102..-45898 -84126..26126 -25150..167150 33826..308174 92802..449198 151778..590222
      band status-quo: -74102..-45898 -80358..-31642 -86614..-17386 -92870..-3130 -99126..11126 -105382..25382
      line with capacity: -60000 -29000 71000 171000 271000 371000
      line cash alone: -60000 -56000 -52000 -48000 -44000 -40000
      note: In use 50 %, 100 % from year 2 on; the net present value is discounted at 5 % a year, flows at the end of each year
      --
      Year | Flow | 80 % range | Cumulative | Flow in cash | Cumulative in cash
      0 | −€ 60 k <value.cash-flow[year=0]> | −74 k to −46 k | −€ 60 k <value.cash-flow.cumulative[year=0]> | € 0 k | −€ 60 k <value.cash-flow.cumulative.cash[year=0]>
      1 | € 31 k <value.cash-flow[year=1]> | 15 k to 47 k | −€ 29 k <value.cash-flow.cumulative[year=1]> | −€ 16 k | −€ 56 k <value.cash-flow.cumulative.cash[year=1]>
      2 | € 100 k <value.cash-flow[year=2]> | 49 k to 151 k | € 71 k <value.cash-flow.cumulative[year=2]> | −€ 11 k | −€ 52 k <value.cash-flow.cumulative.cash[year=2]>
      3 | € 100 k <value.cash-flow[year=3]> | 49 k to 151 k | € 171 k <value.cash-flow.cumulative[year=3]> | −€ 6 k | −€ 48 k <value.cash-flow.cumulative.cash[year=3]>
      4 | € 100 k <value.cash-flow[year=4]> | 49 k to 151 k | € 271 k <value.cash-flow.cumulative[year=4]> | −€ 1 k | −€ 44 k <value.cash-flow.cumulative.cash[year=4]>
      5 | € 100 k <value.cash-flow[year=5]> | 49 k to 151 k | € 371 k <value.cash-flow.cumulative[year=5]> | € 4 k | −€ 40 k <value.cash-flow.cumulative.cash[year=5]>"
    `)
  })

  it('says on which day a year ends where the plan begins on one', () => {
    const model = { ...view.model, start: '2024-02-29' }
    const { columns, rows } = cashFlowChart({ ...view, model }, english).table
    const place = columns.findIndex(({ label }) => label === 'To')
    // What EDATE() gives.
    const days = ['29 Feb 2024', '28 Feb 2025', '28 Feb 2026', '28 Feb 2027', '29 Feb 2028']
    expect(rows.map((row) => row[place]!.text)).toEqual([...days, '28 Feb 2029'])
  })

  it('marks the payback where there is one', () => {
    const payback = { ...view.value.payback, median: 1.25, p10: 0.9, p90: 3 }
    const chart = cashFlowChart({ ...view, value: { ...view.value, payback } }, english)
    expect(chart.title).toBe('It pays back after 15\u2009months on cash')
    expect(chart.panels[0]!.marks.at(-1)).toMatchObject({ kind: 'rule', at: 1.25 })
  })
})
