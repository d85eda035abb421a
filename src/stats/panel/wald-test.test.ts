import { expect, it } from 'vitest'
import { waldTest } from './wald-test.ts'

it('is the squared t of one figure', () => {
  // R: 2 * pt(-2.5, 7) ; t = 5 / 2.
  const { f, df1, df2, pValue } = waldTest([5], [[4]], 7)
  expect([f, df1, df2]).toEqual([6.25, 1, 7])
  expect(pValue).toBeCloseTo(0.04099221858575287, 13)
})

it('is the mean of the squares of independent figures, against F', () => {
  // Closed form for two figures: P(F(2, d) > f) = (1 + 2 f / d)^(-d / 2).
  const { f, pValue } = waldTest(
    [3, 2],
    [
      [9, 0],
      [0, 1],
    ],
    10,
  )
  expect(f).toBe(2.5)
  expect(pValue).toBeCloseTo(1.5 ** -5, 14)
})

it('takes correlation into account: b V^-1 b / q by hand', () => {
  // V^-1 = [[2, -1], [-1, 2]] / 3, b = (1, 1): 2 / 3, halved.
  const { f } = waldTest(
    [1, 1],
    [
      [2, 1],
      [1, 2],
    ],
    5,
  )
  expect(f).toBeCloseTo(1 / 3, 14)
})

it('refuses no figures, and figures that the clusters cannot tell apart', () => {
  expect(() => waldTest([], [], 5)).toThrow(expect.objectContaining({ code: 'too-few' }))
  const flat = [
    [1, 1],
    [1, 1],
  ]
  expect(() => waldTest([1, 2], flat, 5)).toThrow(expect.objectContaining({ code: 'singular' }))
})
