import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeRanks } from './place-ranks.ts'

/** Values in an order that divides badly for some choice of the pivot. */
const orders: Readonly<Record<string, (i: number, n: number) => number>> = {
  rising: (i) => i,
  falling: (i, n) => n - i,
  'all the same': () => 7,
  'few values': (i) => i % 3,
  'an organ pipe': (i, n) => Math.min(i, n - i),
  mixed: (i) => (i * 7919) % 10_007,
}

it.each(Object.keys(orders))('places what sorting places: %s', (order) => {
  const n = 50_000
  const values = Float64Array.from({ length: n }, (_, i) => orders[order]!(i, n))
  const sorted = values.toSorted()
  const ranks = [0, 1, 2499, 2500, 25_000, 47_500, n - 1]
  placeRanks(values, ranks)
  expect(ranks.map((rank) => values[rank])).toEqual(ranks.map((rank) => sorted[rank]))
  expect(values.toSorted()).toEqual(sorted)
})

it('places what sorting places, whatever the values and the ranks', () => {
  const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0)
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 601, maxLength: 3000 }),
      fc.array(fc.nat(600), { minLength: 1, maxLength: 5 }),
      (list, places) => {
        const values = Float64Array.from(list)
        const sorted = values.toSorted()
        const ranks = [...new Set(places)].toSorted((a, b) => a - b)
        placeRanks(values, ranks)
        for (const rank of ranks) expect(values[rank]).toBe(sorted[rank])
      },
    ),
    { numRuns: 50 },
  )
})
