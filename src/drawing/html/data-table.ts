import type { DataTable } from '#charts/chart'
import { figureLink, type Traced } from '#drawing/html/figure-link'
import { html, type Markup } from '#drawing/html/markup'
import { prose } from '#drawing/html/prose'

const longestNumber = 20
/** A column of nothing longer keeps to itself: no more room than its words, on one line. */
const shortest = 12
/** "240 and 236": two numbers that may stand below one another. */
const pair = /^[\d,. ]+ and[\s\d,.]+$/

/** A table whose first column names the row; it scrolls inside its own box. */
export function dataTable(table: DataTable, traced: Traced): Markup {
  const short = table.columns.map((_, i) =>
    table.rows.every((row) => (row[i]?.text.length ?? 0) <= shortest),
  )
  const classOf = (column: number, text: string): string =>
    numberClass(table, column, text) || (short[column] ? 'short' : '')
  const head = table.columns.map(
    (column) =>
      html`<th scope="col" class="${column.numeric ? 'number' : ''}">${column.label}</th>`,
  )
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, i) => {
      const words = figureLink(prose(cell.text), cell.figure, traced)
      return i === 0
        ? html`<th scope="row" class="${classOf(i, cell.text)}">${words}</th>`
        : html`<td class="${classOf(i, cell.text)}">${words}</td>`
    })
    return html`<tr>
      ${cells}
    </tr>`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${table.caption}">
    <table class="data">
      <caption class="hidden">
        ${table.caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

/** Numbers stand to the right on one line; words among them may wrap. */
function numberClass(table: DataTable, column: number, text: string): string {
  if (!table.columns[column]?.numeric) return ''
  if (pair.test(text)) return 'number pair'
  return text.length > longestNumber ? 'number words' : 'number'
}

/** Longer tables are folded away, so that what stands around them can be read in one go. */
const mostRows = 12

/** A table under a heading of its own, folded away where it is long. */
export function foldedTable(table: DataTable, traced: Traced): Markup {
  if (table.rows.length <= mostRows) return headedTable(table, traced)
  return html`<details class="folded">
    <summary>${table.caption} <span class="quiet">(${table.rows.length} rows)</span></summary>
    ${dataTable(table, traced)}
  </details>`
}

/** A table under a heading of its own. */
export function headedTable(table: DataTable, traced: Traced): Markup {
  return html`<h3>${table.caption}</h3>
    ${dataTable(table, traced)}`
}
