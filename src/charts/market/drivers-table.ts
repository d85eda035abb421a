import type { DataTable, TableCell } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { rankedDrivers } from '#charts/market/ranked-drivers'
import type { DriversView } from '#market/drivers/drivers-view'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/** Every driver with its share, with and without straight-liners, its correlation, its rating and its alpha. */
export function driversTable(
  { view, segment }: MarketPart<DriversView>,
  level: number,
  locale: Locale,
): DataTable {
  const { block } = view
  const drivers = rankedDrivers(view)
  const other = block.straightLine.leaveOut ? 'with' : 'without'
  const alphas = drivers.some(({ alpha }) => alpha !== undefined)
  const figure = (name: string): string => marketFigureId(name, { segment: segment?.id })
  const cell = (name: string, text: string): TableCell => ({ text, figure: figure(name) })
  const percent = (value: number): string => formatNumber(100 * value, 1, locale)
  const decimals = (value: number): string => formatNumber(value, 2, locale)
  const numeric = (label: string) => ({ label, numeric: true })
  return {
    caption: `Drivers of ${block.overall.label} (${partWords(block.id, segment)}), with ${Math.round(level * 100)}\u2009% intervals`,
    columns: [
      { label: 'Driver', numeric: false },
      ...[
        'Share, %',
        'Interval',
        `${other} straight-liners, %`,
        'Correlation',
        'Mean rating',
        'Interval',
      ].map(numeric),
      ...(alphas ? [numeric('Alpha')] : []),
    ],
    rows: drivers.map(({ id, label, share, otherShare, correlation, performance, alpha }) => [
      { text: label },
      cell(`driver.${block.id}.${id}`, percent(share.value)),
      { text: rangeOf(share, percent) },
      otherShare === undefined
        ? { text: '–' }
        : cell(`driver.${block.id}.${id}.${other}-straight-liners`, percent(otherShare)),
      cell(`correlation.${block.id}.${id}`, decimals(correlation.value)),
      cell(`performance.${block.id}.${id}`, decimals(performance.value)),
      { text: rangeOf(performance, decimals) },
      ...(alphas ? [alphaCell(alpha, figure(`fit.${block.id}.alpha.${id}`), decimals)] : []),
    ]),
  }
}

function rangeOf(
  { interval }: Extract<SureValue, { readonly value: number }>,
  words: (value: number) => string,
): string {
  return interval === undefined ? '–' : `${words(interval.low)} to ${words(interval.high)}`
}

function alphaCell(
  alpha: SureValue | undefined,
  figure: string,
  words: (value: number) => string,
): TableCell {
  if (alpha === undefined) return { text: '–' }
  return { text: 'value' in alpha ? words(alpha.value) : '–', figure }
}
