import { describe, expect, it } from 'vitest'
import { answerOf } from './answer-fixture.ts'
import { evaluateGaborGranger } from './evaluate-gabor-granger.ts'
import type { GaborGrangerSurvey } from './gabor-granger-survey.ts'
import type { GaborGrangerView } from './gabor-granger-view.ts'

const survey: GaborGrangerSurvey = {
  kind: 'gabor-granger',
  id: 'gg',
  path: 'surveys.gg',
  data: 'tests',
  respondent: 'person',
  price: 'price',
  answer: 'buy',
  buys: { atLeast: 4 },
  money: { unit: 'EUR/piece', scale: 1 },
}

type Row = readonly [person: string, price: number, buy: number]

/** Forty people asked at 5, 10 and 20, of whom 32, 24 and 8 would buy. */
const rows: readonly Row[] = Array.from({ length: 40 }, (_, k) =>
  [
    [5, 32],
    [10, 24],
    [20, 8],
  ].map(([price, buyers]): Row => [`p${k}`, price!, k < buyers! ? 5 : 2]),
).flat()

function evaluate(
  of: readonly Row[],
  changed: Partial<GaborGrangerSurvey> = {},
  words?: readonly (string | null)[],
): GaborGrangerView {
  const numbers = { price: of.map(([, price]) => price), buy: of.map(([, , buy]) => buy) }
  const names = { person: of.map(([person]) => person) }
  const answer =
    words === undefined
      ? answerOf(numbers, names)
      : answerOf({ price: numbers.price }, { ...names, buy: words })
  const settings = { level: 0.9, seed: 1, resamples: 400 }
  return evaluateGaborGranger({ ...survey, ...changed }, answer, settings)
}

function testedOf({ tested }: GaborGrangerView) {
  if ('reason' in tested) throw new Error(tested.reason)
  return tested
}

const codes = ({ findings }: GaborGrangerView): readonly string[] =>
  findings.map(({ code }) => code)

describe('evaluateGaborGranger', () => {
  // By hand: shares 0.8, 0.6, 0.2, times 5, 10, 20 is 4, 6, 4; less a cost of 4: 0.8, 3.6, 3.2.
  it('has demand, revenue and profit at the tested prices', () => {
    const unitCost = { distribution: { family: 'fixed', value: 4 }, written: '4 EUR' } as const
    const view = evaluate(rows, { unitCost })
    const { prices, bestRevenue, bestProfit } = testedOf(view)
    expect(prices.map(({ demand }) => demand.value)).toEqual([0.8, 0.6, 0.2])
    expect(prices.map(({ revenue }) => revenue.value)).toEqual([4, 6, 4])
    for (const [k, profit] of [0.8, 3.6, 3.2].entries())
      expect(prices[k]!.profit.value).toBeCloseTo(profit, 12)
    expect([bestRevenue.value, bestProfit.value]).toEqual([10, 10])
    const chances = prices.reduce((sum, { bestRevenue: each }) => sum + each, 0)
    expect(chances).toBeCloseTo(1, 12)
    expect(view).toMatchObject({ people: 40, inconsistent: 0, findings: [] })
  })

  it('draws an uncertain unit cost, so that the best price becomes less sure', () => {
    const cost = (low: number, high: number) =>
      ({ distribution: { family: 'uniform', low, high }, written: 'x' }) as const
    const wide = testedOf(evaluate(rows, { unitCost: cost(0, 12) }))
    const narrow = testedOf(evaluate(rows, { unitCost: cost(5.9, 6.1) }))
    const reach = ({ prices }: typeof wide) => {
      const { low, high } = prices[1]!.profit.interval
      return high - low
    }
    expect(reach(wide)).toBeGreaterThan(2 * reach(narrow))
  })

  it('reads which answers mean buying in each of three ways', () => {
    const demand = (view: GaborGrangerView) =>
      testedOf(view).prices.map((each) => each.demand.value)
    const turned = rows.map(([person, price, buy]): Row => [person, price, 6 - buy])
    expect(demand(evaluate(turned, { buys: { atMost: 2 } }))).toEqual([0.8, 0.6, 0.2])
    const words = rows.map(([, , buy]) => (buy >= 4 ? 'sure ' : 'hardly'))
    expect(demand(evaluate(rows, { buys: { oneOf: ['sure'] } }, words))).toEqual([0.8, 0.6, 0.2])
  })

  it('says that no answer means buying, with what there is', () => {
    const words = rows.map(() => 'ja')
    const view = evaluate(rows, { buys: { oneOf: ['yes'] } }, words)
    expect(view.findings[0]).toMatchObject({
      code: 'yes-not-found',
      severity: 'problem',
      place: { path: 'surveys.gg.buys' },
    })
    expect(view.findings[0]!.message).toContain('ja')
  })

  it('refuses one price for all, with the place', () => {
    const view = evaluate(rows.map(([person, , buy]) => [person, 10, buy]))
    expect(view.findings).toMatchObject([
      { code: 'no-variation', severity: 'problem', place: { path: 'surveys.gg.price' } },
    ])
  })

  it('counts who would buy at a higher price and not at a lower one', () => {
    const odd: readonly Row[] = [
      ['odd', 5, 1],
      ['odd', 20, 5],
    ]
    const view = evaluate([...rows, ...odd])
    expect(view.inconsistent).toBeCloseTo(1 / 41, 12)
    expect(codes(view)).toEqual(['inconsistent-answers'])
  })

  it('says that everybody buys at every price', () => {
    const view = evaluate(rows.map(([person, price]) => [person, price, 5]))
    expect(view.findings).toMatchObject([{ code: 'one-sided-proportion' }])
    expect(testedOf(view).bestRevenue.value).toBe(20)
  })

  it.each([
    ['no rows', []],
    ['no answer', [['a', 5, NaN]] as readonly Row[]],
    ['negative prices', [['a', -5, 5]] as readonly Row[]],
  ])('survives %s', (_, of) => {
    const view = evaluate(of)
    expect(view.tested).toHaveProperty('reason')
    expect(codes(view)).toContain('too-few')
  })

  it('survives one person, and takes every row for another where nobody is named', () => {
    expect(evaluate(rows.slice(0, 3)).people).toBe(1)
    const { respondent: _, ...nameless } = survey
    const settings = { level: 0.9, seed: 1, resamples: 100 }
    const answer = answerOf({ price: [5, 10, 20], buy: [5, 5, 1] })
    expect(evaluateGaborGranger(nameless, answer, settings).people).toBe(3)
  })
})
