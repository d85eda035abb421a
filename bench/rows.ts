/**
 * Reading rows against the engine that does it: `node bench/rows.ts [rows]`. A seeded table is
 * written, then read and summed up by the product and by DuckDB alone in turns, each time in a
 * fresh process. Goals: median ratio of the pairs at most 1.5, peak memory at most 1.5 GiB.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import { closeSync, openSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { DataSet } from '#evidence/rows/data-set'
import { createGenerator } from '#stats/random/generator'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import { pairedBench, runScript } from './paired-runs.ts'

const probabilities = [0.05, 0.1, 0.5, 0.9, 0.95]

function writeTable(path: string, rows: number): void {
  const generator = createGenerator(20261101, 'rows')
  const random = (): number => generator.next()
  const file = openSync(path, 'w')
  let text = 'arm,duration,success,errors,age\n'
  for (let row = 0; row < rows; row++) {
    const arm = random() < 0.5 ? 'control' : 'treatment'
    const duration = (20 - 40 * Math.log(1 - random())).toFixed(3)
    const success = random() < 0.9 ? 'yes' : 'no'
    text += `${arm},${duration},${success},${Math.floor(5 * random() * random())},${18 + Math.floor(60 * random())}\n`
    if (text.length > 1 << 20 || row === rows - 1) {
      writeSync(file, text)
      text = ''
    }
  }
  closeSync(file)
}

function dataSet(file: string): DataSet {
  const header = (name: string) => ({ name, occurrence: 1 })
  return {
    id: 'bench',
    files: [file],
    row: 'execution',
    read: {},
    columns: [
      { id: 'solution', read: 'category', from: header('arm') },
      { id: 'duration', read: 'number', from: header('duration'), scale: 1 },
      { id: 'success', read: 'flag', from: header('success'), is: ['yes'] },
      { id: 'errors', read: 'number', from: header('errors'), scale: 1 },
      { id: 'age', read: 'number', from: header('age'), scale: 1 },
    ],
    unpivot: [],
    keep: {},
    exclude: [],
  }
}

async function ours(path: string): Promise<readonly number[]> {
  const store = new DuckDbRows()
  await store.open(dataSet(basename(path)), { folder: dirname(path) })
  const of = ['duration', 'success', 'errors', 'age']
  const moments = await store.ask({ kind: 'moments', data: 'bench', by: ['solution'], of })
  const by = ['solution']
  const shape = await store.ask({
    kind: 'shape',
    data: 'bench',
    by,
    of: 'duration',
    probabilities,
    bins: 40,
  })
  await store.close()
  if (moments.kind !== 'moments' || shape.kind !== 'shape') throw new Error('wrong answers')
  const { columns, pairs } = moments.cells.find(({ by }) => by[0] === 'control')!
  const { quantiles } = shape.cells.find(({ by }) => by[0] === 'control')!
  const { n, mean, m2 } = columns['duration']!
  return [n, mean, m2 / (n - 1), pairs['duration|age']!.c / (n - 1), ...quantiles]
}

async function raw(path: string): Promise<readonly number[]> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' })
  const connection = await instance.connect()
  const types =
    "{'arm': 'VARCHAR', 'duration': 'DOUBLE', 'success': 'VARCHAR', 'errors': 'DOUBLE', 'age': 'DOUBLE'}"
  await connection.run(
    `CREATE TABLE bench AS SELECT * FROM read_csv('${path}', auto_detect = false, header = true,
       delim = ',', quote = '"', escape = '"', columns = ${types})`,
  )
  const success = "CASE WHEN success = 'yes' THEN 1.0::DOUBLE WHEN success IS NOT NULL THEN 0.0 END"
  const of = ['duration', success, 'errors', 'age']
  const single = of.map((sql) => `count(${sql}), avg(${sql}), var_samp(${sql})`)
  const joint = of.flatMap((a, place) => of.slice(place + 1).map((b) => `covar_samp(${a}, ${b})`))
  const sums = await connection.runAndReadAll(
    `SELECT arm, ${[...single, ...joint].join(', ')} FROM bench GROUP BY arm ORDER BY arm`,
  )
  const quantiles = await connection.runAndReadAll(
    `SELECT arm, quantile_cont(duration, [${probabilities.join(', ')}]) FROM bench GROUP BY arm ORDER BY arm`,
  )
  const [, n, mean, variance] = sums.getRowsJS()[0] ?? []
  const covariance = sums.getRowsJS()[0]?.[1 + 12 + 2]
  const list = quantiles.getRowsJS()[0]?.[1] as readonly number[]
  connection.closeSync()
  instance.closeSync()
  return [...[n, mean, variance, covariance].map(Number), ...list]
}

function disagreement(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, place) => Math.abs(value / other[place]! - 1)))
}

export const benches = [
  pairedBench({
    id: 'csv',
    work: 'CSV to sufficient statistics, quantiles and ledger',
    ours: { name: 'ours', prepare: (path) => path, run: ours },
    other: { name: 'DuckDB alone', prepare: (path) => path, run: raw },
    goal: { ratio: 1.5, bytes: 1.5 * 2 ** 30 },
    input: { file: 'table.csv', size: 10_000_000, write: writeTable },
    remark: (one, other) => `largest difference ${disagreement(one, other).toExponential(1)}`,
  }),
]

if (import.meta.main) await runScript(import.meta.filename, benches)
