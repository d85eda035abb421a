import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { defaultMissing, readNumber } from '#formats/cell-text'
import { numberSql } from '#storage/rows/number-sql'
import { trimSql } from '#storage/rows/trim-sql'

const missing = new Set(defaultMissing)
let connection: DuckDBConnection
let instance: DuckDBInstance
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

/** NaN for missing, infinity of either sign for unreadable: as the engine says it. */
function expected(text: string, decimal: '.' | ','): number {
  const trimmed = text.trim()
  if (missing.has(trimmed)) return Number.NaN
  return readNumber(trimmed, decimal) ?? Infinity
}

async function bySql(texts: readonly string[], decimal: '.' | ','): Promise<readonly number[]> {
  const rows = texts.map((_, index) => `($${index + 1})`).join(', ')
  const result = await connection.runAndReadAll(
    `SELECT coalesce(${numberSql('cell', decimal, missing)}, 'nan'::DOUBLE) FROM (SELECT ${trimSql('raw')} AS cell FROM (VALUES ${rows}) AS cells(raw))`,
    [...texts],
  )
  return result.getRows().map(([value]) => (value === -Infinity ? Infinity : Number(value)))
}

const numeric = fc.string({
  unit: fc.constantFrom(
    ...'0123456789',
    '.',
    ',',
    '-',
    '+',
    'e',
    'E',
    '_',
    ' ',
    '\u00a0',
    "'",
    'x',
    'f',
  ),
  maxLength: 9,
})
const words = fc.constantFrom(
  'NA',
  ' NA ',
  '',
  '  ',
  'nan',
  '-NaN',
  'inf',
  'Infinity',
  'null',
  'true',
  '0x1F',
  '\u3000 7\u2009',
  '\ufeff8\v',
  '1e999',
  '٣',
)
const written = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)

test.each(['.', ','] as const)(
  'texts are read as by our own reader, decimal %s',
  async (decimal) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(numeric, words, written), { minLength: 50, maxLength: 50 }),
        async (texts) => {
          const values = await bySql(texts, decimal)
          const pairs = texts.map((text, index) => [text, values[index]! + 0])
          expect(pairs).toEqual(texts.map((text) => [text, expected(text, decimal) + 0]))
        },
      ),
      { numRuns: 100 },
    )
  },
)
