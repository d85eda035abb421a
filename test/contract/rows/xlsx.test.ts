/** Workbooks and what openpyxl reads from them: test/reference/workbooks.py. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Column, ReadOptions } from '#evidence/rows/data-set'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import {
  category,
  codesOf,
  columnOf,
  dataSetOf,
  header,
  labels,
  number,
  stores,
  withBench,
} from './row-bench.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const { workbooks } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../reference/workbooks.json'), 'utf8'),
) as { workbooks: Readonly<Record<string, Readonly<Record<string, unknown[][]>>>> }

/** A column of a sheet as openpyxl reads it, without the header. */
function read(book: string, place: number): readonly unknown[] {
  const [sheet = []] = Object.values(workbooks[book] ?? {})
  return sheet.slice(1).map((row) => row[place])
}

describe.each(stores)('%s', (_, create) => {
  const bench = withBench(create)
  const place = (name: string): { files: readonly string[] } => {
    copyFileSync(join(fixtures, name), join(bench.folder, name))
    return { files: [name] }
  }
  const table: ReadOptions = { sheet: 'Trial data', range: 'B3:F9' }
  const columns: readonly Column[] = [
    category('arm'),
    number('wait'),
    { id: 'done', read: 'flag', from: header('done'), is: [true] },
    category('seen'),
    category('note'),
  ]

  describe('a workbook', () => {
    test('gives the cells of a range, with the rows of the sheet as lines', async () => {
      const { reading, findings } = await bench.open(columns, {
        ...place('trial.xlsx'),
        read: table,
      })
      const answer = await bench.units(['wait', 'done'], ['arm', 'seen', 'note'])
      expect([...answer.lines]).toEqual([4, 5, 6, 8, 9])
      expect([...answer.numbers['wait']!]).toEqual([1.5, 2, NaN, NaN, 3.25])
      expect([...answer.numbers['done']!]).toEqual([1, 0, 1, NaN, 1])
      expect(labels(answer, 'arm')).toEqual(['old', 'new', 'old', undefined, 'new'])
      const seen = read('trial.xlsx', 4).flatMap((text, row) =>
        [2, 3, 4, 6, 7].includes(row) ? [text ?? undefined] : [],
      )
      expect(labels(answer, 'seen').map((text) => text && `${text}.000`)).toEqual(seen)
      expect(labels(answer, 'note').slice(0, 3)).toEqual(read('trial.xlsx', 5).slice(2, 5))
      expect(labels(answer, 'note').slice(3)).toEqual(['A', 'é中😀'])
      expect(reading).toMatchObject({
        rowsRead: 5,
        rows: 5,
        headers: ['arm', 'wait', 'done', 'seen', 'note'],
        format: 'Excel workbook, sheet `Trial data` (1 of 2), cells B3:F9',
        rejectedCount: 4,
      })
      expect(reading.rejected).toEqual([
        { line: 6, field: 'wait', value: '#N/A', reason: 'an error of the spreadsheet' },
        { line: 8, field: 'wait', value: '#DIV/0!', reason: 'an error of the spreadsheet' },
        { line: 8, field: 'arm', value: '#DIV/0!', reason: 'an error of the spreadsheet' },
        { line: 8, field: 'done', value: '#VALUE!', reason: 'an error of the spreadsheet' },
      ])
      expect(columnOf(reading, 'wait')).toMatchObject({
        present: 3,
        missing: 0,
        unreadable: { count: 2 },
      })
      expect(columnOf(reading, 'arm')).toMatchObject({ present: 4, unreadable: { count: 1 } })
      expect(columnOf(reading, 'done')).toMatchObject({ present: 4, unreadable: { count: 1 } })
      expect(new Set(codesOf(findings))).toEqual(new Set(['unreadable-value']))
    })

    test('gives the first sheet, a sheet by its name or by its place', async () => {
      const file = place('trial.xlsx')
      for (const sheet of ['Accounts', 2]) {
        await bench.open([category('segment')], { ...file, read: { sheet } })
        expect(labels(await bench.units([], ['segment']), 'segment')).toEqual(['desk', 'online'])
      }
      const { reading } = await bench.open([category('Collected in 2026')], file)
      expect(reading.headers).toEqual(['Collected in 2026'])
    })

    test('has numbers in full, days and times as ISO text, in both calendars', async () => {
      for (const book of ['values-1900.xlsx', 'values-1904.xlsx'] as const) {
        await bench.open(
          [
            number('number'),
            number('percent'),
            ...['day', 'moment', 'clock', 'elapsed'].map((id) => category(id)),
          ],
          place(book),
        )
        const answer = await bench.units(
          ['number', 'percent'],
          ['day', 'moment', 'clock', 'elapsed'],
        )
        expect([...answer.numbers['number']!]).toEqual(read(book, 0))
        expect([...answer.numbers['percent']!]).toEqual(read(book, 5))
        const day = (text: unknown): unknown =>
          typeof text === 'string' ? text.replace(/T00:00:00\.000$/, '') : undefined
        const moment = (text: unknown): unknown =>
          typeof text === 'string' ? text.replace(/\.000$/, '') : undefined
        expect(labels(answer, 'day')).toEqual(read(book, 1).map(day))
        expect(labels(answer, 'moment')).toEqual(read(book, 2).map(moment))
        expect(labels(answer, 'clock')).toEqual(read(book, 3).map((text) => text ?? undefined))
        const seconds = labels(answer, 'elapsed').map((text) => {
          const [hours = NaN, minutes = NaN, rest = NaN] = (text ?? '').split(':').map(Number)
          return text === undefined ? null : 3600 * hours + 60 * minutes + rest
        })
        expect(seconds).toEqual(read(book, 4))
      }
    })

    test('gives the saved results of formulas; one that was never saved is unreadable', async () => {
      const { reading } = await bench.open([number('x')], place('formulas.xlsx'))
      expect([...(await bench.units(['x'])).numbers['x']!]).toEqual([2, 4.5, NaN])
      expect(reading.rejected).toMatchObject([{ line: 4, field: 'x', value: '#FORMULA!' }])
    })

    test('written by a program that streams: texts in cells, prefixes, no references', async () => {
      await bench.open([category('a'), { id: 'b', read: 'auto', from: header('b > c') }], {
        ...place('inline.xlsx'),
      })
      const answer = await bench.units([], ['a', 'b'])
      expect(labels(answer, 'a')).toEqual(['u<&>', 'v', undefined])
      expect(labels(answer, 'b')).toEqual(['0.30000000000000004', '2026-11-22', '1.1'])
      expect([...answer.lines]).toEqual([2, 4, 5])
    })

    test('keeps a covariate a number where a formula failed', async () => {
      const wait: Column = { id: 'wait', read: 'auto', from: header('wait') }
      const { reading } = await bench.open([wait], { ...place('trial.xlsx'), read: table })
      expect(columnOf(reading, 'wait')).toMatchObject({
        holds: 'numbers',
        unreadable: { count: 2 },
      })
    })

    test('without the sheet is refused, with the nearest name and the list', async () => {
      const file = place('trial.xlsx')
      const findings = await bench.refuse(columns, { ...file, read: { sheet: 'Trail data' } })
      expect(findings).toMatchObject([
        {
          code: 'no-sheet',
          hint: 'Did you mean `Trial data`? The sheets are `Trial data`, `Accounts`.',
        },
      ])
      expect(codesOf(await bench.refuse(columns, { ...file, read: { sheet: 3 } }))).toEqual([
        'no-sheet',
      ])
      expect(codesOf(await bench.refuse(columns, { ...file, read: { range: 'F9:B3' } }))).toEqual([
        'wrong-value',
      ])
    })

    test('of another kind is refused by name', async () => {
      bench.write('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
      const [old] = await bench.refuse(columns, { files: ['old.xls'], read: { sheet: 1 } })
      expect(old).toMatchObject({ code: 'not-a-table' })
      expect(old?.message).toContain('.xls')
      expect(old?.hint).toContain('.xlsx')
      bench.write('other.xlsx', zip({ 'a.txt': 'x' }))
      const [other] = await bench.refuse(columns, { files: ['other.xlsx'] })
      expect(other?.message).toContain('no Excel workbook')
      bench.write('rows.csv', 'a,b\n1,2\n')
      expect(codesOf(await bench.refuse([number('a')], { read: { sheet: 1 } }))).toEqual([
        'wrong-value',
      ])
    })

    test('that is damaged is refused', async () => {
      const whole = readFileSync(join(fixtures, 'trial.xlsx'))
      bench.write('cut.xlsx', whole.subarray(0, 3000))
      expect(codesOf(await bench.refuse(columns, { files: ['cut.xlsx'] }))).toEqual(['not-a-table'])
      bench.write('open.xlsx', book('<worksheet><sheetData><row><c><v>1</v>'))
      expect(codesOf(await bench.refuse(columns, { files: ['open.xlsx'] }))).toEqual([
        'not-a-table',
      ])
      const entity = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'
      bench.write('entity.xlsx', book(entity))
      expect(codesOf(await bench.refuse(columns, { files: ['entity.xlsx'] }))).toEqual([
        'not-a-table',
      ])
    })
  })
})

test('a workbook that grows without end is refused, whatever size it declares', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-bomb-'))
  const row = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'.padEnd(1 << 20)
  const part = deflateRawSync(row.repeat(64), { finishFlush: constants.Z_FULL_FLUSH })
  const start = deflateRawSync('<worksheet><sheetData>', { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([start, ...Array.from({ length: 17 }, () => part)])
  writeFileSync(join(folder, 'bomb.xlsx'), book({ packed, size: 100 }))
  const store = new DuckDbRows()
  const set = dataSetOf([category('a')], { files: ['bomb.xlsx'] })
  const { findings } = await store.open(set, { folder })
  expect(findings).toMatchObject([{ code: 'too-large', place: { file: 'bomb.xlsx' } }])
  await store.close()
  rmSync(folder, { recursive: true })
})

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a file in an archive is packed to, and how large its directory says it is. */
interface Packed {
  readonly packed: Buffer
  readonly size: number
}

/** A workbook of one sheet. */
function book(sheet: string | Packed): Buffer {
  const relation = (type: string, target: string): string =>
    `<Relationships><Relationship Id="r" Type="${relations}/${type}" Target="${target}"/></Relationships>`
  return zip({
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" id="r"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'sheet.xml'),
    'xl/sheet.xml': sheet,
  })
}

/** A zip archive. */
function zip(files: Readonly<Record<string, string | Packed>>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const { packed, size } =
      typeof content === 'string'
        ? { packed: deflateRawSync(content), size: Buffer.byteLength(content) }
        : content
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), fields, rest, Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
