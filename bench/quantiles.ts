/**
 * Exact quantiles by arm of 10 million rows, on one thread: `node bench/quantiles.ts [rows]`. End to end
 * from the opened Parquet file, and with the columns in memory on both sides. Ours counts the histogram too.
 */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { basename, dirname } from 'node:path'
import type { ShapeQuestion } from '#evidence/rows/question'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import { pairedBench, runScript } from './paired-runs.ts'
import { parquetDataSet, parquetInput } from './parquet-input.ts'

const question: ShapeQuestion = {
  kind: 'shape',
  data: 'bench',
  by: ['solution'],
  of: 'y',
  probabilities: [0.05, 0.1, 0.5, 0.9, 0.95],
  bins: 40,
}

async function openStore(path: string): Promise<DuckDbRows> {
  const store = new DuckDbRows({ threads: 1 })
  await store.open(parquetDataSet(basename(path)), { folder: dirname(path) })
  return store
}

async function openAndAsk(path: string): Promise<DuckDbRows> {
  const store = await openStore(path)
  await ask(store)
  return store
}

async function ask(store: DuckDbRows): Promise<readonly number[]> {
  const answer = await store.ask(question)
  if (answer.kind !== 'shape') throw new Error('wrong answer')
  return answer.cells.find(({ by }) => by[0] === 'control')!.quantiles
}

interface Table {
  readonly connection: DuckDBConnection
  readonly from: string
}

async function connect(path: string): Promise<Table> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  return { connection: await instance.connect(), from: `read_parquet('${path}')` }
}

async function load(path: string): Promise<Table> {
  const { connection, from } = await connect(path)
  await connection.run(
    `CREATE TABLE bench AS SELECT arm::ENUM('control', 'treatment') AS arm, y FROM ${from}`,
  )
  return { connection, from: 'bench' }
}

async function quantiles({ connection, from }: Table): Promise<readonly number[]> {
  const reader = await connection.runAndReadAll(
    `SELECT quantile_cont(y, [${question.probabilities.join(', ')}]) FROM ${from} GROUP BY arm ORDER BY arm`,
  )
  return reader.getRowsJson()[0]?.[0] as readonly number[]
}

function difference(one: readonly number[], other: readonly number[]): string {
  const gaps = one.map((value, place) => Math.abs(value - other[place]!))
  return `largest difference ${Math.max(...gaps).toExponential(1)}`
}

export const benches = [
  pairedBench({
    id: 'file',
    work: 'quantiles by arm, end to end',
    ours: { name: 'ours', prepare: openStore, run: ask },
    other: { name: 'DuckDB', prepare: connect, run: quantiles },
    goal: { ratio: 0.85 },
    input: parquetInput(10_000_000, 'DOUBLE'),
    remark: difference,
  }),
  pairedBench({
    id: 'memory',
    work: 'quantiles by arm, columns in memory',
    ours: { name: 'ours', prepare: openAndAsk, run: ask, repeats: 3 },
    other: { name: 'DuckDB', prepare: load, run: quantiles, repeats: 3 },
    goal: { ratio: 0.75 },
    input: parquetInput(10_000_000, 'DOUBLE'),
    remark: difference,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
