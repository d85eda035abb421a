import { DuckDBInstance } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DataSet } from '#evidence/rows/data-set'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import { placesOfFile, rowSlices } from '#storage/rows/row-slices'
import type { StagedTable } from '#storage/rows/staged-table'

function table(rows: number, rowGroups?: readonly number[]): StagedTable {
  return {
    name: 'file',
    file: 'rows.csv',
    line: 'rowid + 1',
    rows,
    headers: [],
    columns: new Set(),
    missingIsNan: false,
    rejected: [],
    rejectedCount: 0,
    openQuotes: [],
    unreadable: new Map(),
    words: 'CSV',
    ...(rowGroups === undefined ? {} : { rowGroups }),
  }
}

function boundsOf(where: string): readonly [number, number] {
  const low = /place >= (\d+)/.exec(where)?.[1]
  const high = /place < (\d+)/.exec(where)?.[1]
  return [Number(low ?? 0), Number(high ?? Infinity)]
}

test('each row lies in one slice, slices follow each other and are whole row groups of about the wanted size', () => {
  const groups = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 })
  const aims = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(fc.array(groups, { minLength: 1, maxLength: 4 }), aims, (files, aim) => {
      const tables = files.map((sizes) =>
        table(
          sizes.reduce((a, b) => a + b, 0),
          sizes,
        ),
      )
      const bounds = rowSlices(tables, { aim, most: 40 })!.map(boundsOf)
      expect(bounds[0]![0]).toBe(0)
      expect(bounds.at(-1)![1]).toBe(Infinity)
      expect(bounds.slice(1).map(([low]) => low)).toEqual(
        bounds.slice(0, -1).map(([, high]) => high),
      )
      const begun = files.map((sizes, file) => {
        let place = file * placesOfFile
        return sizes.map((size) => ({ from: place, size, end: (place += size) }))
      })
      for (const [low, high] of bounds) {
        const inside = begun.flat().filter(({ from }) => from >= low && from < high)
        expect(inside.every(({ end }) => end <= high)).toBe(true)
        const rows = inside.reduce((sum, { size }) => sum + size, 0)
        expect(inside.length <= 1 || rows <= aim).toBe(true)
      }
    }),
  )
})

test('a row group that is too large for one slice is not cut', () => {
  expect(rowSlices([table(900, [300, 600])], { aim: 100, most: 500 })).toBeUndefined()
})

test('tables of the engine are cut where it keeps rows together', () => {
  const where = rowSlices([table(300_000), table(10)], { aim: 130_000, most: 1e6 })
  expect(where).toEqual(['place < 122880', 'place >= 122880 AND place < 245760', 'place >= 245760'])
})

/** Expected: DuckDB's own `quantile_cont`, which interpolates as type 7 does. */
test('quantiles of two files in many row groups, read in several slices, are those of all kept rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-slices-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const file of [0, 1]) {
    const rows = `SELECT i, 'arm ' || (hash(i + ${file}) % 3) AS arm, (hash(7 * i + ${file}) % 1000003) / 7 AS y
      FROM range(${file * 350_000}, ${(file + 1) * 350_000}) AS rows(i)`
    const path = join(folder, `rows-${file}.parquet`)
    await connection.run(`COPY (${rows}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`)
  }
  const header = (name: string) => ({ name, occurrence: 1 })
  const dataSet: DataSet = {
    id: 'rows',
    files: ['rows-0.parquet', 'rows-1.parquet'],
    row: 'execution',
    read: {},
    columns: [
      { id: 'solution', read: 'category', from: header('arm') },
      { id: 'y', read: 'number', from: header('y'), scale: 1 },
    ],
    unpivot: [],
    keep: { solution: ['arm 0', 'arm 2'] },
    exclude: [],
  }
  const probabilities = [0, 0.1, 0.5, 0.999]
  const store = new DuckDbRows()
  await store.open(dataSet, { folder })
  const answer = await store.ask({
    kind: 'shape',
    data: 'rows',
    by: ['solution'],
    of: 'y',
    probabilities,
    bins: 10,
  })
  const twice = await store.ask({
    kind: 'shape',
    data: 'rows',
    by: ['solution'],
    of: 'y',
    probabilities,
    bins: 10,
  })
  await store.close()
  const reader = await connection.runAndReadAll(
    `SELECT arm, quantile_cont(y, [${probabilities.join(', ')}]), count(*) FROM read_parquet('${folder}/*.parquet')
     WHERE arm <> 'arm 1' GROUP BY arm ORDER BY arm`,
  )
  rmSync(folder, { recursive: true })
  const expected = reader.getRowsJson()
  const cells = answer.kind === 'shape' ? [...answer.cells] : []
  cells.sort((a, b) => (a.by[0]! < b.by[0]! ? -1 : 1))
  expect(cells.map(({ by }) => by)).toEqual(expected.map(([arm]) => [arm]))
  for (const [place, { quantiles, counts }] of cells.entries()) {
    expect(counts.reduce((sum, each) => sum + each)).toBe(Number(expected[place]![2]))
    for (const [index, value] of quantiles.entries())
      expect(value).toBeCloseTo((expected[place]![1] as readonly number[])[index]!, 8)
  }
  expect(twice).toEqual(answer)
}, 60_000)
