import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnLetters, columnNumber, readRange, wholeSheet } from '#formats/xlsx-range'

test.each([
  ['A3:F200', { fromRow: 3, toRow: 200, fromColumn: 1, toColumn: 6 }],
  ['$b$2:$XFD$1048576', { fromRow: 2, toRow: 1_048_576, fromColumn: 2, toColumn: 16_384 }],
  ['B2', { ...wholeSheet, fromRow: 2, fromColumn: 2 }],
  ['B:D', { ...wholeSheet, fromColumn: 2, toColumn: 4 }],
  ['A1:A1', { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 1 }],
])('%s', (text, range) => {
  expect(readRange(text)).toEqual(range)
})

test.each(['', '3:5', 'A0:B2', 'F1:A9', 'A9:B1', 'XFE1', 'A1:B2000000', 'A1:B2:C3', 'A-1'])(
  '%j is no range',
  (text) => {
    expect(readRange(text)).toBeUndefined()
  },
)

test('letters of columns', () => {
  expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => {
      expect(columnNumber(columnLetters(column))).toBe(column)
    }),
  )
})
