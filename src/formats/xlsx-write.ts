import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Book, Sheet } from '#formats/xlsx-write-book'
import { commentsPart, noteShapesPart, notesOf, type PlacedNote } from '#formats/xlsx-write-notes'
import { cellName, sheetPart } from '#formats/xlsx-write-sheet'
import { StyleSheet } from '#formats/xlsx-write-styles'
import { mainNamespace, xmlHead, xmlText } from '#formats/xlsx-write-text'

/**
 * The bytes of a workbook (.xlsx). It is computed anew where it is opened; the same book gives the
 * same bytes.
 *
 * Source: ECMA-376, part 1 (SpreadsheetML), part 2 (packages).
 */
export function writeXlsx(book: Book): Uint8Array {
  const styles = new StyleSheet()
  const parts: Record<string, string> = {}
  const noted = book.sheets.map((sheet, index) => {
    const notes = notesOf(sheet)
    const number = index + 1
    parts[`xl/worksheets/sheet${number}.xml`] = sheetPart(sheet, styles, notes.length > 0)
    if (notes.length > 0) Object.assign(parts, noteParts(notes, number, book.creator))
    return notes.length > 0
  })
  parts['xl/styles.xml'] = styles.text()
  parts['xl/workbook.xml'] = workbookPart(book)
  parts['xl/_rels/workbook.xml.rels'] = workbookRelations(book.sheets.length)
  parts['docProps/core.xml'] = corePart(book)
  parts['_rels/.rels'] = packageRelations
  const types = contentTypes(noted)
  return zipped({ '[Content_Types].xml': types, ...parts })
}

/** A fixed time on the clock, since bytes must not hang on when they are written. */
const time = '1980-01-01T00:00:00'

function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: time, level: 6 }]]),
  )
  return zipSync(files)
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
}

function relations(list: readonly string[]): string {
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
}

function noteParts(
  notes: readonly PlacedNote[],
  number: number,
  author: string,
): Readonly<Record<string, string>> {
  return {
    [`xl/comments${number}.xml`]: commentsPart(notes, author),
    [`xl/drawings/notes${number}.vml`]: noteShapesPart(notes),
    [`xl/worksheets/_rels/sheet${number}.xml.rels`]: relations([
      relation('notes', 'vmlDrawing', `../drawings/notes${number}.vml`),
      relation('comments', 'comments', `../comments${number}.xml`),
    ]),
  }
}

function workbookPart({ sheets, names }: Book): string {
  const listed = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="sheet${i + 1}"/>`,
  )
  const defined = [...names.map(nameText), ...sheets.flatMap(sheetNames)]
  return (
    `${xmlHead}<workbook ${mainNamespace} xmlns:r="${office}">` +
    `<bookViews><workbookView activeTab="0"/></bookViews><sheets>${listed.join('')}</sheets>` +
    (defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`) +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  )
}

function nameText({ name, refersTo }: Book['names'][number]): string {
  return `<definedName name="${xmlText(name)}">${xmlText(refersTo)}</definedName>`
}

/** Names that programs know: rows repeated on every page, and the range that is filtered. */
function sheetNames(
  { name, frozen, filter, rows, widths, printed = widths.length }: Sheet,
  index: number,
): readonly string[] {
  const sheet = `'${name.replaceAll("'", "''")}'`
  const of = (known: string, refersTo: string, hidden = ''): string =>
    `<definedName name="_xlnm.${known}" localSheetId="${index}"${hidden}>${xmlText(refersTo)}</definedName>`
  const absolute = (range: string): string => range.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  const end = absolute(cellName(printed, rows.length))
  return [
    ...(filter === undefined
      ? []
      : [of('_FilterDatabase', `${sheet}!${absolute(filter)}`, ' hidden="1"')]),
    of('Print_Area', `${sheet}!$A$1:${end}`),
    ...(frozen.rows === 0 ? [] : [of('Print_Titles', `${sheet}!$1:$${frozen.rows}`)]),
  ]
}

function workbookRelations(sheets: number): string {
  return relations([
    ...Array.from({ length: sheets }, (_, i) =>
      relation(`sheet${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`),
    ),
    relation('styles', 'styles', 'styles.xml'),
  ])
}

const packageRelations = relations([
  relation('workbook', 'officeDocument', 'xl/workbook.xml'),
  '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
])

function corePart({ title, creator }: Book): string {
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator></cp:coreProperties>`
  )
}

function contentTypes(noted: readonly boolean[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    part('xl/workbook.xml', `${kind}.sheet.main+xml`) +
    part('xl/styles.xml', `${kind}.styles+xml`) +
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    noted
      .map(
        (has, i) =>
          part(`xl/worksheets/sheet${i + 1}.xml`, `${kind}.worksheet+xml`) +
          (has ? part(`xl/comments${i + 1}.xml`, `${kind}.comments+xml`) : ''),
      )
      .join('') +
    '</Types>'
  )
}
