import type { CellPicture, MatrixChart } from '#charts/chart'
import { figureLink, type Traced } from '#drawing/html/figure-link'
import { html, type Markup } from '#drawing/html/markup'

/** The Job Value Matrix as a table; on a phone each step becomes a card. */
export function matrixTable(chart: MatrixChart, traced: Traced): Markup {
  const head = chart.columns.map(
    (column) => html`<th scope="col" role="columnheader">${column.label}</th>`,
  )
  const rows = chart.rows.map((row) => {
    const cells = row.cells.map((cell, i) => matrixCell(cell, chart.columns[i]!.label, traced))
    return html`<tr role="row" class="${row.job ? 'job' : ''}">
      <th scope="row" role="rowheader">${row.label}<small>${row.note}</small></th>
      ${cells}
    </tr>`
  })
  return html`<div class="scroll matrix-box" tabindex="0" role="region" aria-label="${chart.title}">
    <table class="matrix" role="table">
      <caption class="hidden">
        ${chart.description}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Step of the job</th>
          ${head}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>
  </div>`
}

function matrixCell(cell: CellPicture, column: string, traced: Traced): Markup {
  const small = [cell.range, cell.words].filter((words) => words !== '')
  const more = cell.more.length === 0 ? '' : html`<small>and ${cell.more.join('; ')}</small>`
  return html`<td role="cell" class="cell ${cellClasses(cell)}" data-label="${column}">
    <b>${figureLink(cell.value, cell.figure, traced)}</b
    >${small.map((words) => html`<small>${words}</small>`)}${more}
  </td>`
}

/** How a cell or a step is filled: by direction, strength and certainty. */
export function cellClasses(
  cell: Pick<CellPicture, 'state' | 'tone' | 'strength'> & { readonly outlined?: boolean },
): string {
  return [
    cell.state,
    cell.tone === undefined ? '' : `to-${cell.tone}`,
    `strength-${cell.strength}`,
    cell.outlined === true ? 'outlined' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
}
