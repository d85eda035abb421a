import type { Described, EmptyState } from '#charts/chart'
import { dataTable } from '#drawing/html/data-table'
import { type Traced } from '#drawing/html/figure-link'
import { type Content, html, type Markup, ownMarkup } from '#drawing/html/markup'
import { prose } from '#drawing/html/prose'
import { drawChart, type DrawnChart } from '#drawing/svg/draw-chart'

/** Widths, in pixels, at which a chart is drawn: beside the rail, and on a phone. */
const wide = 744
const narrow = 346

/** A chart with its title, what it measures, its notes, and its data table folded away. */
export function chartFigure(chart: DrawnChart, traced: Traced): Markup {
  return describedFigure(chart, traced, drawnTwice(chart, traced, wide))
}

/** A chart alone, at both widths; its words stand elsewhere. */
export function drawnTwice(chart: DrawnChart, traced: Traced, width: number): Markup {
  const drawn = (pixels: number): Markup => ownMarkup(drawChart(chart, pixels, traced))
  return html`<div class="wide">${drawn(width)}</div>
    <div class="narrow">${drawn(narrow)}</div>`
}

/** What every chart has around its picture. */
export function describedFigure(chart: Described, traced: Traced, picture: Content): Markup {
  return html`<figure class="picture" id="${chart.id}" data-chart="${chart.id}">
    <figcaption>
      <h3>${chart.title}</h3>
      <p class="sub">${chart.subtitle}</p>
    </figcaption>
    ${chart.empty === undefined ? picture : emptyState(chart.empty)}
    ${chart.notes.map((note) => html`<p class="note">${note}</p>`)}
    ${
      chart.table.rows.length === 0
        ? ''
        : html`<details class="behind">
            <summary>Data table<span class="hidden">: ${chart.title}</span></summary>
            ${dataTable(chart.table, traced)}
          </details>`
    }
  </figure>`
}

/** Why there is nothing to be seen, and what to do. */
export function emptyState({ why, next }: EmptyState): Markup {
  return html`<div class="empty">
    <p><b>${prose(why)}</b></p>
    <p>${prose(next)}</p>
  </div>`
}
