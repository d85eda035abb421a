import type { Sheet } from '#formats/xlsx-write-book'
import { cellName } from '#formats/xlsx-write-sheet'
import { mainNamespace, xmlHead, xmlText } from '#formats/xlsx-write-text'

/** A note with its cell, both counted from 1. */
export interface PlacedNote {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** The notes of a sheet, row by row. */
export function notesOf(sheet: Sheet): readonly PlacedNote[] {
  return sheet.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell?.note === undefined ? [] : [{ row: row + 1, column: column + 1, text: cell.note }],
    ),
  )
}

/**
 * The part with the texts of notes.
 *
 * Source: ECMA-376, part 1, 18.7 (comments).
 */
export function commentsPart(notes: readonly PlacedNote[], author: string): string {
  const comments = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${cellName(column, row)}" authorId="0"><text><r><rPr><sz val="9"/><rFont val="Calibri"/></rPr><t xml:space="preserve">${xmlText(text)}</t></r></text></comment>`,
  )
  return `${xmlHead}<comments ${mainNamespace}><authors><author>${xmlText(author)}</author></authors><commentList>${comments.join('')}</commentList></comments>`
}

const lineHeight = 13
const lineLength = 42

/**
 * The part with the boxes of notes, without which some programs do not show them.
 *
 * Source: ECMA-376, part 4, 14 (VML).
 */
export function noteShapesPart(notes: readonly PlacedNote[]): string {
  const shapes = notes.map(({ row, column, text }, index) => {
    const lines = text
      .split('\n')
      .reduce((sum, each) => sum + Math.ceil((each.length + 1) / lineLength), 1)
    return (
      `<v:shape id="note${index + 1}" type="#note" style="position:absolute;width:220pt;height:${lines * lineHeight}pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox/>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>` +
      `<x:Anchor>${column}, 12, ${Math.max(row - 2, 0)}, 4, ${column + 3}, 60, ${row - 1 + lines}, 4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
    )
  })
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}
