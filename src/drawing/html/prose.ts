import { type Content, html } from '#drawing/html/markup'

/** Words in which what stands between backticks is code. */
export function prose(text: string): Content {
  return text.split(/`([^`]*)`/).map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))
}
