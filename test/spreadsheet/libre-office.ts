/** LibreOffice without a window, as the judge of what our workbooks compute. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { columnLetters, wholeSheet } from '#formats/xlsx-range'
import { SheetReader } from '#formats/xlsx-sheet'
import { SharedStrings } from '#formats/xlsx-strings'
import { readWorkbook } from '#formats/xlsx-workbook'

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

/** The cells of a workbook by sheet and name, as texts: `cells.get('Summary!B4')`. */
export type BookCells = ReadonlyMap<string, string>

/** What every cell of a workbook holds, as it was saved. */
export function bookCells(bytes: Uint8Array): BookCells {
  const files = unzipSync(bytes)
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const book = readWorkbook(
    'xl/workbook.xml',
    text('xl/workbook.xml'),
    text('xl/_rels/workbook.xml.rels'),
  )
  const strings = new SharedStrings()
  if (book.strings !== undefined) {
    strings.push(text(book.strings))
    strings.end()
  }
  const cells = new Map<string, string>()
  for (const { name, path } of book.sheets) {
    const context = { range: wholeSheet, strings: strings.texts, styles: [], from1904: false }
    const reader = new SheetReader(context, (row, values) => {
      for (const [index, value] of values.entries()) {
        if (value !== '') cells.set(`${name}!${columnLetters(index + 1)}${row}`, value)
      }
    })
    reader.push(text(path))
    reader.end()
  }
  return cells
}

/** A workbook with nothing computed in it and some cells set to other numbers. */
export function emptied(
  bytes: Uint8Array,
  set: Readonly<Record<string, number | string>> = {},
): Uint8Array {
  const files = unzipSync(bytes)
  const book = readWorkbook(
    'xl/workbook.xml',
    strFromU8(files['xl/workbook.xml']!),
    strFromU8(files['xl/_rels/workbook.xml.rels']!),
  )
  for (const { name, path } of book.sheets) {
    let text = strFromU8(files[path]!)
    text = text.replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
    for (const [cell, value] of Object.entries(set)) {
      const [sheet, place] = cell.split('!')
      if (sheet !== name) continue
      const found = new RegExp(`<c r="${place}"( s="\\d+")?[^>]*>.*?</c>`)
      if (!found.test(text)) throw new Error(`no cell ${cell}`)
      text = text.replace(found, (_, style: string) =>
        typeof value === 'number'
          ? `<c r="${place}"${style}><v>${value}</v></c>`
          : `<c r="${place}"${style} t="inlineStr"><is><t>${value}</t></is></c>`,
      )
    }
    files[path] = strToU8(text)
  }
  return zipSync(files)
}

/** Workbooks as LibreOffice computes them, all in one go. */
export function recalculated(books: readonly Uint8Array[]): readonly BookCells[] {
  const folder = mkdtempSync(join(tmpdir(), 'worthline-sheet-'))
  try {
    const to = join(folder, 'out')
    mkdirSync(to)
    const files = books.map((bytes, index) => {
      const file = join(folder, `book-${index}.xlsx`)
      writeFileSync(file, bytes)
      return file
    })
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const words = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', to, ...files]
    const said = spawnSync('soffice', words, { encoding: 'utf8', timeout: 300_000 })
    if (said.status !== 0) throw new Error(`soffice: ${said.stderr}`)
    return books.map((_, index) =>
      bookCells(new Uint8Array(readFileSync(join(to, `book-${index}.xlsx`)))),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
