import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { literalMatcher, readNumber } from '#formats/cell-text'

describe('a number is read', () => {
  test.each([
    ['12', 12],
    ['-3.50', -3.5],
    ['+.5', 0.5],
    ['+-.5', -0.5],
    ['1e+3', 1000],
    ['5.', 5],
    ['1e3', 1000],
    ['2.5E-2', 0.025],
    ['1,234', 1234],
    ['12,345,678.9', 12345678.9],
    ["1'234.5", 1234.5],
    ['1 234', 1234],
    ['1\u00a0234\u00a0567', 1234567],
    ['1\u202f234', 1234],
    ['1_000', 1000],
  ])('with a decimal point: %s', (text, value) => {
    expect(readNumber(text, '.')).toBe(value)
  })

  test.each([
    ['12', 12],
    ['12,5', 12.5],
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['1 234,5', 1234.5],
    ['-,5', -0.5],
  ])('with a decimal comma: %s', (text, value) => {
    expect(readNumber(text, ',')).toBe(value)
  })

  test.each([
    '',
    'abc',
    '1,23',
    '1,2345',
    '12a',
    '0x10',
    'inf',
    'Infinity',
    '1e400',
    '80%',
    '1 23',
    '--1',
    '1.2.3',
    '1__0',
  ])('and `%s` is none', (text) => {
    expect(readNumber(text, '.')).toBeUndefined()
  })

  test('and a decimal point is none where the comma is the mark', () => {
    expect(readNumber('1.5', ',')).toBeUndefined()
  })

  test('and nan says itself that there is none', () => {
    expect(readNumber('nan', '.')).toBeNaN()
    expect(readNumber('-NaN', '.')).toBeNaN()
  })

  test('every finite double comes back from its own text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value), '.')).toBe(value + 0 === 0 ? Number(String(value)) : value)
      }),
    )
  })
})

describe('a literal is found', () => {
  test('as a number where both are numbers', () => {
    const match = literalMatcher(['0', 1], '.')
    expect(['0', '0.0', '-0', '1', '1.00', '01', '+1', '2', 'x'].map(match)).toEqual([
      0, 0, 0, 1, 1, 1, 1, -1, -1,
    ])
  })

  test('in the decimal mark of the file', () => {
    expect(literalMatcher([1.5], ',')('1,5')).toBe(0)
    expect(literalMatcher([1.5], ',')('1.5')).toBe(-1)
  })

  test('as trimmed text otherwise', () => {
    const match = literalMatcher([' yes ', 'No'], '.')
    expect(['yes', ' yes\u00a0', 'Yes', 'No', 'no'].map(match)).toEqual([0, 0, -1, 1, -1])
  })

  test('as yes and no in any case', () => {
    const match = literalMatcher([true, 'false'], '.')
    expect(['TRUE', 'True', 'true', 'FALSE', '1', 'yes'].map(match)).toEqual([0, 0, 0, 1, -1, -1])
  })

  test('the first that fits', () => {
    expect(literalMatcher([1, '1.0'], '.')('1')).toBe(0)
  })
})
