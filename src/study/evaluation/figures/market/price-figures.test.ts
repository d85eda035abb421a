import { describe, expect, test } from 'vitest'
import { answerOf } from '#market/price/answer-fixture'
import { evaluateDemand } from '#market/price/evaluate-demand'
import { evaluateDichotomousChoice } from '#market/price/evaluate-dichotomous-choice'
import { evaluateGaborGranger } from '#market/price/evaluate-gabor-granger'
import { evaluateVanWestendorp } from '#market/price/evaluate-van-westendorp'
import type { Figure } from '#quantity/figure'
import { reading } from '#reports/fixture/evidence'
import { demandFigures } from './demand-figures.ts'
import { gaborGrangerFigures } from './gabor-granger-figures.ts'
import { marketFigures, type MarketContext } from './market-figures.ts'
import { willingnessFigures } from './willingness-figures.ts'

const settings = { solutions: [], level: 0.9, seed: 3, resamples: 200, currency: 'EUR' }
const context: MarketContext = { reading, hash: 'h', settings, solutionName: (id) => id }
const segment = { id: 'desk', name: 'Counter' }
const basics = { id: 'cheese', path: 'surveys.cheese', data: 'rows' } as const
const money = { unit: 'EUR/piece', scale: 1 }
const byId = (figures: readonly Figure[]) => new Map(figures.map((figure) => [figure.id, figure]))

describe('figures of a price sensitivity meter', () => {
  const survey = {
    ...basics,
    kind: 'van-westendorp',
    questions: { tooCheap: 'a', cheap: 'b', expensive: 'c', tooExpensive: 'd' },
    ties: 'leave-out',
    money,
  } as const
  const column = (price: number, people: number) =>
    Array.from({ length: people }, (_, k) => price + (k % 5))
  const figuresOf = (people: number, own = context) => {
    const [a, b, c, d] = [10, 20, 30, 40].map((price) => column(price, people))
    const answer = answerOf({ a: [...a!, 9], b: [...b!, 8], c: [...c!, 7], d: [...d!, 6] })
    const view = evaluateVanWestendorp(survey, answer, settings)
    return byId(marketFigures({ view }, own))
  }

  test('say whose answers they rest on, by which definition, and how they were drawn', () => {
    const figures = figuresOf(40)
    expect(figures.get('market.price.cheese.pmc')).toMatchObject({
      value: 20,
      unit: 'EUR/piece',
      n: 40,
      settings: { level: 0.9, resamples: 200, seed: 3, definition: 'original', ties: 'leave-out' },
      inputs: [{ rows: { count: 40, filter: 'prices in order' } }],
    })
    expect(figures.get('market.price.cheese.pmc.inconsistent-kept')?.n).toBe(41)
    expect(figures.get('market.price.cheese.pmc.narrow')?.settings?.['definition']).toBe('narrow')
    expect(figures.has('market.price.cheese.ipp.narrow')).toBe(false)
    expect(figures.get('market.quality.cheese.inconsistent')?.value).toBeCloseTo(1 / 41, 12)
  })

  test('of one segment name it, and have reasons where nobody is left', () => {
    const figures = figuresOf(0, { ...context, segment })
    const figure = figures.get('market.price.cheese.opp[segment=desk]')!
    expect(figure).toMatchObject({ label: expect.stringContaining('Counter') })
    expect(figure.value).toBeUndefined()
    expect(figure.reason).toBeDefined()
  })
})

describe('figures of tested prices', () => {
  const source = { kind: 'judgement', by: 'dairy' } as const
  const survey = {
    ...basics,
    kind: 'gabor-granger',
    respondent: 'who',
    price: 'p',
    answer: 'q',
    buys: { atLeast: 1 },
    money,
    unitCost: {
      distribution: { family: 'fixed', value: 2 },
      written: '2 EUR/piece',
      assumption: 'making',
      source,
    },
  } as const
  const people = Array.from({ length: 30 }, (_, k) => k)
  const answer = answerOf(
    { p: people.flatMap(() => [5, 10]), q: people.flatMap((k) => [Number(k < 24), Number(k < 6)]) },
    { who: people.flatMap((k) => [`p${k}`, `p${k}`]) },
  )
  const figures = byId(
    gaborGrangerFigures(evaluateGaborGranger(survey, answer, settings), { ...context, segment }),
  )

  // 24 of 30 at 5 and 6 of 30 at 10: revenue 4 and 2, profit 2.4 and 1.6.
  test('lead back to the rows and to the assumption behind the cost', () => {
    expect(figures.get('market.price.cheese.best-profit[segment=desk]')).toMatchObject({
      value: 5,
      n: 30,
      inputs: [{ rows: { count: 60 } }, { assumption: 'making', written: '2 EUR/piece', source }],
      settings: { 'unit-cost': 2 },
    })
    const best = figures.get('market.price.cheese.best-revenue[segment=desk]')!
    expect(best.inputs).toHaveLength(1)
    expect(best.settings).not.toHaveProperty('unit-cost')
  })

  test('stand at each price, demand as answered beside it', () => {
    const at = (name: string) => figures.get(`market.${name}.cheese[segment=desk, price=10]`)!
    expect(at('demand')).toMatchObject({ value: 0.2, unit: '%', settings: { 'as-answered': 0.2 } })
    expect(at('revenue').value).toBeCloseTo(2, 12)
    expect(at('profit').value).toBeCloseTo(1.6, 12)
    const chances = [5, 10].map((price) =>
      Number(figures.get(`market.best.cheese.revenue[segment=desk, price=${price}]`)!.value),
    )
    expect(chances[0]! + chances[1]!).toBeCloseTo(1, 12)
  })
})

