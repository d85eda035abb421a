import { textWidth } from '#charts/text-width'
import { element, escapeMarkup } from '#drawing/svg/element'

/** Where the lineage of a figure stands in a page: an id without spaces, brackets or commas. */
export function traceAnchor(figure: string): string {
  const safe = figure.replaceAll(/[^\w.-]/g, (letter) => `_${letter.codePointAt(0)!.toString(16)}_`)
  return `trace-${safe}`
}

/** A value with its quiet range, right-aligned at `at`; a link to its lineage where it is a figure. */
export function drawFigureText(
  shown: { readonly value: string; readonly range: string; readonly figure?: string },
  at: { readonly x: number; readonly y: number },
): string {
  const range =
    shown.range === '' ? '' : element('tspan', { class: 's', dx: 8 }, escapeMarkup(shown.range))
  const value = element('tspan', { class: 'v' }, escapeMarkup(shown.value))
  const text = element('text', { x: at.x, y: at.y, 'text-anchor': 'end' }, value + range)
  if (shown.figure === undefined) return text
  const width = textWidth(shown.value, 13) * 1.06 + textWidth(shown.range, 12) + 10
  const target = element('rect', {
    x: at.x - width,
    y: at.y - 16,
    width,
    height: 24,
    fill: 'transparent',
  })
  return element(
    'a',
    { href: `#${traceAnchor(shown.figure)}`, 'data-figure': shown.figure, class: 'figure' },
    target + text,
  )
}
