import { describe, expect, it } from 'vitest'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import type { RatingsSurvey } from '#market/ratings/ratings-survey'
import { survey as sampled } from '../../../test/evidence/survey-reference.ts'
import { ranking } from '../../../test/reference/ranking.ts'
import { evaluateRatings } from './evaluate-ratings.ts'
import type { RatingsView } from './ratings-view.ts'

const survey: RatingsSurvey = {
  kind: 'ratings',
  id: 'panel',
  path: 'surveys.panel',
  data: 'wine',
  judge: 'judge',
  item: 'wine',
  solution: 'wine',
  scores: [{ id: 'bitterness', column: 'response' }],
  agreement: ['kendall-w', 'icc'],
  dealings: { permutations: 500, seed: 1 },
}

type Row = readonly [judge: string, item: string, rating: number]

function categories(labels: readonly string[]): Categories {
  const known = [...new Set(labels)]
  return { codes: Int32Array.from(labels, (label) => known.indexOf(label)), labels: known }
}

function answerOf(rows: readonly Row[]): UnitsAnswer {
  return {
    kind: 'units',
    rows: rows.length,
    lines: Float64Array.from(rows, (_, row) => row + 2),
    numbers: { response: Float64Array.from(rows, ([, , rating]) => rating) },
    categories: {
      judge: categories(rows.map(([judge]) => judge)),
      wine: categories(rows.map(([, item]) => item)),
    },
  }
}

/** The ratings of Shrout and Fleiss (1979), four judges of six items, a row each. */
const published = ranking.cases['published']!
const names = published.ratings[0]!.map((_, item) => `wine-${item + 1}`)
const publishedRows = published.ratings.flatMap((row, judge) =>
  row.map((rating, item): Row => [`judge ${judge + 1}`, names[item]!, rating]),
)

function evaluate(rows: readonly Row[], changed: Partial<RatingsSurvey> = {}): RatingsView {
  const settings = { solutions: names, level: 0.95 }
  return evaluateRatings({ ...survey, ...changed }, answerOf(rows), settings)
}

