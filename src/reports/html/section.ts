import { type Content, html, type Markup } from '#drawing/html/markup'

/** A section of the page with its heading; the rail leads to it by its id. */
export function section(id: string, heading: string, content: Content): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading" tabindex="-1">${heading}</h2>
    ${content}
  </section>`
}
