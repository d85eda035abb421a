import { describe, expect, it } from 'vitest'
import { valueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

describe('waterfallChart', () => {
  const view = valueView(assessmentFixture)!
  const chart = waterfallChart(view, english)
  const { rows } = chart.panels[0]!

  it('shows drivers by class, recurring costs and what is left, with ranges', () => {
    expect(pictureText(chart)).toMatchInlineSnapshot(`
      "Where the money comes from: most from Clerks’ hours
      A year at full adoption, first-year prices: mean and 80 % range. Pale: capacity, counted only as far as freed time is used. One-off costs stand in the cash flow.
      axis Value, € k a year: 0 50 100 150 200
      Re-sent letters (cash); 0 to 41000 better solid; 29462 to 52538; € 41 k; 29 k to 53 k
      Clerks’ hours (capacity); 41000 to 137000 better pale; 88284 to 185716; € 96 k; 47 k to 145 k
      Licence (cost of Portal); 137000 to 97000 worse solid; −€ 40 k; fixed
      Blue folders (cost of Paper & post that falls away); 97000 to 100000 better solid; € 3 k; fixed
      A year, mean (total at full adoption); 0 to 100000 total solid; 48720 to 151280; € 100 k; 49 k to 151 k
      A calmer desk (soft, not counted); 0 to 5400 better hatched; 4759 to 6041; € 5 k; 5 k to 6 k
      note: In words, without a price: fewer angry calls
      --
      Part | Class | Mean | 80 % range
      Re-sent letters | cash | € 41 k <value.driver.letters.annual> | 29 k to 53 k
      Clerks’ hours | capacity | € 96 k <value.driver.clerks.annual> | 47 k to 145 k
      Licence | cost of Portal | −€ 40 k <value.cost.licence> | fixed
      Blue folders | cost of Paper & post that falls away | € 3 k <value.cost.folders> | fixed
      A year, mean | total at full adoption | € 100 k <value.annual> | 49 k to 151 k
      A calmer desk | soft, not counted | € 5 k <value.driver.calm-desk.annual> | 5 k to 6 k"
    `)
  })

  it('adds up: each bar starts where the one before ended, and the last ends at the total', () => {
    const counted = rows.slice(
      0,
      rows.findIndex((row) => row.total),
    )
    expect(counted.slice(1).map((row) => row.bars[0]!.from)).toEqual(
      counted.slice(0, -1).map((row) => row.bars[0]!.to),
    )
    expect(counted.at(-1)!.bars[0]!.to).toBe(view.value.annual.mean)
  })

  it('keeps soft benefits out of the sum, below the total', () => {
    expect(rows.at(-1)).toMatchObject({ note: 'soft, not counted', bars: [{ from: 0 }] })
  })

  it('names the largest part that counts, never one in no total', () => {
    const drivers = view.value.drivers.map((one) =>
      one.class === 'soft' ? { ...one, annual: { ...one.annual, mean: 1e9 } } : one,
    )
    const { title } = waterfallChart({ ...view, value: { ...view.value, drivers } }, english)
    expect(title).toBe('Where the money comes from: most from Clerks’ hours')
  })

  it('draws the result before as a ghost, row by row', () => {
    const before = { ...view.value, annual: { ...view.value.annual, mean: 70e3 } }
    const ghosts = waterfallChart({ ...view, before }, english).panels[0]!.rows
    expect(ghosts.find((row) => row.total)!.ghosts).toMatchObject([{ from: 0, to: 70e3 }])
  })
})
