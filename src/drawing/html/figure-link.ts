import { type Content, html, type Markup } from '#drawing/html/markup'
import { traceAnchor } from '#drawing/svg/draw-figure-text'

/** The ids of the figures whose lineage stands in the page. */
export type Traced = ReadonlySet<string>

/** Words that lead to the lineage of a figure; plain words where the page does not hold it. */
export function figureLink(words: Content, figure: string | undefined, traced: Traced): Markup {
  if (figure === undefined || !traced.has(figure)) return html`${words}`
  return html`<a class="figure" href="#${traceAnchor(figure)}" data-figure="${figure}">${words}</a>`
}
