import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DataSet } from '#evidence/rows/data-set'
import type { UnitsAnswer } from '#evidence/rows/question'
import { DuckDbRows } from './duckdb-rows.ts'

let folder = ''
let store = new DuckDbRows()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-log-'))
  store = new DuckDbRows()
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function header(name: string): { readonly name: string; readonly occurrence: number } {
  return { name, occurrence: 1 }
}

function log(file: string, more: Partial<DataSet> = {}): DataSet {
  const duration = { from: 'start', to: 'end', which: 'first' } as const
  return {
    id: 'log',
    files: [file],
    row: 'execution',
    read: {},
    log: {
      rules: { case: 'case', activity: ['step'], at: 'at', order: 'place' },
      columns: [
        { id: 'execution', read: 'case' },
        { id: 'wait', read: 'duration', duration, scale: 1 / 3600 },
      ],
    },
    columns: [
      { id: 'execution', read: 'category', from: header('execution') },
      { id: 'wait', read: 'number', from: header('wait'), scale: 1 },
      { id: 'customer', read: 'category', from: header('who') },
    ],
    unpivot: [],
    keep: {},
    exclude: [],
    ...more,
  }
}

async function units(): Promise<UnitsAnswer> {
  return (await store.ask({
    kind: 'units',
    data: 'log',
    numbers: ['wait'],
    categories: ['execution'],
  })) as UnitsAnswer
}

test.each(['TIMESTAMP', 'TIMESTAMPTZ'])('Parquet with %s', async (type) => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`SET TimeZone = 'UTC'`)
  await connection.run(
    `COPY (SELECT "case", step, CAST(t."at" AS ${type}) AS "at", place, 'ann' AS who FROM (VALUES
       (1, 'end', '2024-01-01 12:30:00.250', 2), (1, 'go', '2024-01-01 12:00:00', 1),
       (2, 'go', '2024-01-02 00:00:00', 1), (2, 'end', '2024-01-02 00:00:00', 2))
       AS t("case", step, "at", place)) TO '${join(folder, 'log.parquet')}'`,
  )
  connection.closeSync()
  instance.closeSync()
  const { value } = await store.open(log('log.parquet'), { folder })
  expect(value).toMatchObject({ rows: 2, format: 'Parquet', log: { events: 4, cases: 2 } })
  expect(value!.log!.wallClockTimes).toBe(type === 'TIMESTAMP' ? 4 : 0)
  const answer = await units()
  expect([...answer.numbers['wait']!]).toEqual([1800.25 / 3600, 0])
  expect([...answer.lines]).toEqual([2, 3])
})

test('many cases in a large file keep their order, whichever reader reads it', async () => {
  const rows = Array.from({ length: 30_000 }, (_, n) => {
    const [name, step] = [`case ${(7 * n) % 10_000}`, n < 10_000 ? 'go' : n < 20_000 ? 'on' : 'end']
    return `${name},${step},2024-01-0${1 + Math.floor(n / 10_000)}T00:00:00Z,${n},ann`
  })
  writeFileSync(join(folder, 'log.csv'), `case,step,at,place,who\n${rows.join('\n')}\n`)
  const answers: UnitsAnswer[] = []
  for (const fastFrom of [0, 2 ** 40]) {
    await store.close()
    store = new DuckDbRows({ fastFrom })
    expect((await store.open(log('log.csv'), { folder })).value).toMatchObject({ rows: 10_000 })
    answers.push(await units())
  }
  expect([...answers[0]!.lines]).toEqual(Array.from({ length: 10_000 }, (_, n) => n + 2))
  expect(answers[0]!.numbers['wait']!.every((wait) => wait === 48)).toBe(true)
  expect(answers[0]).toEqual(answers[1])
})

test('a column of another data set may say the solution of an execution', async () => {
  writeFileSync(
    join(folder, 'log.csv'),
    [
      'case,step,at,place,who',
      'a,go,2024-01-01T00:00Z,1,ann',
      'b,go,2024-01-01T00:00Z,2,bob',
      'a,end,2024-01-01T01:00Z,3,ann',
    ].join('\n'),
  )
  writeFileSync(join(folder, 'accounts.csv'), 'who,plan\nann,new\nbob,old\n')
  const accounts: DataSet = {
    id: 'accounts',
    files: ['accounts.csv'],
    row: 'customer',
    read: {},
    columns: [
      { id: 'customer', read: 'category', from: header('who') },
      { id: 'solution', read: 'category', from: header('plan') },
    ],
    unpivot: [],
    keep: {},
    exclude: [],
  }
  const joins = [{ with: 'accounts', by: 'customer' }]
  await store.open(accounts, { folder })
  const { columns } = log('log.csv')
  const solution = {
    id: 'solution',
    read: 'joined',
    with: 'accounts',
    column: accounts.columns[1]!,
  } as const
  await store.open(log('log.csv', { joins, columns: [...columns, solution] }), { folder })
  const answer = await store.ask({ kind: 'process', data: 'log', by: ['solution'] })
  if (answer.kind !== 'process') throw new Error(answer.kind)
  const { codes, labels } = answer.categories['solution']!
  expect(answer.executions.log.cases).toEqual(['a', 'b'])
  expect([...codes].map((code) => labels[code])).toEqual(['new', 'old'])
})
