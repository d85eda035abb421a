import { DuckDBInstance } from '@duckdb/node-api'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Column, DataSet } from '#evidence/rows/data-set'
import type { Answer, Question, Reading, UnitsAnswer } from '#evidence/rows/question'
import { DuckDbRows, type DuckDbRowsSettings } from '#storage/rows/duckdb-rows'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worthline-duckdb-'))
  vi.stubEnv('TMPDIR', folder)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const header = (name: string) => ({ name, occurrence: 1 })
const columns: readonly Column[] = [
  { id: 'solution', read: 'category', from: header('arm') },
  { id: 'time', read: 'number', from: header('time'), scale: 60 },
  { id: 'done', read: 'flag', from: header('done'), is: ['yes'] },
  { id: 'big', read: 'number', from: header('big'), scale: 1 },
  { id: 'age', read: 'auto', from: header('age') },
]
const questions: readonly Question[] = [
  { kind: 'moments', data: 'rows', by: ['solution'], of: ['time', 'done', 'big', 'age'] },
  {
    kind: 'shape',
    data: 'rows',
    by: ['solution'],
    of: 'time',
    probabilities: [0.05, 0.5, 0.95],
    bins: 20,
  },
  { kind: 'units', data: 'rows', numbers: ['time', 'age'], categories: ['solution'] },
]

function dataSet(file: string, more: Partial<DataSet> = {}): DataSet {
  return {
    id: 'rows',
    files: [file],
    row: 'execution',
    read: {},
    columns,
    unpivot: [],
    keep: {},
    exclude: [],
    ...more,
  }
}

/** Three arms, decimals, values near 1e9 with a spread of 1, some missing. */
function writeRows(name: string, rows: number): void {
  let state = 7
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  const lines = Array.from({ length: rows }, () => {
    const time = random() < 0.02 ? 'NA' : (30 * random() ** 3).toFixed(3)
    const big = (1e9 + random() + random() + random()).toFixed(6)
    return `${'abc'[Math.floor(3 * random())]},${time},${random() < 0.5 ? 'yes' : 'no'},${big},${Math.floor(90 * random())}`
  })
  writeFileSync(join(folder, name), `arm,time,done,big,age\n${lines.join('\n')}\n`)
}

async function read(
  file: string,
  settings: DuckDbRowsSettings,
  more: Partial<DataSet> = {},
): Promise<{ readonly reading: Reading; readonly answers: readonly Answer[] }> {
  const store = new DuckDbRows(settings)
  try {
    const { value, findings } = await store.open(dataSet(file, more), { folder })
    if (value === undefined) throw new Error(JSON.stringify(findings))
    const answers: Answer[] = []
    for (const question of questions) answers.push(await store.ask(question))
    return { reading: value, answers }
  } finally {
    await store.close()
  }
}

/** The same for the same bits, and quick to compare. */
function print(what: { readonly reading: Reading; readonly answers: readonly Answer[] }): string {
  const hash = createHash('sha256')
  const text = JSON.stringify(what, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    return value.byteLength
  })
  return hash.update(text).digest('hex')
}

function temporaryFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('worthline-rows-'))
}

describe('the same bits come', () => {
  beforeAll(() => writeRows('rows.csv', 260_000))

  test('from 1, 2 and 4 threads, with a filter and without', async () => {
    for (const more of [{}, { exclude: [{ where: { done: [1] }, why: 'x' }] }]) {
      const one = await read('rows.csv', { threads: 1, fastFrom: 0 }, more)
      const two = await read('rows.csv', { threads: 2, fastFrom: 0 }, more)
      const four = await read('rows.csv', { threads: 4, fastFrom: 0 }, more)
      expect(print(two)).toBe(print(one))
      expect(print(four)).toBe(print(one))
    }
  })

  test("from the engine's own reader and record by record", async () => {
    const fast = await read('rows.csv', { fastFrom: 0 })
    const exact = await read('rows.csv', { fastFrom: Infinity })
    expect(print(fast)).toBe(print(exact))
  })

  test('from a table that is larger than the memory', async () => {
    const small = await read('rows.csv', { memoryLimit: '24MB', threads: 1, fastFrom: Infinity })
    expect(print(small)).toBe(print(await read('rows.csv', {})))
  })

  test('with the variance of values near 1e9 right to twelve digits', async () => {
    const { answers } = await read('rows.csv', {})
    const store = await DuckDBInstance.create(':memory:')
    const connection = await store.connect()
    // exact: doubles near 1e9 are multiples of 2^-23, summed up as integers of 128 bits
    const result = await connection.runAndReadAll(
      `SELECT sum(x), sum(x * x), count(*) FROM (SELECT CAST((big - 1e9::DOUBLE) * 8388608 AS HUGEINT) AS x
         FROM read_csv('${join(folder, 'rows.csv')}', header = true) WHERE arm = 'a')`,
    )
    const [sum, squares, n] = result.getRows()[0]! as [bigint, bigint, bigint]
    connection.closeSync()
    store.closeSync()
    const variance = Number(n * squares - sum * sum) / Number(n * n) / 2 ** 46
    const moments = answers[0]!
    const cell =
      moments.kind === 'moments' ? moments.cells.find(({ by }) => by[0] === 'a') : undefined
    const { m2, n: count } = cell!.columns['big']!
    expect(Math.abs(m2 / count / variance - 1)).toBeLessThan(1e-12)
  })
})

