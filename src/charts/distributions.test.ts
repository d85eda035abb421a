import { describe, expect, it } from 'vitest'
import { distributionCharts } from '#charts/distributions'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

describe('distributionCharts', () => {
  const charts = distributionCharts(assessmentFixture, english)

  it('shows both arms on one scale, each with its mean', () => {
    expect(charts.map(pictureText)).toMatchInlineSnapshot(`
      [
        "Time until the receipt is confirmed: 21 % better
      Share of rows by value, with the mean of each; n = 575 and n = 530. Evidence “quarters”.
      panel Paper & post
      axis : 0 50 100 150 200
      axis Share of rows, %: 0 10 20 30 40
      columns status-quo: 0.070 0.209 0.348 0.243 0.104 0.026
      rule mean 112 h at 112
      panel Portal
      axis Time until the receipt is confirmed, h: 0 50 100 150 200
      axis Share of rows, %: 0 10 20 30 40
      columns ours: 0.170 0.358 0.302 0.113 0.047 0.009
      rule mean 88 h at 88
      --
      From, to | Paper & post | Portal
      0 h to 40 h | 40 | 90
      40 h to 80 h | 120 | 190
      80 h to 120 h | 200 | 160
      120 h to 160 h | 140 | 60
      160 h to 200 h | 60 | 25
      200 h to 240 h | 15 | 5
      Mean | 112 h <evidence.quarters.wait.baseline> | 88 h <evidence.quarters.wait.treatment>
      Median | 90 h | 70 h
      P90 | – | –",
      ]
    `)
  })

  it('gives every arm the same axes', () => {
    const [before, after] = charts[0]!.panels
    expect(before!.y).toEqual(after!.y)
    expect([before!.x.low, before!.x.high]).toEqual([after!.x.low, after!.x.high])
  })
})
