/**
 * Sufficient statistics of a Parquet table by arm and region (60 cells), from the opened data set:
 * `node bench/moments.ts [rows]`. Number, mean, M2 and C of two columns, the same to the bit on any number
 * of threads, against DuckDB's plain sums of the same file on the same threads; and the whole answer, with
 * third and fourth powers and the range, against the same in plain SQL.
 */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { basename, dirname } from 'node:path'
import type { MomentsQuestion } from '#evidence/rows/question'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import { pairedBench, runScript } from './paired-runs.ts'
import { parquetDataSet, parquetInput } from './parquet-input.ts'

const threads = 2
const means: MomentsQuestion = {
  kind: 'moments',
  data: 'bench',
  by: ['solution', 'region'],
  of: ['y', 'x'],
  tails: [],
}
const whole: MomentsQuestion = { ...means, tails: means.of }

/** Number, mean, M2 and C of one cell. */
type Statistics = readonly [n: number, mean: number, m2: number, c: number]

async function openStore(path: string): Promise<DuckDbRows> {
  const store = new DuckDbRows({ threads })
  await store.open(parquetDataSet(basename(path)), { folder: dirname(path) })
  return store
}

async function ask(store: DuckDbRows, question: MomentsQuestion): Promise<Statistics> {
  const answer = await store.ask(question)
  if (answer.kind !== 'moments') throw new Error('wrong answer')
  const cell = answer.cells.find(({ by }) => by.join() === 'control,region 7')!
  const { n, mean, m2 } = (cell.spreads ?? cell.columns)['y']!
  return [n, mean, m2, cell.pairs['y|x']!.c]
}

interface Table {
  readonly connection: DuckDBConnection
  readonly path: string
}

async function connect(path: string): Promise<Table> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  return { connection: await instance.connect(), path }
}

async function sums({ connection, path }: Table, more: readonly string[]): Promise<Statistics> {
  const plain = ['sum(y)', 'sum(x)', 'sum(y * y)', 'sum(x * x)', 'sum(x * y)', ...more]
  const reader = await connection.runAndReadAll(
    `SELECT arm, region, count(*), ${plain.join(', ')} FROM read_parquet('${path}') GROUP BY ALL`,
  )
  const row = reader
    .getRowsJson()
    .find(([arm, region]) => arm === 'control' && region === 'region 7')!
  const [n = 0, y = 0, x = 0, yy = 0, , xy = 0] = row.slice(2).map(Number)
  return [n, y / n, yy - (y * y) / n, xy - (x * y) / n]
}

const tails = ['y', 'x'].flatMap((column) => {
  const square = `(${column} * ${column})`
  return [
    `sum(${square} * ${column})`,
    `sum(${square} * ${square})`,
    `min(${column})`,
    `max(${column})`,
  ]
})

function difference(one: Statistics, other: Statistics): string {
  const gaps = one.map((value, place) => Math.abs(value / other[place]! - 1))
  return `largest difference ${Math.max(...gaps).toExponential(1)}`
}

function bench(rows: number, type: 'DECIMAL(9,3)' | 'DOUBLE', ratio: number) {
  const millions = rows / 1e6
  return pairedBench({
    id: `${type.slice(0, 3).toLowerCase()}-${millions}`,
    work: `n, mean, M2, C of ${millions} million rows, ${type === 'DOUBLE' ? 'doubles' : 'decimals'}`,
    ours: { name: 'ours', prepare: openStore, run: (store) => ask(store, means), repeats: 3 },
    other: { name: 'plain sums', prepare: connect, run: (table) => sums(table, []), repeats: 3 },
    goal: { ratio, bytes: 2 ** 30 },
    input: parquetInput(rows, type),
    remark: difference,
  })
}

export const benches = [
  bench(10_000_000, 'DECIMAL(9,3)', 1.1),
  bench(10_000_000, 'DOUBLE', 1.6),
  bench(50_000_000, 'DECIMAL(9,3)', 1.1),
  bench(50_000_000, 'DOUBLE', 1.6),
  pairedBench({
    id: 'whole',
    work: 'the whole answer of 10 million rows, doubles',
    ours: { name: 'ours', prepare: openStore, run: (store) => ask(store, whole), repeats: 3 },
    other: {
      name: 'the same in SQL',
      prepare: connect,
      run: (table) => sums(table, tails),
      repeats: 3,
    },
    goal: { ratio: 1.6, bytes: 2 ** 30 },
    input: parquetInput(10_000_000, 'DOUBLE'),
    remark: difference,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