describe('a large file', () => {
  test('with an unreadable cell is read by the engine all the same', async () => {
    writeFileSync(
      join(folder, 'bad.csv'),
      'arm,time,done,big,age\na,1,yes,1,x\na,oops,no,1,2\nb,"1,234.5",no,inf,3\n',
    )
    const fast = await read('bad.csv', { fastFrom: 0 })
    expect(fast).toStrictEqual(await read('bad.csv', { fastFrom: Infinity }))
    expect(fast.reading.rejected).toEqual([
      { line: 3, field: 'time', value: 'oops', reason: 'not a number' },
      { line: 4, field: 'big', value: 'inf', reason: 'not a number' },
    ])
    expect(fast.reading.columns.find(({ id }) => id === 'age')?.holds).toBe('categories')
  })

  test('with any oddity gives what the small one gives', async () => {
    const good = Array.from({ length: 300 }, (_, row) => `a,${row},yes,1,${row}`)
    const odd = [
      'a,1',
      'a,1,yes,1,2,3',
      '',
      '"a\nb",1,no,2,3',
      'a,"1,no,2,3',
      'a,1,yes,2,"5"" x"',
      ' b , 7 ,yes,1, NA ',
      'a,1,yes,2,3,',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...odd), { maxLength: 4 }),
        fc.nat(300),
        async (lines, at) => {
          const all = [...good.slice(0, at), ...lines, ...good.slice(at)]
          writeFileSync(join(folder, 'odd.csv'), `arm,time,done,big,age\n${all.join('\n')}\n`)
          const fast = await read('odd.csv', { fastFrom: 0 })
          const exact = await read('odd.csv', { fastFrom: Infinity })
          expect(fast).toStrictEqual(exact)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('Parquet is read, with the number of the row as its line', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT * FROM (VALUES ('a', 1.5, 'yes', 7, 30), ('b', NULL, 'no', 8, 31), ('a', 2.25, NULL, 8, NULL))
       AS t(arm, "ti""me", done, big, age)) TO '${join(folder, 'rows.parquet')}'`,
  )
  connection.closeSync()
  instance.closeSync()
  const store = new DuckDbRows()
  const own: readonly Column[] = [
    ...columns.filter(({ id }) => id !== 'time'),
    { id: 'time', read: 'number', from: header('ti"me'), scale: 60 },
  ]
  const { value } = await store.open(dataSet('rows.parquet', { columns: own }), { folder })
  const answer = (await store.ask(questions[2]!)) as UnitsAnswer
  await store.close()
  expect(value).toMatchObject({
    rows: 3,
    duplicateRows: 0,
    format: 'Parquet',
    headers: ['arm', 'ti"me', 'done', 'big', 'age'],
  })
  expect([...answer.lines]).toEqual([1, 2, 3])
  expect([...answer.numbers['time']!]).toEqual([90, NaN, 135])
  expect([...answer.numbers['age']!]).toEqual([30, 31, NaN])
})

test('a category with very many labels is coded all the same', async () => {
  const rows = Array.from({ length: 90_000 }, (_, row) => `customer ${row % 80_000},${row}`)
  writeFileSync(join(folder, 'many.csv'), `who,x\n${rows.join('\n')}\n`)
  const some = ['customer 7', 'customer 79999']
  const own: readonly Column[] = [
    { id: 'customer', read: 'category', from: header('who') },
    {
      id: 'kind',
      read: 'category',
      from: header('who'),
      map: some.map((text) => [text, 'one']),
      otherwise: 'rest',
    },
    {
      id: 'many',
      read: 'category',
      from: header('who'),
      map: Array.from({ length: 500 }, (_, k) => [`customer ${k}`, `k${k % 7}`]),
    },
  ]
  for (const fastFrom of [0, Infinity]) {
    const store = new DuckDbRows({ fastFrom })
    const { value } = await store.open(
      dataSet('many.csv', {
        columns: own,
        exclude: [{ where: { customer: ['customer 5'] }, why: 'x' }],
      }),
      { folder },
    )
    const answer = (await store.ask({
      kind: 'units',
      data: 'rows',
      numbers: [],
      categories: ['customer', 'kind', 'many'],
    })) as UnitsAnswer
    const moments = await store.ask({ kind: 'moments', data: 'rows', by: ['customer'], of: [] })
    await store.close()
    expect(value?.rows).toBe(89_998)
    expect(answer.categories['customer']!.labels).toHaveLength(79_999)
    expect(answer.categories['customer']!.labels[5]).toBe('customer 6')
    expect(answer.categories['kind']!.labels).toEqual(['rest', 'one'])
    expect(answer.categories['kind']!.codes.reduce((sum, code) => sum + code)).toBe(3)
    expect(answer.categories['many']!.labels).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k6', 'k5'])
    expect(value?.columns.find(({ id }) => id === 'many')).toMatchObject({
      present: 998,
      missing: 0,
    })
    expect(moments.kind === 'moments' && moments.cells).toHaveLength(79_999)
  }
})

test('random bytes as a table give an outcome', async () => {
  const before = temporaryFolders()
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .string({
        unit: fc.constantFrom(
          'a',
          '1',
          ',',
          ';',
          '"',
          '\n',
          '\r',
          '\t',
          ' ',
          '{',
          '}',
          ':',
          '\u00e9',
          '\ufeff',
          '.',
        ),
        maxLength: 80,
      })
      .map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 60 }).map((more) => Uint8Array.from([0x1f, 0x8b, 8, ...more])),
    fc
      .uint8Array({ maxLength: 60 })
      .map((more) => Uint8Array.from([0x50, 0x41, 0x52, 0x31, ...more])),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (content, fast) => {
      writeFileSync(join(folder, 'random.csv'), content)
      const store = new DuckDbRows(fast ? { fastFrom: 0 } : {})
      const own: readonly Column[] = [{ id: 'a', read: 'auto', from: header('a') }]
      const { value, findings } = await store.open(dataSet('random.csv', { columns: own }), {
        folder,
      })
      await store.close()
      const hash = createHash('sha256').update(content).digest('hex')
      const refused = findings.some(({ severity }) => severity === 'problem')
      expect(value?.hash ?? refused).toBe(value === undefined ? true : hash)
    }),
    { numRuns: 150 },
  )
  expect(temporaryFolders()).toEqual(before)
})

test('temporary files are gone after closing, and when nothing was opened', async () => {
  const before = temporaryFolders()
  const store = new DuckDbRows()
  writeFileSync(join(folder, 'one.csv'), 'arm,time,done,big,age\na,1,yes,1,1\n')
  await store.open(dataSet('one.csv'), { folder })
  const [own] = temporaryFolders().filter((name) => !before.includes(name))
  expect(existsSync(join(tmpdir(), own!))).toBe(true)
  await store.open(dataSet('none.csv'), { folder })
  await store.close()
  await store.close()
  expect(temporaryFolders()).toEqual(before)
})

test('long reading says how far it has come', async () => {
  const said: string[] = []
  const line = `${'x'.repeat(1000)},1\n`
  writeFileSync(join(folder, 'long.csv'), `arm,x\n${line.repeat(150_000)}`)
  const store = new DuckDbRows({ fastFrom: Infinity, progress: (words) => said.push(words) })
  await store.open(
    dataSet('long.csv', { columns: [{ id: 'x', read: 'number', from: header('x'), scale: 1 }] }),
    { folder },
  )
  await store.close()
  expect(said).toEqual(['reading long.csv: 44 %', 'reading long.csv: 89 %'])
})
