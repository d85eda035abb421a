import { describe, expect, it } from 'vitest'
import { willingness } from '../../../test/reference/willingness.ts'
import { answerOf } from './answer-fixture.ts'
import type { DemandBlock } from './demand-block.ts'
import type { DemandView } from './demand-view.ts'
import { evaluateDemand } from './evaluate-demand.ts'

const { sales } = willingness
const block: DemandBlock = {
  kind: 'demand',
  id: 'cheese',
  path: 'demand.cheese',
  data: 'weeks',
  quantity: 'quantity',
  price: 'price',
  others: ['display'],
  form: 'log-log',
  within: ['store'],
  money: { unit: 'EUR', scale: 1 },
}
const numbers = { quantity: sales.quantity, price: sales.price, display: sales.display }
const names = { store: sales.store.map((store) => `store ${store}`) }

function evaluate(
  changed: Partial<DemandBlock> = {},
  columns: Readonly<Record<string, readonly number[]>> = {},
): DemandView {
  const answer = answerOf({ ...numbers, ...columns }, names)
  return evaluateDemand({ ...block, ...changed }, answer, { level: 0.95 })
}

const codes = ({ findings }: DemandView): readonly string[] => findings.map(({ code }) => code)

describe('evaluateDemand', () => {
  // R's lm; test/reference/willingness.R. Stores with dearer prices sell more: pooled, demand seems to rise.
  it('has the elasticity within stores and over all rows', () => {
    const view = evaluate()
    expect(view.within).toHaveProperty(
      'value',
      expect.closeTo(sales.logLog.within.coefficients[0]!, 9),
    )
    expect(view.pooled).toHaveProperty(
      'value',
      expect.closeTo(sales.logLog.clustered.coefficients[0]!, 9),
    )
    expect(view.terms).toEqual([
      { id: 'price', name: 'price' },
      { id: 'display', name: 'display' },
    ])
    expect(codes(view)).toEqual([])
  })

  it('warns of demand that rises with the price', () => {
    const { within: _, ...pooled } = block
    const view = evaluateDemand(pooled, answerOf(numbers, names), { level: 0.95 })
    expect(view.findings).toMatchObject([
      { code: 'rising-demand', place: { path: 'demand.cheese' } },
    ])
  })

  // The elasticity does not hang on the currency.
  it('is the same in another currency', () => {
    const other = evaluate({ money: { unit: 'EUR', scale: 0.01 } })
    expect(other.within).toHaveProperty(
      'value',
      expect.closeTo(sales.logLog.within.coefficients[0]!, 9),
    )
  })

  it('turns names into a column each', () => {
    const display = sales.display.map((each) => (each === 1 ? 'shown' : 'hidden'))
    const { display: _, ...rest } = numbers
    const view = evaluateDemand(block, answerOf(rest, { ...names, display }), { level: 0.95 })
    expect(view.terms).toEqual([
      { id: 'price', name: 'price' },
      { id: 'display.shown', name: 'display.shown' },
    ])
    expect(view.within).toHaveProperty(
      'value',
      expect.closeTo(sales.logLog.within.coefficients[0]!, 9),
    )
  })

  it('refuses a price that never varies, with the place', () => {
    const view = evaluate({}, { price: sales.price.map(() => 3) })
    expect(view.findings).toMatchObject([
      {
        code: 'no-variation',
        severity: 'problem',
        place: { path: 'demand.cheese.price', field: 'price' },
      },
    ])
    expect(view.within).toHaveProperty('reason')
  })

  it('says that a price never varies within a store, and keeps the pooled one', () => {
    const view = evaluate({}, { price: sales.store.map((store) => store + 1) })
    expect(view.findings).toMatchObject([
      { code: 'no-variation', severity: 'warning', place: { path: 'demand.cheese.price' } },
    ])
    expect(view.within).toHaveProperty('reason')
    expect(view.pooled).toHaveProperty('value')
  })

  it('names another column that says nothing', () => {
    const view = evaluate({}, { display: sales.display.map(() => 1) })
    expect(view.findings[0]).toMatchObject({
      code: 'no-variation',
      place: { path: 'demand.cheese.with' },
    })
    expect(view.findings[0]!.message).toContain('display')
  })

  it('leaves out what cannot be logged or is missing, and says how many', () => {
    const quantity = sales.quantity.map((each, k) => (k === 0 ? 0 : k === 1 ? NaN : each))
    const view = evaluate({}, { quantity })
    expect(view.rows).toBe(sales.quantity.length - 2)
    expect(codes(view)).toEqual(['missing-value', 'impossible-value'])
    expect(evaluate({ form: 'linear' }, { quantity }).rows).toBe(sales.quantity.length - 1)
  })

  it.each([0, 1, 3])('survives %d rows', (count) => {
    const some = (column: readonly number[]): readonly number[] => column.slice(0, count)
    const answer = answerOf(
      {
        quantity: some(numbers.quantity),
        price: some(numbers.price),
        display: some(numbers.display),
      },
      { store: names.store.slice(0, count) },
    )
    const view = evaluateDemand(block, answer, { level: 0.95 })
    expect(view.pooled).toHaveProperty('reason')
    expect(codes(view).length).toBeGreaterThan(0)
  })
})
