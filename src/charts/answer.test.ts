import { describe, expect, it } from 'vitest'
import { answerChart } from '#charts/answer'
import { english } from '#quantity/locale'
import { assessmentFixture, evidenceOnlyFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

describe('answerChart', () => {
  it('says what it is worth, how sure, what would change it and what to do', () => {
    expect(pictureText(answerChart(assessmentFixture, english))).toMatchInlineSnapshot(`
      "Portal is worth more than it costs, very likely; the largest doubt: share of freed time used
      In 98 of 100 runs of the model it pays. Measured: better on 1 need, worse on 2 needs, too early to tell on 1 need. The design of the evidence behind the money is limited (grade 2 of 5). 21 % of the range comes from the design, not from the sample.
      € 100 k a year at full adoption (49 k to 151 k, 80 % range, with captured capacity) better
      € 310 k net present value over 5 years (110 k to 510 k, 80 % range) better
      −€ 62 k net present value in cash alone (−109 k to −15 k, 80 % range) worse
      never payback on cash (4.2 years to never, 80 % range) 
      2.4 % chance of a loss (net present value below zero) 
      Limited (grade 2 of 5): two periods, different customers; before/after, adjusted for channel
      Share of freed time used: between its P10 and its P90 the net present value is € 90 k to € 540 k
      Measure: Share of freed time used: it moves the net present value by € 455 k and rests on judgement, =HYPERLINK("x") <img src=x onerror=alert(1)>
      --
      Figure | Value | Range
      a year at full adoption | € 100 k <value.annual> | 49 k to 151 k, 80 % range, with captured capacity
      net present value over 5 years | € 310 k <value.npv> | 110 k to 510 k, 80 % range
      net present value in cash alone | −€ 62 k <value.npv.cash> | −109 k to −15 k, 80 % range
      payback on cash | never <value.payback> | 4.2 years to never, 80 % range
      chance of a loss | 2.4 % <value.loss-probability> | net present value below zero"
    `)
  })

  it('answers from the evidence where there is no money, and says how to get there', () => {
    expect(pictureText(answerChart(evidenceOnlyFixture, english))).toMatchInlineSnapshot(`
      "Portal: better on 1 need, worse on 2 needs, too early to tell on 1 need
      The design of the evidence is limited (grade 2 of 5).
      empty: The study has no value model yet. Add assumptions and at least one driver under \`value:\` to see money.
      Limited (grade 2 of 5): two periods, different customers; before/after, adjusted for channel

      Put a value on it: Add assumptions and at least one driver under \`value:\` to see money."
    `)
  })
})
