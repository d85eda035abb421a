import { html, type Markup } from '#drawing/html/markup'

/** Seen while the reader's own figures are in force, where the study's still stand. */
export const ofStudy: Markup = html`<span class="of-study">, the study’s figures</span>`
