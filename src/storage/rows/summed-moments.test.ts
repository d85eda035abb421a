import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Column, DataSet } from '#evidence/rows/data-set'
import type { MomentsCell, MomentsQuestion, UnitsAnswer } from '#evidence/rows/question'
import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf } from '#stats/descriptive/moments'
import { DuckDbRows } from './duckdb-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'worthline-test-'))
const rows = 200_000
const numbers = ['amount', 'count', 'time', 'far']

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const uniform = (seed: number): string => `((hash(8 * i + ${seed}) % 1000003) / 1000003)::DOUBLE`
  await connection.run(
    `CREATE TABLE made AS SELECT CASE WHEN hash(8 * i) % 2 = 0 THEN 'a' ELSE ' b' END AS arm,
       CASE WHEN hash(8 * i + 1) % 50 > 0 THEN 'region ' || (hash(8 * i + 1) % 20) END AS region,
       CAST(9000 * ${uniform(2)} - 100 AS DECIMAL(9, 2)) AS amount,
       CASE WHEN hash(8 * i + 3) % 9 > 0 THEN CAST(40 * ${uniform(4)} AS INTEGER) END AS count,
       CASE WHEN hash(8 * i + 5) % 9 > 0 THEN -ln(${uniform(6)} + 1e-9) END AS time,
       (hash(8 * i + 1) % 20) * 1e9 + ${uniform(7)} AS far,
       CASE WHEN i > 150000 THEN 'late' ELSE 'sort ' || (hash(i) % 4) END AS sort
     FROM range(${rows}) AS numbered(i)`,
  )
  const copy = async (file: string, size: number): Promise<unknown> =>
    connection.run(`COPY made TO '${join(folder, file)}' (FORMAT parquet, ROW_GROUP_SIZE ${size})`)
  await copy('even.parquet', 20_480)
  await copy('many.parquet', 2048)
  connection.closeSync()
  instance.closeSync()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const from = (name: string) => ({ name, occurrence: 1 })
const dataSet: DataSet = {
  id: 'made',
  files: ['even.parquet'],
  row: 'execution',
  read: {},
  columns: [
    { id: 'solution', read: 'category', from: from('arm') },
    { id: 'region', read: 'category', from: from('region') },
    { id: 'sort', read: 'category', from: from('sort') },
    ...numbers.map((id): Column => ({ id, read: 'number', from: from(id), scale: 1 })),
  ],
  unpivot: [],
  keep: {},
  exclude: [],
}

const categories = ['solution', 'region']

interface Asked {
  readonly by?: readonly string[]
  readonly threads?: number
  readonly of?: readonly string[]
  readonly tails?: readonly string[]
  readonly more?: Partial<DataSet>
}

async function ask(asked: Asked) {
  const { threads = 2, by = categories, of = numbers, tails = of, more = {} } = asked
  const store = new DuckDbRows({ threads })
  try {
    await store.open({ ...dataSet, ...more }, { folder })
    const question: MomentsQuestion = {
      kind: 'moments',
      data: 'made',
      by,
      of,
      tails,
    }
    const answer = await store.ask(question)
    const units = await store.ask({
      kind: 'units',
      data: 'made',
      numbers,
      categories: by,
    })
    if (answer.kind !== 'moments' || units.kind !== 'units') throw new Error('wrong answers')
    return { cells: answer.cells, units }
  } finally {
    await store.close()
  }
}

/** The values of columns in a cell over the rows where all are there. */
function valuesIn(units: UnitsAnswer, { by }: MomentsCell, ids: readonly string[]): number[][] {
  const names = Object.keys(units.categories)
  const inside = Array.from({ length: units.rows }, (_, row) => row).filter(
    (row) =>
      names.every((id, place) => {
        const { codes, labels } = units.categories[id]!
        return (labels[codes[row]!] ?? null) === by[place]
      }) && ids.every((id) => !Number.isNaN(units.numbers[id]![row])),
  )
  return ids.map((id) => inside.map((row) => units.numbers[id]![row]!))
}

