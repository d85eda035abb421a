import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { crossing } from './crossing.ts'

it('finds roots that are known', () => {
  // x^3 - 2 at the cube root of 2, exp(x) - 5 at ln 5.
  expect(crossing(0, 2, (x) => x ** 3 - 2)).toBeCloseTo(Math.cbrt(2), 14)
  expect(crossing(0, 4, (x) => Math.exp(x) - 5)).toBeCloseTo(Math.log(5), 14)
})

it('takes few calls where the function is smooth, and none too many where it is flat', () => {
  let calls = 0
  crossing(0, 1, (x) => {
    calls++
    return Math.tanh(3 * (x - 0.4))
  })
  expect(calls).toBeLessThan(20)
  expect(crossing(0, 10, (x) => Math.tanh(200 * (x - 7)))).toBeCloseTo(7, 10)
})

it('ends at an end that is the root', () => {
  expect(crossing(-1, 3, (x) => x - 3)).toBe(3)
})

it('finds the root of any straight line', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (root) => {
      expect(crossing(0, 1, (x) => 5 * (x - root))).toBeCloseTo(root, 13)
    }),
  )
})
