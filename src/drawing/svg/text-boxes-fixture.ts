import { textWidth } from '#charts/text-width'

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where every line of text of a drawing stands, by its own attributes and Inter's widths: for tests. */
export function textBoxes(svg: string): readonly Box[] {
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(
    ([, attributes = '', inside = '']) => {
      const attribute = (name: string): string =>
        new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
      const text = inside
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&amp;', '&')
        .replaceAll('&#39;', "'")
      const width = textWidth(text, 12) + (inside.includes('dx="') ? 8 : 0)
      const x = Number(attribute('x'))
      const y = Number(attribute('y'))
      const anchor = attribute('text-anchor')
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
      return { text, left, right: left + width, top: y - 9, bottom: y + 2 }
    },
  )
}

/** The texts of a drawing that touch each other, in pairs: for tests. */
export function touchingTexts(svg: string): readonly string[] {
  const all = textBoxes(svg)
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  )
}
