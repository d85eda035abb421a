import { escapeMarkup } from '#drawing/svg/element'

/** HTML that is safe to stand in a page: every text in it went through the escape. */
export interface Markup {
  readonly markup: string
}

export type Content = Markup | string | number | undefined | false | readonly Content[]

/**
 * HTML with values between: text is escaped, markup and lists of it stand as they are. No line
 * ends between a number and its unit.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((text, i) => text + (i < values.length ? written(values[i]) : ''))
  return { markup: parts.join('') }
}

/** Markup that our own code has made; never text of people. */
export function ownMarkup(markup: string): Markup {
  return { markup }
}

/** JSON as it may stand in a script element: no `<`, so no end of the element inside. */
export function jsonMarkup(value: unknown): Markup {
  const json = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return { markup: json }
}

/** The text without line ends between a sign, a number and its unit. */
export function unbroken(text: string): string {
  return text.replaceAll('\u2009', '\u202f').replaceAll(/−(?=[^\d\s])/g, '−\u2060')
}

function written(content: Content): string {
  if (content === undefined || content === false) return ''
  if (typeof content === 'string') return unbroken(escapeMarkup(content))
  if (typeof content === 'number') return String(content)
  return 'markup' in content ? content.markup : content.map(written).join('')
}