describe('evaluateRatings', () => {
  // R: friedman.test and McGraw and Wong on the mean squares of aov; test/reference/ranking.R.
  it('has the agreement of the reference, the average of ICC(2,k) too', () => {
    const { agreement } = evaluate(publishedRows).scores[0]!
    const { concordance, icc } = published
    expect(agreement).toMatchObject({ judges: 4, items: 6, doubtful: false })
    expect(agreement.concordance).toMatchObject({
      w: expect.closeTo(concordance.w, 12),
      chiSquare: expect.closeTo(concordance.chiSquare, 10),
      chiSquareP: expect.closeTo(concordance.p, 12),
      pValue: { test: 'permutation' },
    })
    expect(agreement.single).toMatchObject({ value: expect.closeTo(icc.single.value, 10) })
    expect(agreement.average).toMatchObject({ value: expect.closeTo(icc.average.value, 10) })
  })

  // By hand: the ratings of the first item are 9, 2, 5 and 8: mean 6, standard error sqrt(10) / 2, t 3.182446.
  it('has means over judges with their interval', () => {
    const [first] = evaluate(publishedRows).scores[0]!.ratings
    expect(first).toMatchObject({ solution: 'wine-1', value: 6, judges: 4, rows: 4 })
    expect(first!.interval!.low).toBeCloseTo(6 - (3.182446 * Math.sqrt(10)) / 2, 5)
  })

  it('averages repeats within judge and item first, however many there are', () => {
    const [judge, item, rating] = publishedRows[0]!
    const apart: readonly Row[] = [
      [judge, item, rating - 1],
      [judge, item, rating + 1],
      [judge, item, rating],
    ]
    const repeated = evaluate([...apart, ...publishedRows.slice(1)])
    const plain = evaluate(publishedRows)
    expect(repeated.scores[0]!.agreement).toEqual(plain.scores[0]!.agreement)
    expect(repeated.scores[0]!.ratings[0]).toMatchObject({ value: 6, judges: 4, rows: 6 })
  })

  it('lists missing cells and rests agreement on the items that all judges rated', () => {
    const rows = publishedRows.map(([judge, item, rating]): Row =>
      judge === 'judge 2' && item === 'wine-6' ? [judge, item, Number.NaN] : [judge, item, rating],
    )
    const view = evaluate(rows)
    expect(view.scores[0]!.agreement).toMatchObject({ judges: 4, items: 5 })
    expect(view.findings.map(({ code, message }) => [code, message])).toEqual([
      ['missing-value', '1 of 24 ratings of `bitterness` are missing (judge 2 of wine-6).'],
    ])
    expect(view.scores[0]!.ratings.at(-1)).toMatchObject({ solution: 'wine-6', judges: 3 })
  })

  it('warns where a mean hides that judges do not agree, on the score and once on the survey', () => {
    const noise = ranking.cases['noise']!.ratings.flatMap((row, judge) =>
      row.slice(0, 6).map((rating, item): Row => [`${judge}`, names[item]!, rating]),
    )
    const view = evaluate(noise)
    expect(view.scores[0]!.agreement.doubtful).toBe(true)
    expect(view.scores[0]!.findings.map(({ code }) => code)).toEqual(['disagreement'])
    expect(view.findings.map(({ code }) => code)).toEqual(['disagreement'])
  })

  it('has the reason where one judge agrees with nobody, and the rating without an interval', () => {
    const { ratings, agreement, findings } = evaluate(publishedRows.slice(0, 6)).scores[0]!
    const reason = 'At least two judges are needed; there are 1.'
    expect(agreement).toMatchObject({
      concordance: { reason },
      single: { reason },
      doubtful: false,
    })
    expect(ratings[0]).toEqual({ solution: 'wine-1', value: 9, judges: 1, rows: 1 })
    expect(findings).toEqual([])
  })

  it('measures only the agreement that is asked for', () => {
    const { agreement } = evaluate(publishedRows, { agreement: ['icc'] }).scores[0]!
    expect(agreement.concordance).toBeUndefined()
    expect(agreement.single).toBeDefined()
  })

  it('takes chi-square with many judges and items', () => {
    const many = Array.from({ length: 24 }, (_, judge) =>
      Array.from({ length: 9 }, (_, item): Row => [
        `${judge}`,
        `${item}`,
        (item * 7 + judge * 3) % 10,
      ]),
    )
    const { agreement } = evaluate(many.flat()).scores[0]!
    expect(agreement.concordance).toMatchObject({ pValue: { test: 'chi-square' } })
  })

  it('names solutions that the study does not have, and items of several solutions', () => {
    const view = evaluateRatings(survey, answerOf(publishedRows), {
      solutions: names.slice(1),
      level: 0.95,
    })
    expect(view.findings).toMatchObject([
      { code: 'unmapped-value', place: { path: 'surveys.panel.solution' } },
    ])
    expect(view.scores[0]!.ratings).toHaveLength(5)
    const answer = answerOf(publishedRows)
    const shelf = categories(publishedRows.map(() => 'one shelf'))
    const mixed = evaluateRatings(
      { ...survey, item: 'shelf' },
      { ...answer, categories: { ...answer.categories, shelf } },
      { solutions: names, level: 0.95 },
    )
    expect(mixed.findings.map(({ code }) => code)).toEqual(['repeated-units'])
  })

  it('reads judges that are numbers', () => {
    const answer = answerOf(publishedRows)
    const judge = Float64Array.from(publishedRows, ([name]) => Number(name.split(' ')[1]))
    const view = evaluateRatings(
      survey,
      {
        ...answer,
        numbers: { ...answer.numbers, judge },
        categories: { wine: answer.categories['wine']! },
      },
      { solutions: names, level: 0.95 },
    )
    expect(view.judges).toBe(4)
    expect(view.scores).toEqual(evaluate(publishedRows).scores)
  })

  it('refuses a column of ratings that holds names', () => {
    const view = evaluate(publishedRows, { scores: [{ id: 'taste', column: 'wine' }] })
    expect(view.findings).toMatchObject([{ code: 'wrong-value', severity: 'problem' }])
  })
})

describe('judges with weights', () => {
  // svymean of R's package survey on the first arm: test/reference/survey.R.
  const { rows, weighted } = sampled
  const places = rows.arm.flatMap((arm, row) => (arm === 0 ? [row] : []))
  const answer = answerOf(places.map((row): Row => [`judge ${row}`, 'wine-1', rows.time[row]!]))
  const settings = { solutions: names, level: 0.95 }

  it('count by how many people they stand for', () => {
    const weight = Float64Array.from(places, (row) => rows.weight[row]!)
    const view = evaluateRatings(
      survey,
      { ...answer, numbers: { ...answer.numbers, weight } },
      settings,
    )
    const [found] = view.scores[0]!.ratings
    expect(found!.value).toBeCloseTo(weighted.time.base.value, 10)
    expect(found!.interval!.low).toBeCloseTo(weighted.time.base.low, 9)
    expect(found!.interval!.high).toBeCloseTo(weighted.time.base.high, 9)
    expect(view.findings.map(({ code }) => code)).not.toContain('no-weight')
  })

  it('count so by the column that the survey names', () => {
    const people = Float64Array.from(places, (row) => rows.weight[row]!)
    const view = evaluateRatings(
      { ...survey, weight: 'people' },
      { ...answer, numbers: { ...answer.numbers, people } },
      settings,
    )
    expect(view.scores[0]!.ratings[0]!.value).toBeCloseTo(weighted.time.base.value, 10)
  })

  it('have no say without one', () => {
    const weight = Float64Array.from(places, (_, at) => (at < 2 ? Number.NaN : 3))
    const view = evaluateRatings(
      survey,
      { ...answer, numbers: { ...answer.numbers, weight } },
      settings,
    )
    expect(view.scores[0]!.ratings[0]).toMatchObject({ judges: 48, rows: 48 })
    expect(view.findings).toContainEqual(expect.objectContaining({ code: 'no-weight' }))
  })
})
