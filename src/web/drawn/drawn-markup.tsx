import type { Markup } from '#drawing/html/markup'

/** Markup of the drawing room, which escapes every text of people, in its place in the page. */
export function DrawnMarkup({ markup, className }: { markup: Markup; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: markup.markup }} />
}
