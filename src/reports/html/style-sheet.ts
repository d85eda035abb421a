import { dark, light, paletteVariables } from '#drawing/palette'
import { markupStyle } from '#drawing/html/markup-style'
import { chartStyle } from '#drawing/svg/draw-chart'
import { componentStyle } from '#reports/html/component-style'
import { layoutStyle } from '#reports/html/layout-style'

/** The one style sheet of a report: colours by scheme, type, layout, components, print. */
export function styleSheet(font: string | undefined): string {
  return [
    font === undefined ? '' : fontFace(font),
    schemes,
    chartStyle,
    layoutStyle,
    markupStyle,
    componentStyle,
  ].join('')
}

function fontFace(base64: string): string {
  return `@font-face{font-family:"Inter Variable";font-style:normal;font-weight:100 900;font-display:swap;src:url(data:font/woff2;base64,${base64}) format("woff2-variations")}`
}

const lightColours = `color-scheme:light;${paletteVariables(light)}`
const darkColours = `color-scheme:dark;${paletteVariables(dark)}`

/** The reader's system decides, the switch overrules it, paper is always light. */
const schemes = `:root{${lightColours}}
@media screen and (prefers-color-scheme:dark){:root:not([data-scheme=light]){${darkColours}}}
@media screen{:root[data-scheme=dark]{${darkColours}}}
`
