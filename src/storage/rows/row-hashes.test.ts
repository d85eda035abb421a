import { expect, test } from 'vitest'
import { RowHashes } from '#storage/rows/row-hashes'

function repeated(rows: readonly (readonly string[])[]): number | undefined {
  const hashes = new RowHashes()
  for (const row of rows) {
    for (const field of row) hashes.takeText(field)
    hashes.endRow()
  }
  return hashes.duplicates
}

test('rows that repeat are counted, through many sizes of the table', () => {
  const rows = Array.from({ length: 120_000 }, (_, row) => [String(row % 100_000), 'x'])
  expect(repeated(rows)).toBe(20_000)
})

test('where a field ends makes a difference', () => {
  expect(
    repeated([
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc', ''],
      ['ab', 'c'],
    ]),
  ).toBe(1)
})

test('rows may come as bytes', () => {
  const hashes = new RowHashes()
  for (const text of ['1,a', '2,a', '1,a']) {
    const bytes = new TextEncoder().encode(text)
    hashes.takeBytes(bytes, 0, bytes.length)
    hashes.endRow()
  }
  expect(hashes.duplicates).toBe(1)
})
