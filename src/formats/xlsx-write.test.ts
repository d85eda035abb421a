/** Workbooks are read back by openpyxl where it is there: a reader that is not ours. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Book } from './xlsx-write-book.ts'
import { writeXlsx } from './xlsx-write.ts'

const hostile = '=HYPERLINK("http://x","y") <&>"\u0000\u000b\ud800 _x0041_'

const book: Book = {
  title: 'A <title> & "more"',
  creator: 'test',
  names: [{ name: 'total', refersTo: "'Cash flow'!$B$2" }],
  sheets: [
    {
      name: 'Cash flow',
      widths: [20, 12],
      rows: [
        {
          cells: [
            { value: hostile, note: hostile },
            { value: 'Number', look: { bold: true } },
          ],
        },
        { cells: [{ value: '+1' }, { value: 1e-7, look: { format: '0.0%', fill: 'FFF9E5' } }] },
        { cells: [undefined, { formula: 'B2*2', value: 2e-7 }], height: 30, across: 1 },
      ],
      frozen: { rows: 1, columns: 1 },
      choices: [{ cell: 'A2', range: '$A$1:$B$1' }],
      filter: 'A1:B2',
      marks: [{ range: 'A1:B3', formula: 'A1<>B1', fill: 'FBDDBD' }],
      tab: '1A5FD0',
    },
    { name: 'Empty', widths: [10], rows: [], frozen: { rows: 0, columns: 0 } },
  ],
}

const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['Cash flow']
print(json.dumps({
  'names': book.sheetnames, 'title': book.properties.title,
  'cells': [[cell.value for cell in row] for row in sheet.iter_rows()],
  'types': [[cell.data_type for cell in row] for row in sheet.iter_rows()],
  'note': sheet['A1'].comment.text, 'frozen': sheet.freeze_panes, 'format': sheet['B2'].number_format,
  'landscape': sheet.page_setup.orientation, 'fit': sheet.sheet_properties.pageSetUpPr.fitToPage,
  'titles': sheet.print_title_rows, 'width': sheet.column_dimensions['A'].width,
  'defined': book.defined_names['total'].attr_text, 'filter': sheet.auto_filter.ref,
  'choices': sheet.data_validations.dataValidation[0].formula1,
}))`

const hasOpenpyxl = spawnSync('/usr/bin/python3', ['-c', 'import openpyxl']).status === 0

describe('writeXlsx', () => {
  it.skipIf(!hasOpenpyxl)('is read by openpyxl, texts as texts whatever they begin with', () => {
    const folder = mkdtempSync(join(tmpdir(), 'worthline-xlsx-'))
    const file = join(folder, 'book.xlsx')
    writeFileSync(file, writeXlsx(book))
    const said = spawnSync('/usr/bin/python3', ['-c', script, file], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(said.stderr).toBe('')
    const clean = '=HYPERLINK("http://x","y") <&>"\ufffd _x0041_'
    expect(JSON.parse(said.stdout)).toEqual({
      names: ['Cash flow', 'Empty'],
      title: 'A <title> & "more"',
      cells: [
        [clean.replace('_x0041_', '_x005F_x0041_'), 'Number'],
        ['+1', 1e-7],
        [null, '=B2*2'],
      ],
      types: [
        ['s', 's'],
        ['s', 'n'],
        ['n', 'f'],
      ],
      note: clean.replace('_x0041_', '_x005F_x0041_'),
      frozen: 'B2',
      format: '0.0%',
      landscape: 'landscape',
      fit: true,
      titles: '$1:$1',
      width: 20,
      defined: "'Cash flow'!$B$2",
      filter: 'A1:B2',
      choices: '$A$1:$B$1',
    })
  })

  it('gives the same bytes for the same book', () => {
    expect(writeXlsx(book)).toEqual(writeXlsx(structuredClone(book)))
  })

  it('has no formula but those that were asked for', () => {
    const files = unzipSync(writeXlsx(book))
    const text = strFromU8(files['xl/worksheets/sheet1.xml']!)
    expect(text.match(/<f>/g)).toHaveLength(1)
    expect([...text].filter((letter) => letter < ' ' && letter !== '\n')).toEqual([])
  })
})
