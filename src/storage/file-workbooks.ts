import { basename } from 'node:path'
import type { TextRow } from '#formats/assumption-table'
import { wholeSheet } from '#formats/xlsx-range'
import { SheetReader } from '#formats/xlsx-sheet'
import type { Workbook } from '#formats/xlsx-workbook'
import { XmlError } from '#formats/xlsx-xml'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { unpackedFinding } from '#storage/rows/unpacking'
import { sharedParts, workbookIn } from '#storage/rows/workbook-parts'
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
      const workbook = await workbookIn(zip, mostHeld)
      const sheet = workbook?.sheets.find((each) => each.name === name)
      if (workbook === undefined) return { findings: [notOurs(file, 'it is no Excel workbook')] }
      if (sheet === undefined) return { findings: [noSheet(file, name, workbook)] }
      return { value: await rowsOf(zip, [workbook, sheet.path]), findings: [] }
    } catch (error) {
      return { findings: [unpackedFinding(file, error) ?? unreadable(file, error)] }
    }
  }
}

async function rowsOf(
  zip: ZipFile,
  [workbook, path]: readonly [Workbook, string],
): Promise<readonly TextRow[]> {
  const rows: TextRow[] = []
  const shared = await sharedParts(zip, workbook, mostHeld)
  let formulas: number[] = []
  const context = {
    range: wholeSheet,
    from1904: workbook.from1904,
    formula: (_row: number, place: number) => formulas.push(place),
    ...shared,
  }
  const reader = new SheetReader(context, (row, cells) => {
    if (rows.length < mostRows) rows.push({ row, cells: [...cells], formulas })
    formulas = []
  })
  await zip.text(path, mostHeld, (text) => reader.push(text))
  reader.end()
  return rows
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

function noSheet(file: string, name: string, { sheets }: Workbook): Finding {
  const message = `\`${file}\` has no sheet \`${name}\`, where the values stand. It has: ${sheets.map((sheet) => sheet.name).join(', ')}.`
  const hint = `Was it renamed? Call it \`${name}\` again; what else is in the workbook is not read.`
  return problem('no-sheet', { file }, message, hint)
}

function unreadable(file: string, error: unknown): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return problem('no-file', { file }, `There is no file \`${file}\`.`)
  if (code === 'EISDIR') return problem('not-a-table', { file }, `\`${file}\` is a folder.`)
  if (!(error instanceof DamagedZip) && !(error instanceof XmlError)) throw error
  const message = `\`${file}\` is no Excel workbook (.xlsx), or a damaged one.`
  return problem('not-a-table', { file }, message, 'Open it in a spreadsheet and save it as .xlsx.')
}
