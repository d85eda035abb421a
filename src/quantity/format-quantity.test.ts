import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import { english, localeFor } from '#quantity/locale'

/** Thin spaces as underscores, to be seen. */
function shown(
  value: number,
  unit: string,
  range?: readonly [number, number],
  locale = english,
): string {
  const interval = range && { interval: { low: range[0], high: range[1], level: 0.9 } }
  return formatQuantity({ value, unit, ...interval }, locale).replaceAll('\u2009', '_')
}

function range(low: number, high: number, unit: string): string {
  return formatRange(low, high, unit, english).replaceAll('\u2009', '_')
}

describe('with a range', () => {
  test.each([
    [124_318, 'EUR/year', [80_000, 190_000], ['€_124_k a year', '80_k to 190_k']],
    [-62_000, 'EUR', [-70_000, -55_000], ['−€_62_k', '−70_k to −55_k']],
    [45.21, 's', [41.2, 49.04], ['45.2_s', '41.2_s to 49.0_s']],
    [11_160, 's', [10_000, 12_000], ['3.10_h', '2.78_h to 3.33_h']],
    [0.077, '%', [0.06, 0.094], ['7.7_%', '6.0_% to 9.4_%']],
    [-0.008, 'points', [-0.018, 0.002], ['−0.8_points', '−1.8 to 0.2_points']],
    [2000, 'execution/year', [1500, 2500], ['2,000_executions a year', '1,500 to 2,500']],
    [1.534, '1', [1.4, 1.66], ['1.53', '1.40 to 1.66']],
    [2.5e9, 'USD/year', [1e9, 4e9], ['$_2.5_bn a year', '1.0_bn to 4.0_bn']],
    [0.6, 'year', [0.4, 0.9], ['7.2_months', '4.8 to 10.8_months']],
    [4000, 'hour', [3500, 4600], ['4,000_h', '3,500_h to 4,600_h']],
    [999_999, 'USD', [999_000, 1_000_900], ['$_1.0000_M', '0.9990_M to 1.0009_M']],
  ] as const)('%d %s between %o', (value, unit, ends, [text, rangeText]) => {
    expect(shown(value, unit, ends)).toBe(text)
    expect(range(ends[0], ends[1], unit)).toBe(rangeText)
  })
})

describe('without a range', () => {
  test.each([
    [18, 'USD/execution', '$_18 per execution'],
    [18.5, 'USD/execution', '$_18.50 per execution'],
    [0.0042, 'USD/page', '$_0.0042 per page'],
    [1234, 'USD', '$_1,234'],
    [24_000, 'USD', '$_24_k'],
    [500, 'JPY', '¥_500'],
    [5, '1000 USD/year', '$_5,000 a year'],
    [40, 'EUR/hour', '€_40 an hour'],
    [45.2, 's/execution', '45.2_s per execution'],
    [0.0004, 's', '0.4_ms'],
    [1, 'year', '1_year'],
    [0.05, '%/year', '5_% a year'],
    [3, 'entry', '3_entries'],
    [1, 'failure/execution', '1_failure per execution'],
    [3, 's^2', '3_s^2'],
    [0, 'USD', '$_0'],
    [7, 'no unit!', '7_no unit!'],
  ])('%d %s', (value, unit, text) => {
    expect(shown(value, unit)).toBe(text)
  })
})

test('P10 to P90 is the range before an interval, and the error of the simulation limits digits', () => {
  const quantiles = { p5: 0, p10: 41, p50: 45, p90: 49, p95: 90 }
  const interval = { low: 0, high: 1000, level: 0.9 }
  const quantity = { value: 45.218, unit: 's', quantiles, interval }
  expect(formatQuantity(quantity, english)).toBe('45.2\u2009s')
  expect(formatQuantity({ ...quantity, simulationError: 2 }, english)).toBe('45\u2009s')
})

test('the currency stands where the reader expects it', () => {
  expect(shown(-1_234_567, 'EUR/year', [-1_300_000, -1_200_000], localeFor('de'))).toBe(
    '−1,235_M_€ a year',
  )
})

test('an open range, and one with equal ends', () => {
  expect(range(9, Infinity, 'month')).toBe('9.00 to ∞_months')
  expect(range(5, 5, 'USD')).toBe('5')
})

test('any numbers can be shown, with any range', () => {
  const units = fc.constantFrom(
    'USD',
    's',
    'year',
    '%',
    'points',
    '1',
    'page/year',
    '1000 EUR',
    '?',
  )
  const four = fc.tuple(fc.double(), fc.double(), fc.double(), fc.double())
  fc.assert(
    fc.property(four, units, ([value, low, high, simulationError], unit) => {
      const quantity = { value, unit, interval: { low, high, level: 0.9 }, simulationError }
      expect(formatQuantity(quantity, english)).not.toBe('')
      expect(formatRange(low, high, unit, english)).not.toBe('')
    }),
    { seed: 1, numRuns: 2000 },
  )
})

test('value and range have the same scale and the same decimals', () => {
  const number = fc.double({ min: -1e7, max: 1e7, noNaN: true })
  fc.assert(
    fc.property(number, number, (first, second) => {
      const [low, high] = [Math.min(first, second), Math.max(first, second)]
      fc.pre(high - low > 0.01)
      const value = shown((low + high) / 2, 'USD', [low, high])
      const ends = range(low, high, 'USD').split(' to ')
      for (const end of ends) {
        expect(end.replace(/^.*\d/u, '')).toBe(value.replace(/^.*\d/u, ''))
        expect(/\.(\d+)/u.exec(end)?.[1]?.length).toBe(/\.(\d+)/u.exec(value)?.[1]?.length)
      }
    }),
    { seed: 1 },
  )
})
