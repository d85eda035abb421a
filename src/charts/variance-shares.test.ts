import { describe, expect, it } from 'vitest'
import { valueView } from '#charts/value-view'
import { varianceChart } from '#charts/variance-shares'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { influence } from '#reports/fixture/influence'
import { pictureText } from '#reports/fixture/picture-text'

const bare = valueView(assessmentFixture)!

describe('varianceChart', () => {
  it('shows what each input and the designs bring', () => {
    const chart = varianceChart({ ...bare, value: { ...bare.value, influence } }, english)!
    expect(pictureText(chart)).toMatchInlineSnapshot(`
      "Where the doubt comes from, as far as it can be told apart: 61 % from share of freed time used
      Share of the variance of the net present value. Solid: by itself (first Sobol index). Pale: in all, with what it does together with others (total index).
      axis Share of the variance, %: 0 10 20 30 40 50 60 70
      Share of freed time used (); 0 to 0.68 ours pale; 0 to 0.61 ours solid; 61 %; 68 % in all
      The designs of the evidence (not the number of rows); 0 to 0.21 ours solid; 21 %
      Applications a year (); 0 to 0.07 ours pale; 0 to 0.06 ours solid; 6 %; 7 % in all
      Value of a clerk’s hour (); 0 to 0.03 ours pale; 0 to 0.03 ours solid; 3 %; 3 % in all
      note: Drawn together, so that no share of one can be told: Time until the receipt is confirmed
      --
      What | By itself | In all
      Share of freed time used | 61 % <value.sensitivity.capture.first> | 68 % <value.sensitivity.capture.total>
      The designs of the evidence | 21 % <value.design-share> | –
      Applications a year | 6 % <value.sensitivity.volume.first> | 7 % <value.sensitivity.volume.total>
      Value of a clerk’s hour | 3 % <value.sensitivity.hourly.first> | 3 % <value.sensitivity.hourly.total>"
    `)
  })

  it('is none where nothing was computed, or no share can be told', () => {
    expect(varianceChart(bare, english)).toBeUndefined()
    const joint = { ...influence, inputs: influence.inputs.slice(1, 2) }
    const value = { ...bare.value, influence: joint, designShare: 0 }
    expect(varianceChart({ ...bare, value }, english)).toBeUndefined()
  })
})
