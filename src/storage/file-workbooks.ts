import { basename } from 'node:path'
import type { TextRow } from '#formats/assumption-table'
import { wholeSheet } from '#formats/xlsx-range'
import { SheetReader } from '#formats/xlsx-sheet'
import { SharedStrings } from '#formats/xlsx-strings'
import { StyleReader } from '#formats/xlsx-styles'
import { readWorkbook, relationsPath, workbookPath, type Workbook } from '#formats/xlsx-workbook'
import { XmlError } from '#formats/xlsx-xml'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { unpackedFinding } from '#storage/rows/unpacking'
import { DamagedZip, ZipFile } from '#storage/rows/zip-file'
import type { Workbooks } from '#use-cases/ports/workbooks'

/** Workbooks that are held whole are small: a part of this many bytes is none of ours. */
const mostHeld = 32 * 1024 ** 2
const mostRows = 20_000

/** Workbooks as files on disk. */
export class FileWorkbooks implements Workbooks {
  async sheet(path: string, name: string): Promise<Outcome<readonly TextRow[]>> {
    const file = basename(path)
    try {
      const zip = await ZipFile.open(path)
      const workbook = await workbookOf(zip)
      const sheet = workbook?.sheets.find((each) => each.name === name)
      if (workbook === undefined) return { findings: [notOurs(file, 'it is no Excel workbook')] }
      if (sheet === undefined) return { findings: [notOurs(file, `it has no sheet \`${name}\``)] }
      return { value: await rowsOf(zip, [workbook, sheet.path]), findings: [] }
    } catch (error) {
      return { findings: [unpackedFinding(file, error) ?? unreadable(file, error)] }
    }
  }
}

async function workbookOf(zip: ZipFile): Promise<Workbook | undefined> {
  const whole = '_rels/.rels'
  const path = zip.has(whole) ? workbookPath(await held(zip, whole)) : undefined
  if (path === undefined || !zip.has(path) || !zip.has(relationsPath(path))) return undefined
  return readWorkbook(path, await held(zip, path), await held(zip, relationsPath(path)))
}

async function rowsOf(
  zip: ZipFile,
  [workbook, path]: readonly [Workbook, string],
): Promise<readonly TextRow[]> {
  const [strings, styles] = [new SharedStrings(), new StyleReader()]
  for (const [name, part] of [
    [workbook.strings, strings],
    [workbook.styles, styles],
  ] as const) {
    if (name === undefined || !zip.has(name)) continue
    await zip.text(name, mostHeld, (text) => part.push(text))
    part.end()
  }
  const rows: TextRow[] = []
  const { from1904 } = workbook
  const context = { range: wholeSheet, from1904, strings: strings.texts, styles: styles.styles }
  const reader = new SheetReader(context, (row, cells) => {
    if (rows.length < mostRows) rows.push({ row, cells: [...cells] })
  })
  await zip.text(path, mostHeld, (text) => reader.push(text))
  reader.end()
  return rows
}

async function held(zip: ZipFile, name: string): Promise<string> {
  const pieces: string[] = []
  await zip.text(name, mostHeld, (text) => pieces.push(text))
  return pieces.join('')
}

function notOurs(file: string, why: string): Finding {
  const message = `\`${file}\` is no workbook that \`worthline export\` made: ${why}.`
  return problem(
    'not-a-table',
    { file },
    message,
    'Export the study, change its values, import it.',
  )
}

function unreadable(file: string, error: unknown): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return problem('no-file', { file }, `There is no file \`${file}\`.`)
  if (code === 'EISDIR') return problem('not-a-table', { file }, `\`${file}\` is a folder.`)
  if (!(error instanceof DamagedZip) && !(error instanceof XmlError)) throw error
  const message = `\`${file}\` is no Excel workbook (.xlsx), or a damaged one.`
  return problem('not-a-table', { file }, message, 'Open it in a spreadsheet and save it as .xlsx.')
}