describe('figures of willingness to pay', () => {
  const survey = {
    ...basics,
    kind: 'dichotomous-choice',
    bid: 'p',
    answers: ['q'],
    distribution: 'normal',
    money,
  } as const
  const figuresOf = (buyers: readonly [number, number]) => {
    const rows = [10, 40].flatMap((bid, group) =>
      Array.from({ length: 20 }, (_, k) => [bid, k < buyers[group]! ? 1 : 0] as const),
    )
    const answer = answerOf({ p: rows.map(([bid]) => bid), q: rows.map(([, yes]) => yes) })
    return byId(willingnessFigures(evaluateDichotomousChoice(survey, answer, settings), context))
  }

  // A normal law through 3/4 at 10 and 1/4 at 40: median 25, scale 15 over the quartile 0.6744898; AIC 4 - 2 L.
  test('are in money where the law is one of prices', () => {
    const figures = figuresOf([15, 5])
    const logLikelihood = 30 * Math.log(0.75) + 10 * Math.log(0.25)
    expect(figures.get('market.wtp.cheese.median')?.value).toBeCloseTo(25, 6)
    expect(figures.get('market.wtp.cheese.scale')).toMatchObject({ unit: 'EUR/piece' })
    expect(figures.get('market.wtp.cheese.scale')?.value).toBeCloseTo(15 / 0.6744897501960817, 5)
    expect(figures.get('market.fit.cheese.log-likelihood')?.value).toBeCloseTo(logLikelihood, 9)
    expect(figures.get('market.fit.cheese.aic')?.value).toBeCloseTo(4 - 2 * logLikelihood, 9)
    const bic = 2 * Math.log(40) - 2 * logLikelihood
    expect(figures.get('market.fit.cheese.bic')?.value).toBeCloseTo(bic, 9)
  })

  test('have the reason where everybody says yes, and the mean at least all the same', () => {
    const figures = figuresOf([20, 20])
    expect(figures.get('market.wtp.cheese.median')?.reason).toContain('Everybody')
    expect(figures.get('market.wtp.cheese.lower-bound-mean')?.value).toBeCloseTo(40, 6)
  })
})

describe('figures of sales at prices', () => {
  const block = {
    ...basics,
    kind: 'demand',
    quantity: 'q',
    price: 'p',
    others: ['shown'],
    form: 'log-log',
    within: ['store'],
    money,
  } as const
  const stores = Array.from({ length: 24 }, (_, k) => k)
  const answer = answerOf(
    {
      p: stores.map((k) => 1 + (k % 6)),
      // Quantity times price squared is the store's own level, above and below in turn.
      q: stores.map((k) => ((10 + (k % 4)) / (1 + (k % 6)) ** 2) * (k % 5 === 0 ? 1.01 : 0.99)),
    },
    {
      store: stores.map((k) => `s${k % 4}`),
      shown: stores.map((k) => (k % 3 === 0 ? 'At Till' : 'no')),
    },
  )
  const figures = byId(demandFigures(evaluateDemand(block, answer, settings), context))

  test('have the elasticity within, the pooled one beside it, and coefficients by the names of columns', () => {
    expect(figures.get('market.elasticity.cheese')).toMatchObject({
      n: 24,
      method: 'log-log least squares within store; errors by store',
    })
    expect(Number(figures.get('market.elasticity.cheese')!.value)).toBeCloseTo(-2, 1)
    expect(figures.get('market.elasticity.cheese.pooled')?.method).toBe(
      'log-log least squares; CR2 errors by store',
    )
    expect([...figures.keys()].filter((id) => id.includes('coefficient'))).toEqual([
      'market.coefficient.cheese.price',
      'market.coefficient.cheese.shown.no',
    ])
  })
})
