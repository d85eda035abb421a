import type { DataTable, TableCell } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { betweenInColumn, type ColumnFormat, inColumn, middleFormat } from '#charts/column-format'
import { priceRange, priceWords } from '#charts/market/price-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import {
  pricePointOf,
  type PricePoint,
  type VanWestendorpView,
} from '#market/price/van-westendorp-view'
import type { Locale } from '#quantity/locale'

/** The four points in the order of their prices, in words. */
export const pricePointWords = {
  pmc: 'Lowest acceptable price (PMC)',
  opp: 'Optimal price (OPP)',
  ipp: 'Indifference price (IPP)',
  pme: 'Highest acceptable price (PME)',
} as const satisfies Record<PricePoint, string>

/** How the points of one block are shown: all in the step that the middle one of their intervals supports. */
export function pointFormat(
  { block, consistent, kept = consistent }: VanWestendorpView,
  locale: Locale,
): ColumnFormat {
  const founds = [consistent, kept].flatMap((meter) =>
    (Object.keys(pricePointWords) as PricePoint[]).map((point) =>
      pricePointOf(meter, 'original', point),
    ),
  )
  const levels = founds.flatMap((found) =>
    'reason' in found
      ? []
      : [
          {
            value: found.value,
            low: found.interval?.low ?? found.value,
            high: found.interval?.high ?? found.value,
          },
        ],
  )
  return middleFormat(levels, block.money.unit.split('/')[0]!, locale)
}

/** A point in the format of its block; a dash where there is none. */
export function pointWords(found: SureValue, format: ColumnFormat): string {
  return 'reason' in found ? '–' : inColumn(format, found.value)
}

function pointCells(found: SureValue, format: ColumnFormat, figure: string): readonly TableCell[] {
  const sure = 'reason' in found ? undefined : found.interval
  return [
    { text: pointWords(found, format), figure },
    { text: sure === undefined ? '–' : betweenInColumn(format, sure.low, sure.high) },
  ]
}

/** The four points: of those in order, by the narrower definition, and with everybody. */
export function pointTable(part: MarketPart<VanWestendorpView>, locale: Locale): DataTable {
  const { view, segment } = part
  const numeric = (label: string) => ({ label, numeric: true })
  return {
    caption: `Price points (${partWords(view.block.id, segment)}), ${view.block.money.unit}`,
    columns: [
      { label: 'Point', numeric: false },
      ...['Prices in order', 'Interval', 'Narrower definition', 'Interval'].map(numeric),
      ...['Everybody kept', 'Interval'].map(numeric),
    ],
    rows: (Object.keys(pricePointWords) as PricePoint[]).map((point) =>
      pointRow(part, point, locale),
    ),
  }
}

function pointRow(
  { view, segment }: MarketPart<VanWestendorpView>,
  point: PricePoint,
  locale: Locale,
): readonly TableCell[] {
  const { block, consistent, kept = consistent } = view
  const format = pointFormat(view, locale)
  const figure = (variant: string): string =>
    marketFigureId(`price.${block.id}.${point}${variant}`, { segment: segment?.id })
  const bounds = point === 'pmc' || point === 'pme'
  const narrow = pricePointOf(consistent, 'narrow', point)
  return [
    { text: pricePointWords[point] },
    ...pointCells(pricePointOf(consistent, 'original', point), format, figure('')),
    ...(bounds
      ? pointCells(narrow, format, figure('.narrow'))
      : [{ text: 'the same' }, { text: '' }]),
    ...pointCells(pricePointOf(kept, 'original', point), format, figure('.inconsistent-kept')),
  ]
}

/** What people would buy, where they were asked. */
export function trialTable(
  { view, segment }: MarketPart<VanWestendorpView>,
  locale: Locale,
): readonly DataTable[] {
  const { block, trial } = view
  if (trial === undefined || 'reason' in trial) return []
  const row = (
    key: 'best-trial' | 'best-revenue',
    words: string,
    found: SureValue,
  ): readonly TableCell[] => [
    { text: words },
    {
      text: priceWords(found, block.money.unit, locale),
      figure: marketFigureId(`price.${block.id}.${key}`, { segment: segment?.id }),
    },
    { text: priceRange(found, block.money.unit, locale) },
  ]
  const calibration = block
    .intentions!.chances.map(([answer, chance]) => `${answer}: ${Math.round(chance * 100)}\u2009%`)
    .join(', ')
  return [
    {
      caption: `What people say they would buy (${partWords(block.id, segment)}); chance behind each answer: ${calibration}`,
      columns: [
        { label: 'Named price at which', numeric: false },
        { label: 'Price', numeric: true },
        { label: 'Interval', numeric: true },
      ],
      rows: [
        row('best-trial', 'most would buy', trial.bestTrial),
        row('best-revenue', 'most money comes in', trial.bestRevenue),
      ],
    },
  ]
}
