import { expect, it } from 'vitest'
import { rankSumLowerTail, signedRankLowerTail } from './rank-sum-distribution.ts'

// R 4.2.2: pwilcox(7, 5, 6), pwilcox(1000, 45, 49), psignrank(20, 12), psignrank(400, 48).
it('agrees with R', () => {
  expect(rankSumLowerTail(7, 5, 6)).toBeCloseTo(0.08874458874458874, 12)
  expect(rankSumLowerTail(1000, 45, 49)).toBeCloseTo(0.2209414646406301, 12)
  expect(signedRankLowerTail(20, 12)).toBeCloseTo(0.07568359375000006, 12)
  expect(signedRankLowerTail(400, 48)).toBeCloseTo(0.0269625821202269, 12)
})

// By hand: of the 6 arrangements of two against two, U = 0 in one, and at most 2 in four.
it('counts arrangements', () => {
  expect(rankSumLowerTail(0, 2, 2)).toBeCloseTo(1 / 6, 14)
  expect(rankSumLowerTail(2, 2, 2)).toBeCloseTo(4 / 6, 14)
  expect(signedRankLowerTail(0, 3)).toBe(1 / 8)
  expect(signedRankLowerTail(3, 3)).toBe(5 / 8)
})
