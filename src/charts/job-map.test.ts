import { describe, expect, it } from 'vitest'
import { jobMapCharts } from '#charts/job-map'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

describe('jobMapCharts', () => {
  it('shows the steps in order, each with the metric that leads it', () => {
    const [chart] = jobMapCharts(assessmentFixture, english)
    expect(pictureText(chart!)).toMatchInlineSnapshot(`
      "Clerk: confirm a permit application within the legal time
      3 steps, 5 needs; 3 of 3 steps measured
      Hand in the application (1 need): too-early; 4 % better; Number of touches by a clerk, too early to tell
      Get the receipt confirmed (2 needs): better; 21 % better; Time until the receipt is confirmed
      Learn whether it must stop (2 needs): worse; 1.0 points worse; Likelihood of a letter sent twice
      --
      Step | Today | What changed | Metric
      Hand in the application | by post, in a <b>blue</b> folder | 4 % better <matrix.hand-in.touches> | Number of touches by a clerk, too early to tell
      Get the receipt confirmed | – | 21 % better <matrix.confirm.wait> | Time until the receipt is confirmed
      Learn whether it must stop | – | 1.0 points worse <matrix.decide.rework> | Likelihood of a letter sent twice"
    `)
  })
})
