import { describe, expect, it } from 'vitest'
import { answerChart } from '#charts/answer'
import { agreementChart, agreementWords } from '#charts/market/agreement-chart'
import { ratingsTable } from '#charts/market/ratings-table'
import { marketAlone } from '#charts/market/market-alone'
import { english } from '#quantity/locale'
import { assessmentFixture, surveyFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'
import { ratingsView } from '#reports/fixture/survey'

describe('agreementChart', () => {
  it('shows orders and ratings apart, open where a mean hides that judges hardly agree', () => {
    expect(pictureText(agreementChart({ view: ratingsView }, surveyFixture, english)))
      .toMatchInlineSnapshot(`
      "The 6 judges of panel hardly agree on 1 of 2 scores
      0 is none, 1 is full. Orders: Kendall’s W. Ratings: ICC(2,1), how alike two judges rate, with its 95 % interval. Open: a mean over the judges hides that they hardly agree.
      axis Agreement of orders, Kendall’s W: 0.0 0.2 0.4 0.6 0.8 1.0
      Ease (6 judges, 2 items); 0.9 ours true; 0.90; p = 0.0320
      axis Agreement of ratings, ICC(2,1): −0.2 0.0 0.2 0.4 0.6 0.8 1.0
      Ease (6 judges, 2 items); 0.8 ours true; 0.2 to 0.97; 0.80; 0.20 to 0.97
      Tone of letters (6 judges, 2 items); -0.05 ours false; -0.2 to 0.4; −0.05; −0.20 to 0.40
      note: Tone of letters: No judge tells any two items apart.
      note: Tone of letters: The items differ by far less than the judges err.
      --
      Rated | Kendall’s W | Chi-square | p | ICC(2,1) | Interval | ICC(2,k), of the mean | Interval
      Ease | 0.90 <market.agreement.panel.ease.kendall-w> | 5.40 <market.agreement.panel.ease.chi-square> | 0.0320 | 0.80 <market.agreement.panel.ease.icc> | 0.20 to 0.97 | 0.96 <market.agreement.panel.ease.icc-average> | 0.60 to 0.99
      Tone of letters | – <market.agreement.panel.tone-of-letters.kendall-w> | – | – | −0.05 <market.agreement.panel.tone-of-letters.icc> | −0.20 to 0.40 | – <market.agreement.panel.tone-of-letters.icc-average> | –"
    `)
  })

  it('says what to do where nothing can be computed', () => {
    const none = { ...ratingsView, scores: [] }
    expect(agreementChart({ view: none }, surveyFixture, english).empty).toEqual({
      why: 'No agreement can be computed.',
      next: 'At least two judges have to rate the same two items.',
    })
  })

  it('has no columns for what was not asked for', () => {
    const block = { ...ratingsView.block, agreement: ['kendall-w'] as const }
    const { table } = agreementChart({ view: { ...ratingsView, block } }, surveyFixture, english)
    expect(table.columns.map(({ label }) => label)).toEqual([
      'Rated',
      'Kendall’s W',
      'Chi-square',
      'p',
    ])
  })
})

describe('agreementWords', () => {
  it.each([
    [1, 0, 'agree on the one score'],
    [3, 0, 'agree on all 3 scores'],
    [1, 1, 'hardly agree on 1 of 1 score'],
    [4, 2, 'hardly agree on 2 of 4 scores'],
  ])('says of %d scores, %d doubtful: %s', (scores, low, words) => {
    expect(agreementWords(scores, low)).toBe(words)
  })
})

describe('ratingsTable', () => {
  it('has a row a score and a column a solution, each mean with its interval and its figure', () => {
    const { columns, rows } = ratingsTable({ view: ratingsView }, surveyFixture, english)
    expect(columns.map(({ label }) => label)).toEqual(['Rated', 'Portal', 'Paper & post'])
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Ease', '7.2 (6.5 to 8.0)', '4.0 (3.1 to 4.9)'],
      ['Tone of letters', '5', '–'],
    ])
    expect(rows[0]![2]!.figure).toBe('market.rating.panel.ease[solution=old]')
  })

  it('is empty where items belong to no solution', () => {
    const scores = ratingsView.scores.map((score) => ({ ...score, ratings: [] }))
    expect(ratingsTable({ view: { ...ratingsView, scores } }, surveyFixture, english).rows).toEqual(
      [],
    )
  })
})

describe('a study of its market alone', () => {
  it('answers with who rated what, and how far they agree', () => {
    expect(marketAlone(surveyFixture)).toBe(true)
    const { title, strength } = answerChart(surveyFixture, english)
    expect(title).toBe('6 judges rated 2 items on 2 scores; they hardly agree on 1 of 2 scores')
    expect(strength.words).toBe('What people say or choose')
  })

  it('is not one with evidence', () => {
    expect(marketAlone(assessmentFixture)).toBe(false)
    expect(marketAlone({ ...assessmentFixture, market: [{ view: ratingsView }] })).toBe(false)
  })
})
