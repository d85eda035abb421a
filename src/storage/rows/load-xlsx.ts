import type { Header, ReadOptions } from '#evidence/rows/data-set'
import type { DecimalMark } from '#formats/cell-text'
import { readHeaders } from '#formats/headers'
import { columnLetters, lastColumn, lastRow, readRange, wholeSheet } from '#formats/xlsx-range'
import type { SheetRange } from '#formats/xlsx-range'
import { SheetReader, type SheetContext } from '#formats/xlsx-sheet'
import type { Workbook } from '#formats/xlsx-workbook'
import { XmlError } from '#formats/xlsx-xml'
import { problem, type Finding } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'
import { placeIn } from '#storage/rows/csv-source'
import type { Engine } from '#storage/rows/engine'
import type { NeededColumn } from '#storage/rows/needed-columns'
import type { PlainFile } from '#storage/rows/plain-file'
import { RowHashes } from '#storage/rows/row-hashes'
import { columnsHad, stagedRows } from '#storage/rows/staged-rows'
import type { StagedTable, Target } from '#storage/rows/staged-table'
import { StagingWriter } from '#storage/rows/staging-writer'
import { unpackedFinding } from '#storage/rows/unpacking'
import { sharedParts, workbookIn } from '#storage/rows/workbook-parts'
import { DamagedZip, ZipFile } from '#storage/rows/zip-file'

/** Parts that are held in memory, and the one that is streamed. */
const mostHeld = 256 * 1024 ** 2
const mostStreamed = 64 * 1024 ** 3

interface XlsxLoad {
  readonly read: ReadOptions
  readonly needed: readonly NeededColumn[]
  readonly target: Target
}

/** Loads one sheet of a workbook (.xlsx); a line is the number of the row in the sheet. */
export async function loadXlsx(
  engine: Engine,
  file: PlainFile,
  load: XlsxLoad,
): Promise<StagedTable | Finding> {
  const range = load.read.range === undefined ? wholeSheet : readRange(load.read.range)
  if (range === undefined) return noRange(file.file, load.read.range ?? '')
  try {
    const zip = await ZipFile.open(file.plain)
    const workbook = await workbookIn(zip, mostHeld)
    if (workbook === undefined) return noWorkbook(file.file)
    const sheet = sheetOf(workbook, load.read.sheet)
    if (sheet === undefined) return noSheet(file.file, workbook, load.read.sheet)
    const shared = await sharedParts(zip, workbook, mostHeld)
    const context = { range, from1904: workbook.from1904, ...shared }
    return await stage(engine, { file, zip, sheet, workbook, context }, load)
  } catch (error) {
    return unpackedFinding(file.file, error) ?? damaged(file.file, error)
  }
}

type Sheet = Workbook['sheets'][number]

/** The sheet of a name or a number; the first where none is asked for. */
function sheetOf({ sheets }: Workbook, wanted: string | number = 1): Sheet | undefined {
  if (typeof wanted === 'number') return sheets[wanted - 1]
  return sheets.find(({ name }) => name === wanted)
}

interface OpenSheet {
  readonly file: PlainFile
  readonly zip: ZipFile
  readonly sheet: Sheet
  readonly workbook: Workbook
  readonly context: SheetContext
}

async function stage(
  engine: Engine,
  { file, zip, sheet, workbook, context }: OpenSheet,
  { read, needed, target }: XlsxLoad,
): Promise<StagedTable> {
  const { missing } = target
  const decimal = read.decimal ?? '.'
  const writer = await StagingWriter.create(engine, target.name, needed, { missing, decimal })
  const table = new SheetTable(writer, needed, decimal)
  const reader = new SheetReader(context, table.row)
  try {
    await zip.text(sheet.path, mostStreamed, (text, share) => {
      reader.push(text)
      target.progress(share * file.plainBytes)
    })
    reader.end()
  } finally {
    writer.close()
  }
  return {
    ...stagedRows({ writer, hashes: table.hashes, file, target }),
    headers: table.headers,
    columns: columnsHad(needed, (_, place) => (table.places[place] ?? -1) >= 0),
    rejected: [],
    rejectedCount: 0,
    openQuotes: [],
    words: sheetWords(sheet, workbook, context.range),
  }
}

