import { describe, expect, it } from 'vitest'
import { matrixChart, segmentMatrixCharts } from '#charts/matrix'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

describe('matrixChart', () => {
  const chart = matrixChart(assessmentFixture, english)

  it('shows every measured cell with direction, certainty and interval', () => {
    expect(pictureText(chart)).toMatchInlineSnapshot(`
      "Where the job got better, and where worse
      Improvement against the baseline, with its 95 % interval. Solid: clear of zero. Hatched: too early to tell. Outlined: where most of the value is.
      Hand in the application / effort: too-early; better 1; 4 % better; 6 % worse to 14 % better; too early to tell; 
      Get the receipt confirmed / speed: better; better 2; 21 % better; 10 % to 32 %; ; outlined
      Get the receipt confirmed / reliability: worse; worse 1; 5.0 points worse; 0.2 to 9.8 points; ; 
      Learn whether it must stop / accuracy: worse; worse 1; 1.0 points worse; 0.2 to 1.8 points; ; outlined
      The whole job / speed: better; better 2; 21 % better; 10 % to 32 %; ; 
      --
      Step | Kind | Metric | Improvement | Interval | Change | What it says | n | Evidence
      Hand in the application | Effort | Number of touches by a clerk | 4 % better <matrix.hand-in.touches> | 6 % worse to 14 % better | −0.12 touches | too early to tell | 1,105 | limited (grade 2 of 5)
      Get the receipt confirmed | Speed | Time until the receipt is confirmed | 21 % better <matrix.confirm.wait> | 10 % to 32 % | −24 h | better | 1,105 | limited (grade 2 of 5)
      Get the receipt confirmed | Reliability | Likelihood of a confirmation in time | 5.0 points worse <matrix.confirm.on-time> | 0.2 to 9.8 points | −5.0 points | worse | 1,105 | limited (grade 2 of 5)
      Learn whether it must stop | Accuracy | Likelihood of a letter sent twice | 1.0 points worse <matrix.decide.rework> | 0.2 to 1.8 points | +1.0 points | worse | 1,105 | limited (grade 2 of 5)
      The whole job | Speed | Time of the job (one step measured) | 21 % better <matrix.job.speed> | 10 % to 32 % | −24 h | better | 1,105 | limited (grade 2 of 5)"
    `)
  })

  it('has a cell for every step and kind, also where nothing is measured', () => {
    expect(chart.rows.map((row) => row.cells.length)).toEqual([4, 4, 4, 4])
    expect(chart.rows[0]!.cells[0]).toMatchObject({ state: 'not-measured', words: 'not measured' })
  })

  it('says why it is empty', () => {
    const empty = { ...assessmentFixture, matrix: { rows: [], columns: [], cells: [] } }
    expect(matrixChart(empty, english).empty?.why).toBe('No metric of a step is measured yet.')
  })

  it('has one of each segment, without saying where the value of all is', () => {
    const segmentMatrices = [
      { segment: { id: 'desk', name: 'Counter' }, matrix: assessmentFixture.matrix },
    ]
    const [one, ...others] = segmentMatrixCharts({ ...assessmentFixture, segmentMatrices }, english)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      id: 'matrix-desk',
      title: 'Counter: where the job got better, and where worse',
    })
    expect(one!.rows.flatMap(({ cells }) => cells).some(({ outlined }) => outlined)).toBe(false)
    expect(segmentMatrixCharts(assessmentFixture, english)).toEqual([])
  })

  it('has an id of its own for each segment that a column names', () => {
    const segmentMatrices = ['A+', 'A-', 'East Coast'].map((name) => ({
      segment: { id: name, name },
      matrix: assessmentFixture.matrix,
    }))
    const charts = segmentMatrixCharts({ ...assessmentFixture, segmentMatrices }, english)
    expect(charts.map(({ id }) => id)).toEqual(['matrix-a', 'matrix-a-2', 'matrix-east-coast'])
  })
})
