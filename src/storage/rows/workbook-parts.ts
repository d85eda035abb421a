import type { SheetContext } from '#formats/xlsx-sheet'
import { SharedStrings } from '#formats/xlsx-strings'
import { StyleReader } from '#formats/xlsx-styles'
import { readWorkbook, relationsPath, workbookPath, type Workbook } from '#formats/xlsx-workbook'
import type { ZipFile } from '#storage/rows/zip-file'

/** The workbook in a zip file; undefined where it holds none. Parts above `most` bytes are refused. */
export async function workbookIn(zip: ZipFile, most: number): Promise<Workbook | undefined> {
  const held = (name: string): Promise<string> => heldPart(zip, name, most)
  const whole = '_rels/.rels'
  const path = zip.has(whole) ? workbookPath(await held(whole)) : undefined
  if (path === undefined || !zip.has(path) || !zip.has(relationsPath(path))) return undefined
  return readWorkbook(path, await held(path), await held(relationsPath(path)))
}

/** Texts and styles that all sheets of a workbook share. */
export async function sharedParts(
  zip: ZipFile,
  workbook: Workbook,
  most: number,
): Promise<Pick<SheetContext, 'strings' | 'styles'>> {
  const strings = new SharedStrings()
  const styles = new StyleReader()
  for (const [name, part] of [
    [workbook.strings, strings],
    [workbook.styles, styles],
  ] as const) {
    if (name === undefined || !zip.has(name)) continue
    await zip.text(name, most, (text) => part.push(text))
    part.end()
  }
  return { strings: strings.texts, styles: styles.styles }
}

async function heldPart(zip: ZipFile, name: string, most: number): Promise<string> {
  const pieces: string[] = []
  await zip.text(name, most, (text) => pieces.push(text))
  return pieces.join('')
}
