import { describe, expect, it } from 'vitest'
import { tornadoChart } from '#charts/tornado'
import { valueView } from '#charts/value-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const view = valueView(assessmentFixture)!

describe('tornadoChart', () => {
  it('shows each input from its P10 to its P90 around the mean', () => {
    expect(pictureText(tornadoChart(view, english))).toMatchInlineSnapshot(`
      "What moves it most: Share of freed time used
      Net present value with each input at its P10 and at its P90; bars part at the mean, € 310 k.
      axis Net present value, € k: 0 100 200 300 400 500 600
      Share of freed time used (7 % to 41 %); 308000 to 85000 worse solid; 308000 to 540000 better solid; € 455 k; € 85 k to € 540 k
      Time until the receipt is confirmed (75 h to 101 h); 308000 to 430000 better solid; 308000 to 190000 worse solid; € 240 k; € 190 k to € 430 k
      Applications a year (1,190 to 1,540 executions); 308000 to 240000 worse solid; 308000 to 380000 better solid; € 140 k; € 240 k to € 380 k
      Value of a clerk’s hour (39.0 to 50.0 EUR/hour); 308000 to 262000 worse solid; 308000 to 355000 better solid; € 93 k; € 262 k to € 355 k
      --
      Input | P10 to P90 | Net present value | Swing
      Share of freed time used | 7 % to 41 % | € 85 k to € 540 k | € 455 k <value.sensitivity.capture>
      Time until the receipt is confirmed | 75 h to 101 h | € 190 k to € 430 k | € 240 k <value.sensitivity.evidence.quarters.wait>
      Applications a year | 1,190 to 1,540 executions | € 240 k to € 380 k | € 140 k <value.sensitivity.volume>
      Value of a clerk’s hour | 39.0 to 50.0 EUR/hour | € 262 k to € 355 k | € 93 k <value.sensitivity.hourly>"
    `)
  })

  it('says what to do where nothing has a range', () => {
    const value = { ...view.value, sensitivities: [] }
    expect(tornadoChart({ ...view, value }, english).empty?.next).toBe(
      'Give the assumptions ranges: `38 to 52` instead of `45`.',
    )
  })
})
