import type { Header } from '#evidence/rows/data-set'

/**
 * A header as it is compared: without a byte-order mark and spaces around it, no-break and other
 * Unicode spaces (and line breaks) as one plain space, letters composed (NFC).
 */
export function headerName(text: string): string {
  return text
    .replaceAll(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** The headers of a table; those that occur again are counted. */
export function readHeaders(cells: readonly string[]): readonly Header[] {
  const seen = new Map<string, number>()
  return cells.map((cell) => {
    const name = headerName(cell)
    const occurrence = (seen.get(name) ?? 0) + 1
    seen.set(name, occurrence)
    return { name, occurrence }
  })
}

/** A header as it is shown: the second `score` is `score (2)`. */
export function headerWords({ name, occurrence }: Header): string {
  return occurrence === 1 ? name : `${name} (${occurrence})`
}

/** One key for a header, whatever the spaces in it. */
export function headerKey({ name, occurrence }: Header): string {
  return `${occurrence} ${headerName(name)}`
}
