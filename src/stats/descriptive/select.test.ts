import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { selectInPlace } from './select.ts'

it('puts the element of a rank in its place, the smaller before it and the larger behind', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ noNaN: true })), {
    minLength: 1,
    maxLength: 300,
  })
  fc.assert(
    fc.property(values, fc.nat(), (list, seed) => {
      const rank = seed % list.length
      const copy = Float64Array.from(list)
      selectInPlace(copy, 0, copy.length - 1, rank)
      const sorted = Float64Array.from(list).toSorted()
      expect(copy[rank]! + 0).toBe(sorted[rank]! + 0)
      expect(copy.subarray(0, rank).every((value) => value <= copy[rank]!)).toBe(true)
      expect(copy.subarray(rank).every((value) => value >= copy[rank]!)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

// Values that rise to the middle and fall again are a bad case for the median of three.
it('stays fast on patterns that deceive the pivot', () => {
  const n = 200_000
  const pipes = Float64Array.from({ length: n }, (_, i) => Math.min(i, n - i))
  selectInPlace(pipes, 0, n - 1, n / 2)
  expect(pipes[n / 2]).toBe(n / 4)
})
