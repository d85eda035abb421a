/** Plans by months, curves, rates and scenarios as a document writes them. */
import { expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

/** The model of the example with pieces replaced. */
function modelOf(...changes: readonly (readonly [from: string, to: string])[]) {
  const text = changes.reduce((document, [from, to]) => {
    expect(document).toContain(from)
    return document.replace(from, to)
  }, exampleDocument)
  const { value, findings } = readStudy(text, 'study.yaml')
  expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  return value!.study.model!
}

test.each([
  ['3 year', {}, { horizon: 3, period: 'year' }],
  ['24 month', {}, { horizon: 2, period: 'year' }],
  ['30 month', {}, { horizon: 2.5, period: 'month' }],
  ['3 year', { period: 'month' }, { horizon: 3, period: 'month' }],
])('a horizon of %s, %o', (horizon, { period }: { period?: string }, expected) => {
  const line = period === undefined ? horizon : `${horizon}\n  period: ${period}`
  expect(modelOf(['horizon: 3 year', `horizon: ${line}`])).toMatchObject(expected)
})

test('a plan by months knows `month` in its formulas', () => {
  const { drivers } = modelOf(
    ['horizon: 3 year', 'horizon: 30 month'],
    ['saved(wait) * volume * hourly', '"saved(wait) * volume * hourly * min(1, month / 6)"'],
  )
  expect(drivers[0]!.text).toContain('month')
})

test('a curve has its fields as expressions, and a range in it is an assumption', () => {
  const written = '{ curve: linear, from: 5 %, to: 60 % to 90 %, starts: 3 month, over: 18 month }'
  const { adoption, curve, assumptions } = modelOf(['[0.5, 1]', written])
  expect(adoption).toEqual([])
  expect(curve).toMatchObject({
    shape: 'linear',
    from: { value: 5 },
    to: { name: 'value.adoption.to' },
    starts: { value: 3, unit: { text: 'month' } },
    over: { value: 18 },
  })
  expect(assumptions.map(({ id }) => id)).toContain('value.adoption.to')
})

test('a table has its times in years', () => {
  const points =
    '[{ at: start, share: 0.1 }, { at: 6 month, share: used }, { at: 2 year, share: 1 }]'
  const { curve } = modelOf(['[0.5, 1]', `{ curve: table, points: ${points} }`])
  expect(curve).toMatchObject({
    shape: 'table',
    points: [{ years: 0 }, { years: 0.5, share: { name: 'used' } }, { years: 2 }],
  })
})

test('money in another currency is multiplied by its rate, and what stands there keeps its place', () => {
  const { costs, rates } = modelOf(
    ['currency: EUR', 'currency: EUR\nrates: { USD: 0.92 EUR/USD }'],
    ['4000 to 9000 EUR', '5000 USD'],
  )
  expect(Object.keys(rates ?? {})).toEqual(['USD'])
  expect(costs[0]).toMatchObject({
    text: '5000 USD',
    amount: { kind: 'binary', operator: '*', left: { value: 5000 }, right: { value: 0.92 } },
  })
})

test('a scenario sets assumptions, of a place inside a formula too', () => {
  const { scenarios } = modelOf([
    'drivers:',
    'scenarios: [{ id: half-true }, { id: low, name: Low, set: { volume: p25, hourly: 30 to 35 EUR/hour, cost.licence.amount: 9000 }, gains: 60 % }]\n  drivers:',
  ])
  expect(scenarios).toMatchObject([
    { id: 'half-true', label: 'Half true' },
    {
      id: 'low',
      label: 'Low',
      gains: 0.6,
      set: {
        volume: { text: 'p25', to: { quantile: 0.25 } },
        hourly: { to: { distribution: { family: 'lognormal' }, unit: { text: 'EUR/hour' } } },
        'cost.licence.amount': { to: { distribution: { family: 'fixed', value: 9000 } } },
      },
    },
  ])
})
