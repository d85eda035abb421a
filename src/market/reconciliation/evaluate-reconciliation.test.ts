import { expect, test } from 'vitest'
import type { EconomicValueView } from '#market/economic-value/economic-value-view'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { Figure } from '#quantity/figure'
import { evaluateReconciliation } from './evaluate-reconciliation.ts'
import type { Reconciliation } from './reconciliation.ts'

const figure = (id: string, value: number, unit: string): Figure => ({
  id,
  label: id,
  value,
  unit,
  inputs: [],
  hash: '',
})
const block: Reconciliation = {
  kind: 'reconciliation',
  id: 'price',
  path: 'reconciliation.price',
  surveys: ['psm', 'gg'],
  economicValue: 'worth',
  segment: { id: 'desk', name: 'Desk' },
}
const input = (figures: readonly Figure[]): FigureBlockInput =>
  ({
    solutions: [],
    figures,
    economicValues: [{ block: { id: 'worth' }, unit: 'EUR/year' } as EconomicValueView],
    settings: { level: 0.95, seed: 1, draws: 2, currency: 'EUR' },
  }) as unknown as FigureBlockInput

const worth = figure('market.economic-value.worth.total', 900, 'EUR/year')
const opp = figure('market.price.psm.opp[segment=desk]', 50, 'EUR/month')
const foundOf = (figures: readonly Figure[]) =>
  Object.fromEntries(
    evaluateReconciliation(block, input(figures)).prices.map(({ figure: id, found }) => [
      id,
      'reason' in found ? found.reason : found.value,
    ]),
  )

test('takes the prices of surveys by their ids and in one unit, and lists what is missing', () => {
  const best = figure('market.price.gg.best-revenue', 60, 'EUR/month')
  expect(foundOf([worth, opp, best])).toEqual({
    'market.price.price.floor': 'no `floor` is stated',
    'market.price.price.reference': 'there is no figure `market.economic-value.worth.reference`',
    'market.price.psm.opp[segment=desk]': 600,
    'market.price.gg[segment=desk]': 'the survey found no price of the segment `desk`',
    'market.price.price.total-value': 900,
    'market.price.price.list': 'the solution has no list price that is known',
    'market.price.price.realized': 'the solution has no realized price that is known',
  })
})

test('takes best prices from what a survey simulates, of our offer and for the segment', () => {
  const of = (offer: string, whose: string): Figure =>
    figure(
      `market.price.gg.best-revenue[solution=${offer}, ${whose}scenario=today]`,
      60,
      'EUR/month',
    )
  const figures = [
    worth,
    of('ours', 'segment=desk, '),
    of('theirs', 'segment=desk, '),
    of('ours', ''),
  ]
  const { prices, gap } = evaluateReconciliation({ ...block, solution: 'ours' }, input(figures))
  expect(prices.filter(({ mark }) => mark === 'survey').slice(1)).toMatchObject([
    {
      figure: 'market.price.gg.best-revenue[solution=ours, segment=desk, scenario=today]',
      words: 'gg: best price by revenue in today',
      found: { value: 720 },
    },
  ])
  expect(gap).toMatchObject({ value: 180, of: 'gg: best price by revenue in today' })
})

test('the gap is economic value less what people would pay', () => {
  expect(evaluateReconciliation(block, input([worth, opp])).gap).toMatchObject({
    value: 300,
    of: 'psm: optimal price point',
  })
})

test('prices for another thing are no prices on this axis', () => {
  const piece = figure('market.price.psm.opp[segment=desk]', 50, 'EUR/piece')
  expect(foundOf([worth, piece])['market.price.psm.opp[segment=desk]']).toBe(
    'it is in EUR/piece, others in EUR/year',
  )
  expect(evaluateReconciliation(block, input([worth, piece])).gap).toHaveProperty('reason')
})

test('without prices of ours the axis is in the unit of what people say', () => {
  const { economicValue: _worth, ...surveys } = block
  const found = evaluateReconciliation(surveys, input([opp]))
  expect(found.unit).toBe('EUR/year')
  expect(found.prices.find(({ mark }) => mark === 'survey')?.found).toMatchObject({ value: 600 })
})

test('one price alone is a warning with its remedy', () => {
  const [found] = evaluateReconciliation(block, input([worth])).findings
  expect(found).toMatchObject({ code: 'too-few', place: { path: 'reconciliation.price' } })
  expect(found?.hint).toContain('Name a survey')
})
