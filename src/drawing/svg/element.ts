/** Attributes of an element; what is undefined is left out, numbers are rounded to a hundredth. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** An element around markup that is already escaped. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(attribute(value!))}"`)
  const inside = children.join('')
  return inside === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${inside}</${name}>`
}

/** A line of text; class `s` is quiet, `b` is strong. */
export function textElement(
  content: string,
  at: { readonly x: number; readonly y: number },
  attributes: Attributes = {},
): string {
  return element('text', { x: at.x, y: at.y, ...attributes }, escapeMarkup(content))
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
}
