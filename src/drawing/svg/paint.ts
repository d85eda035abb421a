import type { Fill, Tone } from '#charts/chart'

/** The colour of a tone, as a variable that the page or the picture's own style gives a value. */
export function inkOf(tone: Tone): string {
  return `var(--${tone})`
}

/** Fill attributes of an area; hatching is a pattern that the page or the picture holds once. */
export function fillOf(tone: Tone, fill: Fill): Readonly<Record<string, string | number>> {
  if (fill === 'hatched') {
    return { fill: `url(#hatch-${tone})`, stroke: inkOf(tone), 'stroke-width': 1 }
  }
  return { fill: inkOf(tone), 'fill-opacity': fill === 'pale' ? 0.42 : 0.9 }
}
