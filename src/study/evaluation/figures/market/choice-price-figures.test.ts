import { expect, test } from 'vitest'
import type { ChoiceView, PriceRangeView } from '#market/choice/choice-view'
import type { UnitCost } from '#market/price/unit-cost'
import { reading } from '#reports/fixture/evidence'
import { choicePriceFigures } from './choice-price-figures.ts'
import type { MarketContext } from './market-figures.ts'

const settings = { solutions: [], level: 0.9, seed: 3, resamples: 200, currency: 'EUR' }
const context: MarketContext = { reading, hash: 'h', settings, solutionName: () => 'Ours' }

const sure = (value: number) => ({
  value,
  interval: { low: value - 1, high: value + 1, level: 0.9 },
})
const cost: UnitCost = {
  distribution: { family: 'uniform', low: 2, high: 4 },
  written: '2 to 4',
  assumption: 'making',
}
const range: PriceRangeView = {
  scenario: 'now',
  offer: 'ours',
  prices: [10, 20],
  share: [sure(0.5), sure(0.2)],
  revenue: [sure(5), sure(4)],
  profit: [sure(3), sure(3.5)],
  bestRevenue: sure(12),
  bestProfit: sure(15),
  cost,
}
const none = { reason: 'not asked' }
const view: ChoiceView = {
  block: {
    kind: 'choice',
    id: 'phones',
    path: 'surveys.phones',
    data: 'rows',
    respondent: 'person',
    task: 'task',
    chosen: 'chosen',
    stated: true,
    price: { column: 'price', money: { unit: 'EUR/phone', scale: 1 } },
    attributes: [],
    scenarios: [{ id: 'now', offers: [], bestPrice: { offer: 'ours', unitCost: cost } }],
  },
  people: 30,
  tasks: 90,
  rows: 180,
  terms: [],
  fit: { logLikelihood: none, nullLogLikelihood: none, r2: none, hitRate: none, heldOut: 0 },
  scenarios: [],
  ranges: [range],
  findings: [],
}

test('best prices carry their curves, the cost they rest on and how they were drawn', () => {
  const [revenue, profit] = choicePriceFigures(view, context)
  expect(revenue).toMatchObject({
    id: 'market.price.phones.best-revenue[solution=ours, scenario=now]',
    label: 'phones: price of Ours that brings the most revenue in now',
    value: 12,
    unit: 'EUR/phone',
    n: 30,
    settings: { level: 0.9, tasks: 90, resamples: 200, seed: 3 },
    inputs: [{ rows: { count: 180 } }],
    series: { price: [10, 20], share: [0.5, 0.2], 'revenue-low': [4, 3], 'revenue-high': [6, 5] },
  })
  expect(profit).toMatchObject({
    id: 'market.price.phones.best-profit[solution=ours, scenario=now]',
    value: 15,
    // The mean of the law of the cost.
    settings: { 'unit-cost': 3 },
    inputs: [{}, { assumption: 'making', written: '2 to 4' }],
    series: { profit: [3, 3.5] },
  })
})

test('there are reasons where nothing could be tried out', () => {
  const segment = { id: 'desk', name: 'Counter' }
  const figures = choicePriceFigures({ ...view, ranges: [] }, { ...context, segment })
  expect(figures.map(({ id, value, reason }) => [id, value, typeof reason])).toEqual([
    [
      'market.price.phones.best-revenue[solution=ours, segment=desk, scenario=now]',
      undefined,
      'string',
    ],
    [
      'market.price.phones.best-profit[solution=ours, segment=desk, scenario=now]',
      undefined,
      'string',
    ],
  ])
})
