import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { magnitude, roundTo, supportedDigits } from '#quantity/rounding'

// By hand: the largest power of ten that is at most a fifteenth of the width.
test.each([
  [124_318, 80_000, 190_000, -3], // 110,000 / 15 = 7,333: thousands
  [45.21, 41.2, 49, 1], // 7.8 / 15 = 0.52: tenths
  [45.21, 30, 60, 0], // 30 / 15 = 2: ones
  [0.077, 0.06, 0.094, 3], // 0.034 / 15 = 0.0023: thousandths
  [-0.008, -0.018, 0.002, 3], // 0.02 / 15 = 0.0013
  [133, 61, 214, -1], // 153 / 15 = 10.2: tens
  [5, 5, 5, 2], // no width: three significant digits
  [12_345, NaN, NaN, -2],
  [5, 1, Infinity, 2],
  [0, 0, 0, 2],
])('%d between %d and %d', (value, low, high, decimals) => {
  expect(supportedDigits(value, low, high)).toBe(decimals)
})

test.each([
  [1.005, 2, 1.01], // as written; in binary it lies below 1.005
  [-1.5, 0, -2],
  [2.5, 0, 3],
  [124_318, -3, 124_000],
  [-0.4, 0, 0],
  [1e21, 3, 1e21],
  [Infinity, 2, Infinity],
])('%d to %d decimals is %d', (value, decimals, rounded) => {
  expect(roundTo(value, decimals)).toBe(rounded)
})

test('rounding to the supported digits moves a value by at most a thirtieth of the width', () => {
  const ends = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(ends, ends, (first, second) => {
      const [low, high] = [Math.min(first, second), Math.max(first, second)]
      fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)))
      const value = (low + high) / 2
      const rounded = roundTo(value, supportedDigits(value, low, high))
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual((high - low) / 30 + 1e-9)
    }),
    { seed: 1 },
  )
})

test('magnitude', () => {
  expect([999.9, 0.0012, 1, 0].map(magnitude)).toEqual([2, -3, 0, 0])
})
