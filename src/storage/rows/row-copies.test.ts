import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { writeXlsx } from '#formats/xlsx-write'
import type { Column, DataSet } from '#evidence/rows/data-set'
import type { Question } from '#evidence/rows/question'
import { DuckDbRows, type DuckDbRowsSettings } from '#storage/rows/duckdb-rows'
import { temporaryName } from '#storage/temporary-files'

const folder = mkdtempSync(join(tmpdir(), 'worthline-copies-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const header = (name: string) => ({ name, occurrence: 1 })
const columns: readonly Column[] = [
  { id: 'solution', read: 'category', from: header('arm') },
  { id: 'time', read: 'number', from: header('time'), scale: 60 },
  { id: 'done', read: 'flag', from: header('done'), is: ['yes'] },
  { id: 'age', read: 'auto', from: header('age') },
]
const questions: readonly Question[] = [
  { kind: 'moments', data: 'rows', by: ['solution'], of: ['time', 'done', 'age'] },
  { kind: 'shape', data: 'rows', by: ['solution'], of: 'time', probabilities: [0.1, 0.5], bins: 9 },
  { kind: 'units', data: 'rows', numbers: ['time', 'age'], categories: ['solution'] },
]

function dataSet(files: readonly string[], more: Partial<DataSet> = {}): DataSet {
  const rest = { row: 'execution', read: {}, unpivot: [], keep: {}, exclude: [] } as const
  return { id: 'rows', files, columns, ...rest, ...more }
}

/** Rows with a long note each, so that few of them make a large file, and with all kinds of faults where asked for. */
function csv(rows: number, faults: boolean): string {
  const note = 'n'.repeat(2000)
  const lines = Array.from({ length: rows }, (_, row) => {
    const time = faults && row % 50 === 3 ? 'soon' : faults && row % 40 === 1 ? '' : `${row / 8}`
    const age = faults && row % 60 === 7 ? 'NaN' : `${row % 90}`
    const line = `arm ${row % 3},${time},${row % 5 === 0 ? 'no' : 'yes'},${age},${note}`
    return faults && row % 100 === 9 ? `${line},too,many` : line
  })
  if (faults) lines.splice(70, 0, lines[69]!, '"never closed,1,yes,3')
  return `arm,time,done,age,note\n${lines.join('\n')}\n`
}

const large = 2500

/** The same rows as a workbook, with notes that are as long when packed. */
function workbook(): Uint8Array {
  const hash = (text: string): string => createHash('sha512').update(text).digest('base64')
  const noise = (row: number): string =>
    Array.from({ length: 32 }, (_, part) => hash(`${row} ${part}`)).join('')
  const lines = csv(large, true).trim().split('\n')
  const rows = lines.map((line, row) => ({
    cells: [...line.split(',').slice(0, 4), row === 0 ? 'note' : noise(row)].map((text) => ({
      value: text !== '' && Number.isFinite(Number(text)) ? Number(text) : text,
    })),
  }))
  const sheet = { name: 'Rows', widths: [9, 9, 9, 9, 9], rows, frozen: { rows: 1, columns: 0 } }
  return writeXlsx({ title: 'Rows', creator: 'test', names: [], sheets: [sheet] })
}

async function answers(
  of: DataSet,
  settings: DuckDbRowsSettings,
  meanwhile: () => void = () => undefined,
): Promise<{ readonly text: string; readonly format: string | undefined }> {
  const store = new DuckDbRows(settings)
  const outcome = await store.open(of, { folder })
  meanwhile()
  const asked = []
  for (const question of questions) asked.push(await store.ask(question))
  let lines = ''
  const count = await store.rejected('rows', (more) => (lines += more))
  const sample = await store.rows('rows', { solution: ['arm 1'] }, 5)
  await store.close()
  const text = JSON.stringify([outcome, asked, count, lines, sample], (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
  return { text, format: outcome.value?.format }
}

/** A folder of its own for the copies of a test. */
function copies(
  name: string,
  version = '1',
): DuckDbRowsSettings & { readonly names: () => string[] } {
  const place = join(folder, name)
  const names = (): string[] => (existsSync(place) ? readdirSync(place) : [])
  return { copies: { folder: place, version }, names }
}

describe('copies of rows', () => {
  const cases: readonly (readonly [string, DataSet, number])[] = [
    ['plain.csv', dataSet(['plain.csv']), 0],
    ['plain.csv', dataSet(['plain.csv']), Infinity],
    ['odd.csv', dataSet(['odd.csv']), 0],
    ['odd.csv', dataSet(['odd.csv']), Infinity],
    ['odd.csv.gz', dataSet(['odd.csv.gz']), Infinity],
    ['rows.jsonl', dataSet(['rows.jsonl']), Infinity],
    ['rows.xlsx', dataSet(['rows.xlsx']), Infinity],
    [
      'odd.csv',
      dataSet(['plain.csv', 'odd.csv'], { exclude: [{ where: { done: [false] }, why: 'open' }] }),
      0,
    ],
  ]
  writeFileSync(join(folder, 'plain.csv'), csv(large, false))
  writeFileSync(join(folder, 'odd.csv'), csv(large, true))
  writeFileSync(join(folder, 'odd.csv.gz'), gzipSync(csv(large, true)))
  writeFileSync(join(folder, 'rows.xlsx'), workbook())
  writeFileSync(
    join(folder, 'rows.jsonl'),
    Array.from({ length: large }, (_, row) =>
      JSON.stringify({
        arm: `a${row % 2}`,
        time: row % 7 === 0 ? 'x' : row / 3,
        done: 'yes',
        age: row % 40,
        note: 'n'.repeat(2000),
      }),
    ).join('\n'),
  )

  test.each(cases.map((each, place) => [place, ...each] as const))(
    'give what the file gives (%i: %s)',
    async (place, _name, of, fastFrom) => {
      const kept = copies(`same-${place}`)
      const plain = await answers(of, { fastFrom })
      const first = await answers(of, { ...kept, fastFrom })
      const made = kept.names()
      expect(made).toHaveLength(2 * of.files.length)
      const account = join(
        folder,
        `same-${place}`,
        made.find((name) => name.endsWith('.json'))!,
      )
      const said = readFileSync(account, 'utf8')
      const second = await answers(of, { ...kept, fastFrom })
      expect(first.text === plain.text).toBe(true)
      expect(second.text === plain.text).toBe(true)
      writeFileSync(account, said.replace(/"words":"/, '"words":"from the copy: '))
      expect((await answers(of, { ...kept, fastFrom })).format).toContain('from the copy')
      expect(kept.names()).toEqual(made)
    },
    60_000,
  )

  test('are made anew where they are damaged or not whole', async () => {
    const kept = copies('damaged')
    const plain = await answers(dataSet(['odd.csv']), kept)
    const [account, rows] = kept
      .names()
      .toSorted()
      .map((name) => join(folder, 'damaged', name))
    const whole = readFileSync(rows!)
    const damages = [
      () => truncateSync(rows!, Math.floor(whole.length / 2)),
      () =>
        writeFileSync(
          rows!,
          whole.map((byte, at) => (at === 500 ? byte ^ 1 : byte)),
        ),
      () => rmSync(rows!),
      () => writeFileSync(account!, '{"hash":'),
      () => rmSync(account!),
    ]
    for (const damage of damages) {
      damage()
      expect((await answers(dataSet(['odd.csv']), kept)).text === plain.text).toBe(true)
      expect(readFileSync(rows!).length).toBe(whole.length)
      expect(kept.names()).toHaveLength(2)
    }
  }, 60_000)

  test('belong to a way of reading and to a version, of which four are kept', async () => {
    const ways: Partial<DataSet>[] = [
      { read: { missing: ['0'] } },
      { columns: columns.slice(0, 3) },
      { columns: columns.toReversed() },
      {},
    ]
    const many = copies('many')
    for (const way of ways) await answers(dataSet(['plain.csv'], way), many)
    const four = many.names()
    expect(four).toHaveLength(8)
    await answers(dataSet(['plain.csv']), { ...many, fastFrom: 0 })
    await answers(dataSet(['plain.csv']), copies('many', '2'))
    expect(many.names()).toHaveLength(8)
    expect(many.names().filter((name) => four.includes(name))).toHaveLength(4)
  }, 60_000)

  test('are read to the end where they are removed meanwhile, and leave nothing', async () => {
    const kept = copies('removed')
    const plain = await answers(dataSet(['odd.csv']), kept)
    const removed = (): void => {
      const made = kept.names().filter((name) => /(?:json|parquet)$/.test(name))
      expect(made).toHaveLength(2)
      for (const name of made) rmSync(join(folder, 'removed', name))
    }
    expect((await answers(dataSet(['odd.csv']), kept, removed)).text === plain.text).toBe(true)
    expect(kept.names()).toEqual([])
  }, 60_000)

  test('serve a study that reads a file in more ways than are kept', async () => {
    const kept = copies('five')
    const five = Array.from({ length: 5 }, (_, way) =>
      dataSet(['odd.csv'], { id: `rows${way}`, read: { missing: [`${way}`] } }),
    )
    const together = async (settings: DuckDbRowsSettings): Promise<string> => {
      const store = new DuckDbRows(settings)
      for (const each of five) await store.open(each, { folder })
      const asked = five.map(({ id }) => store.ask({ ...questions[0]!, data: id }))
      const text = JSON.stringify(await Promise.all(asked))
      await store.close()
      return text
    }
    const plain = await together({})
    for (const _time of ['first', 'second', 'third']) {
      expect((await together(kept)) === plain).toBe(true)
      expect(kept.names()).toHaveLength(8)
    }
  }, 60_000)

  test('are written by several at once', async () => {
    const kept = copies('several')
    const plain = await answers(dataSet(['odd.csv']), {})
    for (const _time of ['first', 'second']) {
      const all = Array.from({ length: 3 }, () => answers(dataSet(['odd.csv']), kept))
      for (const { text } of await Promise.all(all)) expect(text === plain.text).toBe(true)
    }
    expect(kept.names()).toHaveLength(2)
  }, 60_000)

  test('are written beside nothing that a process left when it was killed', async () => {
    const kept = copies('left')
    await answers(dataSet(['odd.csv']), kept)
    const made = kept.names()
    const left = temporaryName('rows').replace(`.${process.pid}@`, '.999999999@')
    writeFileSync(join(folder, 'left', left), 'half')
    await answers(dataSet(['plain.csv']), kept)
    expect(kept.names()).toHaveLength(4)
    expect(kept.names()).toEqual(expect.arrayContaining(made))
  }, 60_000)

  test('are no condition: where they cannot be written the file is read', async () => {
    const nowhere = { copies: { folder: join(folder, 'plain.csv', 'below'), version: '1' } }
    const plain = await answers(dataSet(['plain.csv']), {})
    expect((await answers(dataSet(['plain.csv']), nowhere)).text === plain.text).toBe(true)
  }, 60_000)

  test('do without a folder whose name the engine takes for several', async () => {
    const kept = copies('some [12]')
    const plain = await answers(dataSet(['plain.csv']), {})
    for (const _time of ['first', 'second']) {
      expect((await answers(dataSet(['plain.csv']), kept)).text === plain.text).toBe(true)
    }
    expect(kept.names()).toEqual([])
  }, 60_000)

  test('are not made of small files', async () => {
    const kept = copies('small')
    writeFileSync(join(folder, 'small.csv'), csv(20, true))
    await answers(dataSet(['small.csv']), kept)
    expect(kept.names()).toEqual([])
  })
})
