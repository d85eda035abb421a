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

const part = (name: string, lines: readonly string[]): void =>
  writeFileSync(join(folder, name), ['case,step,at,place,who', ...lines].join('\n'))

test('several files are one log, and cases run over them', async () => {
  part('may.csv', ['a,start,2024-05-01T08:00Z,1,ann', 'b,start,2024-05-31T10:00Z,1,bob'])
  part('june.csv', [
    'b,end,2024-06-01T10:00Z,2,',
    'a,end,2024-05-01T09:00Z,2,',
    'c,end,2024-06-02T10:00Z,1,cy',
  ])
  const files = log('may.csv', { files: ['may.csv', 'june.csv'] })
  const { value, findings } = await store.open(files, { folder })
  expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  expect(value).toMatchObject({ rows: 3, files: files.files, log: { events: 5, cases: 3 } })
  const answer = await units()
  expect([...answer.numbers['wait']!]).toEqual([1, 24, 0])
})

test('events that are left out are named by their file', async () => {
  part('may.csv', ['a,start,2024-05-01T08:00Z,1,ann', 'a,,2024-05-02T08:00Z,2,ann'])
  part('june.csv', [',end,2024-06-01T10:00Z,2,', 'b,start,2024-06-01T10:00Z,1,', 'b,,soon,2,'])
  const set = log('', { files: ['may.csv', 'june.csv'] })
  const { findings } = await store.open(set, { folder })
  const said = findings.filter(({ message }) => message.includes('left out'))
  expect(
    said.map(({ message, place }) => [message.match(/\(lines? .*\)/)?.[0], place.file]),
  ).toEqual([
    ['(line 2 of june.csv)', 'june.csv'],
    ['(lines 3 of may.csv, 4 of june.csv)', 'may.csv'],
  ])
})

test('a file that lacks a column of the log is named', async () => {
  part('may.csv', ['a,start,2024-05-01T08:00Z,1,ann'])
  writeFileSync(join(folder, 'june.csv'), 'case,at,place\na,2024-06-01T10:00Z,2\n')
  const { value, findings } = await store.open(log('', { files: ['may.csv', 'june.csv'] }), {
    folder,
  })
  expect(value).toBeUndefined()
  const missing = findings.find(({ code }) => code === 'no-column')!
  expect(missing.message).toContain('step')
  expect(missing.place.file).toBe('june.csv')
})

const xes = (classifiers: string, traces: readonly string[]): string =>
  `<?xml version="1.0"?><log>${classifiers}${traces.map((events) => `<trace>${events}</trace>`).join('')}</log>`
const event = (step: string, role: string, at: string): string =>
  `<event><string key="concept:name" value="${step}"/><string key="org:role" value="${role}"/><date key="time:timestamp" value="${at}"/></event>`
const name = (text: string): string => `<string key="concept:name" value="${text}"/>`

function xesLog(files: readonly string[], classifier: { readonly name?: string }): DataSet {
  const plain = log('', { files })
  const duration = { from: 'start', to: 'check/clerk', which: 'first' } as const
  const rules = { case: 'case:concept:name', activity: [], classifier, at: 'time:timestamp' }
  const columns = [
    { id: 'execution', read: 'case' },
    { id: 'wait', read: 'duration', duration, scale: 1 / 3600 },
  ] as const
  return { ...plain, log: { rules, columns }, columns: plain.columns.slice(0, 2) }
}

const both =
  '<classifier name="Step and role" keys="concept:name org:role"/><classifier name="Step" keys="concept:name"/>'

test('XES over several files: unnamed traces stay apart, named ones are one case', async () => {
  const start = event('start', 'clerk', '2024-05-01T08:00:00Z')
  const check = event('check', 'clerk', '2024-05-01T10:00:00Z')
  writeFileSync(join(folder, 'a.xes'), xes(both, [name('x') + start, start + check]))
  writeFileSync(join(folder, 'b.xes'), xes(both, [name('x') + check, start + check]))
  const { value } = await store.open(xesLog(['a.xes', 'b.xes'], {}), { folder })
  expect(value).toMatchObject({ rows: 3, log: { events: 6, cases: 3 } })
  const answer = await units()
  expect([...answer.numbers['wait']!]).toEqual([2, 2, 2])
  const { codes, labels } = answer.categories['execution']!
  expect(Array.from(codes, (code) => labels[code])).toEqual(['x', 'a.xes trace 2', 'b.xes trace 2'])
})

test.each([
  [{}, 'a.xes', 'check/clerk'],
  [{ name: 'Step and role' }, 'a.xes', 'check/clerk'],
  [{ name: 'Step' }, 'a.xes', 'check'],
  [{}, 'plain.xes', 'check'],
])('classifier %o of %s makes the activity %s', async (classifier, file, activity) => {
  const events = name('x') + event('check', 'clerk', '2024-05-01T10:00:00Z')
  writeFileSync(join(folder, 'a.xes'), xes(both, [events]))
  writeFileSync(join(folder, 'plain.xes'), xes('', [events]))
  const duration = { from: 'start', to: activity, which: 'first' } as const
  const given = xesLog([file], classifier)
  const columns = [
    given.log!.columns[0]!,
    { id: 'wait', read: 'duration', duration, scale: 1 } as const,
  ]
  const { value, findings } = await store.open(
    { ...given, log: { ...given.log!, columns } },
    { folder },
  )
  expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  expect(value!.rows).toBe(1)
})

test.each([
  [['a.xes'], { name: 'Stepp' }, 'unknown-reference', 'Step'],
  [['may.csv'], {}, 'missing-key', 'activity'],
  [['a.xes', 'c.xes'], {}, 'wrong-value', 'concept:name'],
  [['a.xes', 'd.xes'], {}, 'wrong-value', 'concept:name'],
])('refuses in %j a classifier %o', async (files, classifier, code, hint) => {
  const events = name('x') + event('check', 'clerk', '2024-05-01T10:00:00Z')
  writeFileSync(join(folder, 'a.xes'), xes(both, [events]))
  writeFileSync(join(folder, 'c.xes'), xes('<classifier name="S" keys="concept:name"/>', [events]))
  const oneKey = `<classifier name="S" keys="'concept:name org:role'"/>`
  writeFileSync(join(folder, 'd.xes'), xes(oneKey, [events]))
  part('may.csv', ['a,start,2024-05-01T08:00Z,1,ann'])
  const { findings } = await store.open(xesLog(files, classifier), { folder })
  const found = findings.find((one) => one.code === code)!
  expect(found.severity).toBe('problem')
  expect(found.hint).toContain(hint)
})
