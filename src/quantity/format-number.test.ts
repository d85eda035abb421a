import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCount, formatNumber, formatPlain, formatPValue } from '#quantity/format-number'
import { english, localeFor } from '#quantity/locale'

test.each([
  [1234.5, 2, '1,234.50'],
  [-1234.5, 0, '−1,235'],
  [124_318, -3, '124,000'],
  [-0.04, 1, '0.0'],
  [1.2e18, 0, '1.20 × 10¹⁸'],
  [0.00000012, 8, '1.2 × 10⁻⁷'],
  [Infinity, 0, '∞'],
  [-Infinity, 0, '−∞'],
  [NaN, 0, 'not a number'],
])('%d with %d decimals', (value, decimals, text) => {
  expect(formatNumber(value, decimals, english)).toBe(text)
})

test('the marks of the reader', () => {
  expect(formatNumber(1234567.891, 2, localeFor('de'))).toBe('1.234.567,89')
  expect(formatNumber(1234567.891, 2, localeFor('fr'))).toBe('1\u202F234\u202F567,89')
})

// Node's ICU rounds the same way (half away from zero, of the written decimal).
test('digits and groups agree with ICU', () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      fc.pre(Math.abs(value) > 10 ** -decimals)
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      const expected = new Intl.NumberFormat('en', digits).format(value).replace('-', '−')
      expect(formatNumber(value, decimals, english)).toBe(expected)
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('counts, and numbers without a range', () => {
  expect(formatCount(1434, english)).toBe('1,434')
  expect(formatPlain(18, english)).toBe('18')
  expect(formatPlain(0.125, english)).toBe('0.125')
  expect(formatPlain(12_345, english)).toBe('12,300')
  expect(formatPlain(0.1, english)).toBe('0.1')
  expect(formatPlain(0, english)).toBe('0')
})

describe('p-values', () => {
  test.each([
    [0, 'p < 0.001'],
    [0.00099, 'p < 0.001'],
    [0.0032, 'p = 0.003'],
    [0.032, 'p = 0.032'],
    [0.049, 'p = 0.049'],
    [0.32, 'p = 0.32'],
    [0.995, 'p > 0.99'],
    [1, 'p > 0.99'],
  ])('%d', (value, text) => {
    expect(formatPValue(value, english)).toBe(text)
  })

  test.each([-0.1, 1.1, NaN])('%d is none', (value) => {
    expect(() => formatPValue(value, english)).toThrow(RangeError)
  })
})
