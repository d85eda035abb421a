import type { JobMapChart } from '#charts/chart'
import { figureLink, type Traced } from '#drawing/html/figure-link'
import { html, type Markup } from '#drawing/html/markup'
import { cellClasses } from '#drawing/html/matrix-table'

/** The steps of a job in a row, in their order, each with what changed. */
export function jobMapList(chart: JobMapChart, traced: Traced): Markup {
  const steps = chart.steps.map(
    (step) =>
      html`<li class="cell ${cellClasses(step)}">
        <span class="step">${step.label}</span><b>${figureLink(step.value, step.figure, traced)}</b
        ><small>${step.words}</small>
      </li>`,
  )
  return html`<div class="job-map">
    ${edge('starts when', chart.starts)}
    <ol>
      ${steps}
    </ol>
    ${edge('ends when', chart.ends)}
  </div>`
}

function edge(words: string, when: string | undefined): Markup | '' {
  return when === undefined ? '' : html`<p class="edge">${words} ${when}</p>`
}
