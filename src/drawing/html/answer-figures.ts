import type { StatedFigure } from '#charts/chart'
import { figureLink, type Traced } from '#drawing/html/figure-link'
import { html, type Markup } from '#drawing/html/markup'

/** The headline figure: the largest thing on its page. */
export function headlineFigures(headline: StatedFigure, traced: Traced): Markup {
  const value = figureLink(headline.value, headline.figure, traced)
  return html`<p class="headline">
      <span class="big">${value}</span> <span class="unit">${headline.what}</span>
    </p>
    <p class="range">${headline.range}</p>`
}

/** The figures beside the headline. */
export function besideFigures(beside: readonly StatedFigure[], traced: Traced): Markup {
  return html`<dl class="beside">${beside.map((figure) => besideFigure(figure, traced))}</dl>`
}

function besideFigure(figure: StatedFigure, traced: Traced): Markup {
  return html`<div>
    <dt>${figure.what}</dt>
    <dd>
      <span class="value">${figureLink(figure.value, figure.figure, traced)}</span>
      <span class="range">${figure.range}</span>
    </dd>
  </div>`
}
