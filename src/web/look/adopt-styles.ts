import { markupStyle } from '#drawing/html/markup-style'
import { dark, light, paletteVariables } from '#drawing/palette'
import { chartStyle } from '#drawing/svg/draw-chart'

/** The same colours and drawn parts as in a report, from the same place: no second palette. */
export function adoptStyles(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `:root{color-scheme:light;${paletteVariables(light)}}` +
      `@media screen{:root[data-mantine-color-scheme=dark]{color-scheme:dark;${paletteVariables(dark)}}}` +
      chartStyle +
      markupStyle,
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
