import { describe, expect, it } from 'vitest'
import { informationChart, nextMeasurement } from '#charts/information'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { further, influence } from '#reports/fixture/influence'
import { pictureText } from '#reports/fixture/picture-text'

const bare = valueView(assessmentFixture)!
const view = { ...bare, value: { ...bare.value, influence, further } }

describe('informationChart', () => {
  it('ranks what is worth measuring, with what the tests cost', () => {
    expect(pictureText(informationChart(view, english))).toMatchInlineSnapshot(`
      "Measure this next: Share of freed time used, worth up to € 9,800
      The most that it is worth paying to know each for good before deciding between Portal and Paper & post. To know everything: € 12.4 k. Solid: what the best test leaves after its cost.
      axis Worth of knowing, €: 0 2,000 4,000 6,000 8,000 10,000
      Share of freed time used (judgement); 0 to 9800 better solid; up to € 9,800
      Time until the receipt is confirmed (measured); 0 to 4100 better pale; 0 to 1800 better solid; up to € 4,100; 240 observations cost € 1,220, € 1,800 left
      Applications a year (customer record); 0 to 900 better pale; up to € 900; no test is worth its cost
      Together: Time until the receipt is confirmed and Likelihood of a letter sent twice (all that receipt measures); 0 to 4300 better solid; up to € 4,300
      note: What is known together holds its parts: the rows do not add up
      --
      What | Rests on | Worth at most | Best test | Its cost | Left after it
      Share of freed time used | judgement | € 9,800 <value.information.capture> | – | – | –
      Time until the receipt is confirmed | measured | € 4,100 <value.information.evidence.quarters.wait> | 240 | € 1,220 | € 1,800 <value.information.test.quarters>
      Value of a clerk’s hour | benchmark | € 0.20 <value.information.hourly> | – | – | –
      Applications a year | customer record | € 900 <value.information.volume> | – | – | – <value.information.test.volume>
      Together: Time until the receipt is confirmed and Likelihood of a letter sent twice | all that receipt measures | € 4,300 <value.information.group.data-receipt> | – | – | –"
    `)
  })

  it('says to decide where nothing would change the decision', () => {
    const none = { ...influence, inputs: influence.inputs.slice(-1) }
    const chart = informationChart({ ...bare, value: { ...bare.value, influence: none } }, english)
    expect(chart.title).toBe('Nothing is worth measuring before the decision')
    expect(chart.empty?.next).toBe('Decide: Portal is the better choice on what is known.')
  })

  it('counts every decision that a finding serves', () => {
    const twelve = { ...view, value: { ...view.value, further: { ...further, serves: 12 } } }
    const chart = informationChart(twelve, english)
    expect(chart.subtitle).toContain('for the 12 decisions')
    expect(chart.panels[0]!.rows[0]!.bars[0]!.to).toBe(12 * 9800)
  })
})

describe('nextMeasurement', () => {
  it('is what promises most after the cost of its test', () => {
    expect(nextMeasurement(view, english)).toMatchObject({
      label: 'Share of freed time used',
      figure: 'value.information.capture',
    })
    const dear = { of: 'capture', inputs: ['capture'], fixed: 1e6, ceiling: influence.information }
    const tests = [...further.tests, dear]
    const other = { ...view, value: { ...view.value, further: { ...further, tests } } }
    expect(nextMeasurement(other, english)?.label).toBe('Time until the receipt is confirmed')
  })

  it('is nothing where nothing is worth it', () => {
    const value = { ...bare.value, influence: { ...influence, inputs: [] } }
    expect(nextMeasurement({ ...bare, value }, english)).toBeUndefined()
  })
})
