/**
 * Reading rows against the engine that does it: `node bench/rows.ts [rows]`. A seeded table is
 * written, then read and summed up by the product and by DuckDB alone in turns, each time in a
 * fresh process. Goals: median ratio of the pairs at most 1.5, peak memory at most 1.5 GiB.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import { execFile } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { DataSet } from '#evidence/rows/data-set'
import { DuckDbRows } from '#storage/rows/duckdb-rows'

const pairs = 7
const goalRatio = 1.5
const goalBytes = 1.5 * 2 ** 30
const probabilities = [0.05, 0.1, 0.5, 0.9, 0.95]

interface Run {
  readonly seconds: number
  readonly peak: number
  readonly control: readonly number[]
}

/** A small generator of its own, so that the table is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mix = Math.imul(state ^ (state >>> 15), state | 1)
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61)
    return ((mix ^ (mix >>> 14)) >>> 0) / 4294967296
  }
}

function writeTable(path: string, rows: number): void {
  const random = generator(20261101)
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

async function child(way: string, path: string): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, way, path])
  return JSON.parse(stdout) as Run
}

async function measured(way: 'ours' | 'raw', path: string): Promise<void> {
  const start = performance.now()
  const control = await (way === 'ours' ? ours(path) : raw(path))
  const seconds = (performance.now() - start) / 1000
  const run: Run = { seconds, peak: process.resourceUsage().maxRSS * 1024, control }
  process.stdout.write(JSON.stringify(run))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function disagreement(one: Run, other: Run): number {
  return Math.max(...one.control.map((value, place) => Math.abs(value / other.control[place]! - 1)))
}

async function compare(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-bench-'))
  try {
    const path = join(folder, 'table.csv')
    writeTable(path, rows)
    console.log(`${rows} rows, ${(statSync(path).size / 2 ** 20).toFixed(0)} MiB; ${pairs} pairs`)
    const ratios: number[] = []
    const peaks: number[] = []
    for (let pair = 0; pair < pairs; pair++) {
      const order = pair % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const)
      const runs: Partial<Record<'ours' | 'raw', Run>> = {}
      for (const way of order) runs[way] = await child(way, path)
      const [own, other] = [runs.ours!, runs.raw!]
      ratios.push(own.seconds / other.seconds)
      peaks.push(own.peak)
      console.log(
        `ours ${own.seconds.toFixed(2)} s  DuckDB alone ${other.seconds.toFixed(2)} s  ratio ${(own.seconds / other.seconds).toFixed(2)}  ` +
          `peak ${(own.peak / 2 ** 30).toFixed(2)} and ${(other.peak / 2 ** 30).toFixed(2)} GiB  largest difference ${disagreement(own, other).toExponential(1)}`,
      )
    }
    const ratio = median(ratios)
    const peak = Math.max(...peaks)
    console.log(
      `median ratio ${ratio.toFixed(2)} (goal ${goalRatio}), peak ${(peak / 2 ** 30).toFixed(2)} GiB (goal ${goalBytes / 2 ** 30})`,
    )
    process.exitCode = ratio <= goalRatio && peak <= goalBytes ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [first, path] = process.argv.slice(2)
if (first === 'ours' || first === 'raw') await measured(first, path ?? '')
else await compare(Number(first ?? 10_000_000))
