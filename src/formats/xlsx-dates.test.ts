/**
 * Days: ECMA-376, part 1, 18.17.4.1, whose calendar of 1900 holds a 29 February. Formats: what
 * openpyxl makes of them (test/reference/workbooks.py).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dateCell } from '#formats/xlsx-dates'
import { StyleReader } from '#formats/xlsx-styles'

const { formats } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../test/reference/workbooks.json'), 'utf8'),
) as { formats: Readonly<Record<string, string>> }

test.each([
  [1, 'day', '1900-01-01'],
  [59, 'day', '1900-02-28'],
  [60, 'day', '1900-02-29'],
  [61, 'day', '1900-03-01'],
  [25_569, 'day', '1970-01-01'],
  [2_958_465, 'day', '9999-12-31'],
  [2_958_466, 'day', undefined],
  [-1, 'day', undefined],
  [Number.NaN, 'day', undefined],
  [25_569.5, 'day', '1970-01-01T12:00:00'],
  [25_569, 'moment', '1970-01-01T00:00:00'],
  [25_569 + 1 / 86_400, 'moment', '1970-01-01T00:00:01'],
  [25_569 + 0.001 / 86_400, 'moment', '1970-01-01T00:00:00.001'],
  [0.75, 'time', '18:00:00'],
  [25_569.75, 'time', '1970-01-01T18:00:00'],
  [1.5, 'elapsed', '36:00:00'],
  [1.5 / 86_400, 'elapsed', '00:00:01.500'],
] as const)('%d shown as a %s', (serial, style, text) => {
  expect(dateCell(serial, style, false)).toBe(text)
})

test.each([
  [0, '1904-01-01'],
  [60, '1904-03-01'],
  [24_107, '1970-01-01'],
  [2_957_003, '9999-12-31'],
  [2_957_004, undefined],
])('%d in the calendar of 1904', (serial, text) => {
  expect(dateCell(serial, 'day', true)).toBe(text)
})

test.each(Object.entries(formats))('the format %s', (code, kind) => {
  const reader = new StyleReader()
  const attribute = code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  reader.push(`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${attribute}"/></numFmts>`)
  reader.push('<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>')
  reader.push('<cellXfs><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>')
  reader.end()
  expect(reader.styles).toEqual([kind, 'moment'])
})