describe('moments that the engine sums up', () => {
  it.each<[string, Asked]>([
    ['doubles', { of: ['time', 'count'] }],
    ['doubles, without powers', { of: ['time', 'count'], tails: [] }],
    ['decimals, without powers', { of: ['amount', 'count'], tails: [] }],
    ['both', { of: ['time', 'amount'], tails: ['time'] }],
    ['kept rows', { of: ['time'], more: { keep: { solution: ['a'] } } }],
  ])('are the same to the bit on any number of threads: %s', async (_, asked) => {
    const one = JSON.stringify((await ask({ ...asked, threads: 1 })).cells)
    for (const threads of [2, 3, 5]) {
      expect(JSON.stringify((await ask({ ...asked, threads })).cells)).toBe(one)
    }
  })

  // The two passes of `momentsOf` over the rows themselves; far apart values would lose ten digits in plain sums.
  it('are those of the rows, also of values far apart', async () => {
    for (const of of [['amount', 'count', 'time'], ['far']]) {
      const { cells, units } = await ask({ of })
      expect(cells.length).toBe(42)
      for (const cell of [cells[0]!, cells[17]!]) {
        for (const id of of) {
          const [values = []] = valuesIn(units, cell, [id])
          const { n, mean, m2, m3, m4, min, max } = momentsOf(values)
          const found = cell.columns[id]!
          expect([found.n, found.min, found.max]).toEqual([n, min, max])
          expect(Math.abs(found.mean / mean - 1)).toBeLessThan(1e-14)
          expect(Math.abs(found.m2 / m2 - 1)).toBeLessThan(1e-11)
          // Of values near 1e10 the two passes lose the third power themselves.
          if (id === 'far') continue
          expect(Math.abs(found.m3 - m3) / m2 ** 1.5).toBeLessThan(1e-11)
          expect(Math.abs(found.m4 / m4 - 1)).toBeLessThan(1e-11)
        }
      }
    }
  })

  // 98 row groups of 378 possible cells; the two passes of `momentsOf` and the order of the rows themselves.
  it('are summed in turns where there are many row groups, also where cells come late', async () => {
    const asked = {
      by: [...categories, 'sort'],
      of: ['time'],
      tails: [],
      more: { files: ['many.parquet'] },
    }
    const { cells, units } = await ask(asked)
    const codes = asked.by.map((id) => units.categories[id]!)
    const inOrder = new Set(
      Array.from({ length: units.rows }, (_, row) =>
        JSON.stringify(codes.map((each) => each.labels[each.codes[row]!] ?? null)),
      ),
    )
    expect(cells.map(({ by }) => JSON.stringify(by))).toEqual([...inOrder])
    for (const cell of [cells[0]!, cells.at(-1)!]) {
      const [values = []] = valuesIn(units, cell, ['time'])
      const { n, mean, m2 } = momentsOf(values)
      const found = cell.spreads!['time']!
      expect(found.n).toBe(n)
      expect(Math.abs(found.mean / mean - 1)).toBeLessThan(1e-14)
      expect(Math.abs(found.m2 / m2 - 1)).toBeLessThan(1e-12)
    }
    expect(JSON.stringify((await ask({ ...asked, threads: 5 })).cells)).toBe(JSON.stringify(cells))
  })

  // Whole numbers: sums of cents and counts in big integers.
  it('are exact for decimals and whole numbers, pairs with missing values too', async () => {
    const { cells, units } = await ask({ of: ['amount', 'count'], tails: [] })
    for (const cell of [cells[1]!, cells[30]!]) {
      const [cents = []] = valuesIn(units, cell, ['amount']).map((values) => values.map(toCents))
      expect(cell.spreads!['amount']!.n).toBe(cents.length)
      expect(Math.abs(cell.spreads!['amount']!.m2 / centred(cents, cents, 1e4) - 1)).toBeLessThan(
        1e-15,
      )
      const [a = [], b = []] = valuesIn(units, cell, ['amount', 'count'])
      const pair = cell.pairs['amount|count']!
      expect(pair.n).toBe(a.length)
      const exact = centred(a.map(toCents), b.map(BigInt), 100)
      expect(Math.abs(pair.c / exact - 1)).toBeLessThan(1e-15)
      const { meanA, meanB } = comomentsOf(a, b)
      expect([pair.meanA, pair.meanB]).toEqual([
        expect.closeTo(meanA, 9),
        expect.closeTo(meanB, 12),
      ])
      expect(cell.columns).toEqual({})
    }
  })
})

function toCents(amount: number): bigint {
  return BigInt(Math.round(100 * amount))
}

function centred(a: readonly bigint[], b: readonly bigint[], scale: number): number {
  const n = BigInt(a.length)
  const sum = (values: readonly bigint[]): bigint => values.reduce((one, two) => one + two, 0n)
  const products = sum(a.map((value, place) => value * b[place]!))
  return Number(n * products - sum(a) * sum(b)) / (a.length * scale)
}
