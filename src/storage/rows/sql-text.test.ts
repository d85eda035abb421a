import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { identifier, literal, literals } from '#storage/rows/sql-text'

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

const hostile = fc.string({
  unit: fc.constantFrom("'", '"', ';', '\\', '-', '$', '{', '?', '\n', 'a', 'é', '😀'),
  maxLength: 12,
})

test('any text comes back as it is', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const result = await connection.runAndReadAll(
        `SELECT ${literal(text)}, [${literals([text, text])}][2]`,
      )
      expect(result.getRows()).toEqual([[text, text]])
    }),
    { numRuns: 200 },
  )
})

test('any name is a name', async () => {
  await fc.assert(
    fc.asyncProperty(
      hostile.filter((text) => text !== ''),
      async (text) => {
        const result = await connection.runAndReadAll(
          `SELECT ${identifier(text)} FROM (SELECT 1 AS ${identifier(text)})`,
        )
        expect(result.getRows()).toEqual([[1]])
      },
    ),
    { numRuns: 200 },
  )
})

test('any number comes back to the bit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double(), async (value) => {
      const result = await connection.runAndReadAll(`SELECT ${literal(value)}`)
      expect(result.getRows()[0]![0]).toBe(value === 0 ? Number(String(value)) : value)
    }),
    { numRuns: 200 },
  )
})

test('NUL characters do not cut the statement off', () => {
  expect(literal('a\0b')).toBe("'a\uFFFDb'")
  expect(identifier('a\0b')).toBe('"a\uFFFDb"')
})
