import { describe, expect, it } from 'vitest'
import { demandPictures } from '#charts/market/demand-pictures'
import { gaborGrangerPictures } from '#charts/market/gabor-granger-pictures'
import { vanWestendorpPictures } from '#charts/market/van-westendorp-pictures'
import { willingnessPictures } from '#charts/market/willingness-pictures'
import { answerOf } from '#market/price/answer-fixture'
import { evaluateDemand } from '#market/price/evaluate-demand'
import { evaluateDichotomousChoice } from '#market/price/evaluate-dichotomous-choice'
import { evaluateGaborGranger } from '#market/price/evaluate-gabor-granger'
import { evaluateVanWestendorp } from '#market/price/evaluate-van-westendorp'
import { english } from '#quantity/locale'
import { surveyFixture } from '#reports/assessment-fixture'

const settings = { level: 0.95, seed: 1, resamples: 200 }
const basics = { id: 'cheese', path: 'x', data: 'rows' } as const
const money = { unit: 'EUR/piece', scale: 1 }
const forty = (of: (k: number) => number): readonly number[] =>
  Array.from({ length: 40 }, (_, k) => of(k))

describe('pictures of prices', () => {
  const survey = {
    ...basics,
    kind: 'van-westendorp',
    questions: { tooCheap: 'a', cheap: 'b', expensive: 'c', tooExpensive: 'd' },
    ties: 'leave-out',
    money,
  } as const
  const four = (people: number) => {
    const column = (price: number) => forty((k) => price + (k % 5)).slice(0, people)
    return answerOf({ a: column(10), b: column(20), c: column(30), d: column(40) })
  }
  const meterOf = (people: number) =>
    vanWestendorpPictures(
      { view: evaluateVanWestendorp(survey, four(people), settings) },
      surveyFixture,
      english,
    )

  it('of a meter show four curves with bands and four points, each linked to its figure', () => {
    const { sentence, charts, tables } = meterOf(40)
    // Answers 10 to 14, 20 to 24, 30 to 34 and 40 to 44. At 20 nobody says "not cheap" or "too cheap" any more, at 34
    // nobody "not expensive" or "too expensive" yet; between them nobody says either end: the middle is 27.
    expect(sentence).toBe(
      'Acceptable prices of cheese run from €\u200920 to €\u200934 per piece; as many find €\u200927 too cheap as too expensive',
    )
    const [chart] = charts
    if (chart?.kind !== 'plot') throw new Error('no plot')
    const { marks } = chart.panels[0]!
    const kinds = Object.groupBy(marks, ({ kind }) => kind)
    expect([kinds.line!.length, kinds.band!.length, kinds.rule!.length]).toEqual([4, 4, 4])
    const figures = tables[0]!.rows.flat().flatMap(({ figure }) => figure ?? [])
    expect(figures).toContain('market.price.cheese.pmc.narrow')
    expect(figures).toContain('market.price.cheese.opp.inconsistent-kept')
  })

  it('of a meter without curves say why', () => {
    const { sentence, charts } = meterOf(1)
    expect(sentence).toBe('No range of acceptable prices can be told from cheese')
    expect(charts[0]).toMatchObject({
      panels: [],
      empty: { why: expect.stringContaining('cheese') },
    })
  })

  const granger = {
    ...basics,
    kind: 'gabor-granger',
    price: 'p',
    answer: 'q',
    buys: { atLeast: 1 },
    money,
  } as const
  const tested = (price: (k: number) => number) =>
    gaborGrangerPictures(
      {
        view: evaluateGaborGranger(
          granger,
          answerOf({ p: forty(price), q: forty((k) => Number(k < 20)) }),
          settings,
        ),
      },
      surveyFixture,
      english,
    )

  // 20 of 20 buy at 5 and none at 10.
  it('of tested prices name the best one, and say where it lies at an end', () => {
    const { sentence, charts, tables } = tested((k) => (k < 20 ? 5 : 10))
    expect(sentence).toBe(
      'Of the 2 prices tested in cheese €\u20095 brings the most revenue, and does in 100\u2009% of the resamples',
    )
    expect(charts[0]!.notes[1]).toContain('The cheapest price tested')
    expect(tables[0]!.rows.map((row) => row[0]!.text)).toEqual(['€\u20095', '€\u200910'])
  })

  it('of one tested price say that there is nothing to compare', () => {
    const { sentence, charts } = tested(() => 5)
    expect(sentence).toBe('No best price can be told from cheese')
    expect(charts[0]).toMatchObject({ panels: [] })
  })

  const bids = {
    ...basics,
    kind: 'dichotomous-choice',
    bid: 'p',
    answers: ['said'],
    distribution: 'log-logistic',
    money,
  } as const
  const asked = (yes: (k: number) => boolean) =>
    willingnessPictures(
      {
        view: evaluateDichotomousChoice(
          bids,
          answerOf(
            { p: forty((k) => (k < 20 ? 10 : 40)) },
            { said: forty((k) => Number(yes(k))).map((each) => (each === 1 ? 'yes' : 'no')) },
          ),
          settings,
        ),
      },
      surveyFixture,
      english,
    )

  // 3/4 say yes at 10 and 1/4 at 40: the median is their geometric mean, the mean at least 0.75 x 10 + 0.25 x 30.
  it('of willingness to pay show the law over the steps without one', () => {
    const { sentence, charts } = asked((k) => k % 20 < (k < 20 ? 15 : 5))
    expect(sentence).toMatch(
      /^Half of the people of cheese would pay €\u200920(\.0)? or more per piece; on average they pay at least €\u200915(\.0)?$/,
    )
    const [chart] = charts
    if (chart?.kind !== 'plot') throw new Error('no plot')
    const labels = chart.panels[0]!.marks.flatMap((mark) => ('label' in mark ? [mark.label] : []))
    expect(labels).toEqual(['law', expect.stringContaining('median'), 'no law'])
  })

  it('of willingness to pay without a law show the steps alone', () => {
    const { sentence, charts } = asked(() => true)
    expect(sentence).toContain('cannot be told')
    expect(charts[0]).toMatchObject({ notes: [expect.stringContaining('Everybody')] })
  })

  const sales = {
    ...basics,
    kind: 'demand',
    quantity: 'q',
    price: 'p',
    others: [],
    form: 'log-log',
    money,
  } as const
  const sold = (price: (k: number) => number) =>
    demandPictures(
      {
        view: evaluateDemand(
          sales,
          answerOf({
            p: forty(price),
            // The quantity times price squared is about 100, above and below in turn.
            q: forty((k) => (100 / price(k) ** 2) * (k % 2 === 0 ? 1.01 : 1 / 1.01)),
          }),
          settings,
        ),
      },
      surveyFixture,
      english,
    )

  it('of demand say by how much less is sold', () => {
    const { sentence, charts } = sold((k) => 1 + (k >> 1))
    expect(sentence).toMatch(/^In cheese 1\u2009% on the price goes with 2\.0+\u2009% less sold$/)
    expect(charts[0]).toMatchObject({
      kind: 'rows',
      panels: [{ rows: [{ label: 'All rows alike' }] }],
    })
  })

  it('of demand without a price that varies say so', () => {
    const { sentence, charts } = sold(() => 3)
    expect(sentence).toBe('No price elasticity can be told from cheese')
    expect(charts[0]).toMatchObject({
      panels: [],
      empty: { next: expect.stringContaining('varies') },
    })
  })
})
