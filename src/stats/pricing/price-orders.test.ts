import { describe, expect, it } from 'vitest'
import { priceOrders } from './price-orders.ts'

const column = (...values: number[]): Float64Array => Float64Array.from(values)

describe('priceOrders', () => {
  // By hand: two people rise as given, one with the second and third turned, one nowhere without ties.
  const columns = [column(1, 2, 1, 5), column(2, 3, 3, 5), column(3, 4, 2, 6), column(4, 5, 4, 7)]

  it('has all 24 orders, the one of most people first', () => {
    const orders = priceOrders(columns, 'leave-out')
    expect(orders).toHaveLength(24)
    expect(orders[0]).toEqual({ order: [0, 1, 2, 3], people: 2 })
    expect(orders[1]).toEqual({ order: [0, 2, 1, 3], people: 1 })
    expect(orders.reduce((sum, { people }) => sum + people, 0)).toBe(3)
  })

  it('counts who names a price twice where ties are kept', () => {
    expect(priceOrders(columns, 'keep')[0]).toEqual({ order: [0, 1, 2, 3], people: 3 })
  })

  it('refuses columns of different lengths', () => {
    const short = [column(1), column(2), column(3), column(4, 5)]
    expect(() => priceOrders(short, 'keep')).toThrow(expect.objectContaining({ code: 'domain' }))
  })

  it('takes the order as given where others have as many', () => {
    expect(priceOrders([column(), column(), column(), column()], 'keep')[0]!.order).toEqual([
      0, 1, 2, 3,
    ])
  })
})
