import { describe, expect, it } from 'vitest'
import { willingness } from '../../../test/reference/willingness.ts'
import { pooledElasticity, withinElasticity, type SalesWithin } from './price-elasticity.ts'

const { sales } = willingness
const rows: SalesWithin = {
  quantity: Float64Array.from(sales.quantity),
  price: Float64Array.from(sales.price),
  others: [Float64Array.from(sales.display)],
  units: Int32Array.from(sales.store),
}
const times = Int32Array.from(sales.week)
const { units: clusters, ...pooled } = rows

describe.each([
  ['log-log', sales.logLog],
  ['linear', sales.linear],
] as const)("price elasticity, %s, equals R's lm", (form, said) => {
  // Errors: clubSandwich's CR2 with Satterthwaite's degrees of freedom; within units vcovCL with the factor
  // G / (G - 1) (n - 1) / (n - k), effects nested in clusters not counted.
  it.each([
    ['pooled', () => pooledElasticity(pooled, form, 0.95)],
    ['clustered', () => pooledElasticity({ ...pooled, clusters }, form, 0.95)],
    ['within', () => withinElasticity(rows, form, 0.95)],
    ['twoWay', () => withinElasticity({ ...rows, times }, form, 0.95)],
  ] as const)('%s', (which, run) => {
    const found = run()
    const { coefficients, errors, df } = said[which]
    expect(found.df).toBeCloseTo(df, 7)
    for (const [k, test] of found.coefficients.entries()) {
      expect(test.difference).toBeCloseTo(coefficients[k]!, 9)
      expect(test.standardError).toBeCloseTo(errors[k]!, 9)
    }
  })
})

describe('price elasticity', () => {
  // On q = 100 - 4 p the elasticity at the means is -4 mean(p) / mean(q), with noise that sums to 0 by hand.
  it('of a line is its slope at the means', () => {
    const price = Float64Array.from([5, 10, 15, 20])
    const quantity = Float64Array.from([81, 59, 39, 21])
    const found = pooledElasticity({ price, quantity, others: [] }, 'linear', 0.95)
    expect(found.value).toBeCloseTo((-4 * 12.5) / 50, 10)
  })

  it('refuses a price that never varies, within units too, and quantities of 0 on logs', () => {
    const refused = (found: object) => expect.objectContaining(found)
    const price = new Float64Array(4).fill(3)
    const quantity = Float64Array.from([1, 2, 3, 5])
    expect(() => pooledElasticity({ price, quantity, others: [] }, 'linear', 0.95)).toThrow(
      refused({ code: 'singular', details: { column: 0 } }),
    )
    const own = Float64Array.from([3, 3, 4, 4])
    const units = Int32Array.from([0, 0, 1, 1])
    expect(() =>
      withinElasticity({ price: own, quantity, others: [], units }, 'linear', 0.95),
    ).toThrow(refused({ code: 'singular', details: { column: 0 } }))
    const returned = Float64Array.from([-9, 2, 3, 1])
    expect(() =>
      pooledElasticity({ price: own, quantity: returned, others: [] }, 'linear', 0.95),
    ).toThrow(refused({ code: 'domain' }))
    const nothing = Float64Array.from([0, 2, 3, 5])
    expect(() =>
      pooledElasticity({ price: own, quantity: nothing, others: [] }, 'log-log', 0.95),
    ).toThrow(refused({ code: 'domain' }))
  })
})
