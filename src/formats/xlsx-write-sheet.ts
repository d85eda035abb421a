import { columnLetters } from '#formats/xlsx-range'
import type { Sheet, SheetCell } from '#formats/xlsx-write-book'
import type { StyleSheet } from '#formats/xlsx-write-styles'
import { mainNamespace, xmlHead, xmlText } from '#formats/xlsx-write-text'

/** A sheet of no more rows is printed on one page, whatever its scale. */
const ROWS_OF_A_PAGE = 60

/**
 * The part of a sheet. Texts stand in their cells, so that none is ever taken for a formula.
 *
 * Source: ECMA-376, part 1, 18.3.1.99 (order of the elements of a sheet).
 */
export function sheetPart(sheet: Sheet, styles: StyleSheet, hasNotes: boolean): string {
  return [
    `${xmlHead}<worksheet ${mainNamespace} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
    `<sheetPr>${sheet.tab === undefined ? '' : `<tabColor rgb="FF${sheet.tab}"/>`}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    viewText(sheet),
    '<sheetFormatPr defaultRowHeight="14"/>',
    `<cols>${sheet.widths.map(columnText).join('')}</cols>`,
    `<sheetData>${sheet.rows.map((_, index) => rowText(sheet, index, styles)).join('')}</sheetData>`,
    sheet.filter === undefined ? '' : `<autoFilter ref="${sheet.filter}"/>`,
    mergesText(sheet),
    marksText(sheet, styles),
    choicesText(sheet),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="${sheet.rows.length <= ROWS_OF_A_PAGE ? 1 : 0}"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;8&amp;F&amp;C&amp;8&amp;A&amp;R&amp;8&amp;P / &amp;N</oddFooter></headerFooter>',
    hasNotes ? '<legacyDrawing r:id="notes"/>' : '',
    '</worksheet>',
  ].join('')
}

/** The name of a cell, both counted from 1: `C6`. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`
}

function viewText({ frozen }: Sheet): string {
  const { rows, columns } = frozen
  const open = '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
  if (rows === 0 && columns === 0) return `${open}</sheetView></sheetViews>`
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  const first = cellName(columns + 1, rows + 1)
  return `${open}<pane${split} topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`
}

function columnText(width: number, index: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
}

function rowText(sheet: Sheet, index: number, styles: StyleSheet): string {
  const { cells, height } = sheet.rows[index] ?? { cells: [] }
  const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  const written = cells.map((cell, column) =>
    cell === undefined ? '' : cellText(cell, cellName(column + 1, index + 1), styles),
  )
  return `<row r="${index + 1}"${tall}>${written.join('')}</row>`
}

function cellText({ value, formula, look }: SheetCell, name: string, styles: StyleSheet): string {
  const open = `<c r="${name}" s="${styles.of(look ?? {})}"`
  if (formula !== undefined) {
    const type = typeof value === 'string' ? ' t="str"' : ''
    const now = value === undefined ? '' : `<v>${xmlText(String(value))}</v>`
    return `${open}${type}><f>${xmlText(formula)}</f>${now}</c>`
  }
  if (value === undefined) return `${open}/>`
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`
  return `${open} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
}

function mergesText({ rows }: Sheet): string {
  const merges = rows.flatMap(({ across }, index) =>
    across === undefined ? [] : [`<mergeCell ref="A${index + 1}:${cellName(across, index + 1)}"/>`],
  )
  return merges.length === 0
    ? ''
    : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`
}

function marksText({ marks = [] }: Sheet, styles: StyleSheet): string {
  return marks
    .map(
      ({ range, formula, fill }, index) =>
        `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="${styles.ofMark(fill)}" priority="${index + 1}"><formula>${xmlText(formula)}</formula></cfRule></conditionalFormatting>`,
    )
    .join('')
}

function choicesText({ choices = [] }: Sheet): string {
  if (choices.length === 0) return ''
  const rules = choices.map(
    ({ cell, range }) =>
      `<dataValidation type="list" allowBlank="0" showErrorMessage="1" errorTitle="Not in the list" error="Choose one of the list." sqref="${cell}"><formula1>${xmlText(range)}</formula1></dataValidation>`,
  )
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}
