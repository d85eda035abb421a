import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOrderStatistics } from './order-statistics.ts'

describe('createOrderStatistics', () => {
  it('finds what sorting finds, wherever the range lies', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), {
      minLength: 2,
      maxLength: 300,
    })
    const range = fc.tuple(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.nat({ max: 1000 }))
    fc.assert(
      fc.property(values, range, (list, [low, width]) => {
        const column = Float64Array.from(list)
        const order = createOrderStatistics(column.length)
        order.arrange(column, { low, high: low + width + 0.1 })
        const sorted = column.toSorted()
        for (let rank = column.length - 1; rank >= 0; rank--) {
          expect(order.at(rank)).toBe(sorted[rank])
        }
      }),
      { seed: 7 },
    )
  })

  it('puts infinite values last, and takes one column after another', () => {
    const order = createOrderStatistics(4)
    order.arrange(Float64Array.of(3, Infinity, 1, Infinity), { low: 0, high: 10 })
    expect([0, 1, 2, 3].map((rank) => order.at(rank))).toEqual([1, 3, Infinity, Infinity])
    order.arrange(Float64Array.of(4, 2, 2, 8), { low: 0, high: 10 })
    expect([3, 1, 0, 2].map((rank) => order.at(rank))).toEqual([8, 2, 2, 4])
  })
})