/** Takes the rows of a sheet: the first is the header. */
class SheetTable {
  headers: readonly Header[] = []
  places: readonly number[]
  readonly hashes = new RowHashes()
  private readonly writer: StagingWriter
  private readonly needed: readonly NeededColumn[]
  private readonly decimal: DecimalMark

  constructor(writer: StagingWriter, needed: readonly NeededColumn[], decimal: DecimalMark) {
    this.writer = writer
    this.needed = needed
    this.decimal = decimal
    this.places = needed.map(() => -1)
  }

  readonly row = (row: number, cells: readonly string[]): void => {
    if (this.headers.length === 0) {
      this.headers = readHeaders(cells)
      this.places = this.needed.map(({ header }) => placeIn(this.headers, header))
      return
    }
    for (let column = 0; column < this.headers.length; column++) {
      this.hashes.takeText(cells[column] ?? '')
    }
    this.hashes.endRow()
    this.writer.write(
      row,
      this.places.map((place) => this.marked(cells[place])),
    )
  }

  /** Numbers come with a point; where the author says comma, texts in the sheet have one. */
  private marked(cell: string | undefined): string | undefined {
    if (this.decimal === '.' || cell === undefined) return cell
    return /^-?\d+\.\d+(?:e[+-]?\d+)?$/i.test(cell) ? cell.replace('.', ',') : cell
  }
}

function sheetWords({ name }: Sheet, { sheets }: Workbook, range: SheetRange): string {
  const place = sheets.findIndex((sheet) => sheet.name === name) + 1
  const which = sheets.length > 1 ? ` (${place} of ${sheets.length})` : ''
  return `Excel workbook, sheet \`${name}\`${which}${rangeWords(range)}`
}

function rangeWords({ fromRow, fromColumn, toRow, toColumn }: SheetRange): string {
  const corner = (column: number, row: number): string => `${columnLetters(column)}${row}`
  const open = toColumn === lastColumn && toRow === lastRow
  if (open && fromRow === 1 && fromColumn === 1) return ''
  return `, cells ${corner(fromColumn, fromRow)}${open ? '' : `:${corner(toColumn, toRow)}`}`
}

function noRange(file: string, range: string): Finding {
  const message = `\`${range}\` is no range of cells.`
  return problem('wrong-value', { file }, message, 'Write it like `A3:F200`, or `A3` for a corner.')
}

function noSheet(file: string, { sheets }: Workbook, wanted?: string | number): Finding {
  const names = sheets.map(({ name }) => name)
  if (names.length === 0) {
    return problem('empty-file', { file }, `\`${file}\` has no sheet with cells.`)
  }
  const near = typeof wanted === 'string' ? nearestName(wanted, names) : undefined
  const question = near === undefined ? '' : `Did you mean \`${near}\`? `
  const list = names.map((name) => `\`${name}\``).join(', ')
  const message = `\`${file}\` has no sheet ${typeof wanted === 'string' ? `\`${wanted}\`` : wanted}.`
  return problem('no-sheet', { file }, message, `${question}The sheets are ${list}.`)
}

function noWorkbook(file: string): Finding {
  const message = `\`${file}\` is a zip archive, but no Excel workbook (.xlsx).`
  return problem('not-a-table', { file }, message, 'Save it as .xlsx or CSV, or unpack it.')
}

function damaged(file: string, error: unknown): Finding {
  if (!(error instanceof DamagedZip) && !(error instanceof XmlError)) throw error
  const cause = error.message === '' ? '' : ` (${error.message})`
  const message = `\`${file}\` is a damaged workbook: it cannot be unpacked${cause}.`
  return problem('not-a-table', { file }, message, 'Open it in a spreadsheet and save it again.')
}
