import { expect, test } from 'vitest'
import { formatDate } from '#quantity/format-date'

test.each([
  ['2026-11-21', '21 Nov 2026'],
  ['2026-01-01T10:00:00Z', '1 Jan 2026'],
  ['2026-11', 'Nov 2026'],
  ['2026-13-01', '2026-13-01'],
  ['soon', 'soon'],
  ['', ''],
])('%s', (text, shown) => {
  expect(formatDate(text)).toBe(shown)
})
