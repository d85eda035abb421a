import { checkLabel } from '#charts/tables/check-table'
import { needsInWords } from '#charts/wording'
import type { Check } from '#evidence/estimate'
import { pad } from '#drawing/terminal/text-cells'
import { formatNumber } from '#quantity/format-number'
import { block, type Page, paragraph } from '#reports/text/page'

/** What passed is named up to so many; the other reports have all of it. */
const mostNamed = 6

/** What came of the checks of each piece of evidence, in a few lines: what asks for attention, what passed. */
export function checkLines(page: Page): readonly string[] {
  const { checks } = page.assessment
  const blocks = [...new Set(checks.map((check) => check.block))]
  if (blocks.length === 0) return []
  const width = Math.max(...blocks.map(({ length }) => length)) + 2
  return block(
    page,
    'Checks of the evidence',
    blocks.flatMap((name) => {
      const own = checks.filter((check) => check.block === name)
      return own.length === 0 ? [] : blockLines({ name, own, width }, page)
    }),
  )
}

function blockLines(
  {
    name,
    own,
    width,
  }: { readonly name: string; readonly own: readonly Check[]; readonly width: number },
  page: Page,
): readonly string[] {
  const open = own.filter((check) => !passes(check))
  const passed = own.filter(passes)
  const said = [
    ...(open.length === 0 ? [] : [`${page.paint.worse('▲')} look at: ${listed(open, page)}`]),
    ...(passed.length === 0 ? [] : [`✓ passed: ${listed(passed, page)}`]),
  ]
  const narrower = { ...page, width: page.width - width }
  return said
    .flatMap((words) => paragraph(words, narrower))
    .map((line, i) => pad(i === 0 ? name : '', width) + line)
}

function passes({ findings, reason }: Check): boolean {
  return findings.length === 0 && reason === undefined
}

function listed(checks: readonly Check[], page: Page): string {
  const words = needsInWords(page.assessment)
  const named = checks.slice(0, mostNamed).map((check) => {
    const result = resultWords(check, page)
    return `${checkLabel(check, words)}${result === '' ? '' : ` (${result})`}`
  })
  const more = checks.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** "p = 0.92", "0.11 SD"; nothing where a number alone says little. */
function resultWords({ value, unit }: Check, { locale }: Page): string {
  if (value === undefined) return ''
  if (unit === '') return `p = ${formatNumber(value, value < 0.01 ? 4 : 2, locale)}`
  return unit === 'SD' ? `${formatNumber(Math.abs(value), 2, locale)} SD` : ''
}
