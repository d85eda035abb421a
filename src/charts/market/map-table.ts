import type { DataTable, TableCell } from '#charts/chart'
import { figuresInWords, type FiguresInWords } from '#charts/market/figure-cells'
import { solutionName } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import type { MapPoint, MapView } from '#market/alternatives/map-view'
import { marketFigureId } from '#market/figure-id'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Every alternative of a map, the best first: price, performance with its range, fair price, who beats it. */
export function mapTable(view: MapView, assessment: Assessment, locale: Locale): DataTable {
  const { points, better, block } = view
  const sign = better === 'higher' ? -1 : 1
  const sorted = points.toSorted(
    (a, b) => sign * (a.performance.value - b.performance.value) || a.price.value - b.price.value,
  )
  const figures = figuresInWords(assessment, locale)
  const cost = block.x === 'tco' ? 'Total cost' : 'Price'
  const numeric = (label: string) => ({ label, numeric: true })
  return {
    caption: `${sentence(view.performanceWords)} and ${cost.toLowerCase()} by alternative`,
    columns: [
      { label: 'Alternative', numeric: false },
      numeric(cost),
      numeric('Performance'),
      numeric('Range'),
      ...(block.line === 'none' ? [] : [numeric('Fair price')]),
      ...(block.frontier ? [numeric('Chance not beaten')] : []),
      { label: 'Beaten by', numeric: false },
    ],
    rows: sorted.map((point) => row(block, point, { assessment, figures, locale })),
  }
}

interface Words {
  readonly assessment: Assessment
  readonly figures: FiguresInWords
  readonly locale: Locale
}

function row(
  { id, line, frontier }: MapView['block'],
  { solution, dominatedBy, unbeaten = 0 }: MapPoint,
  { assessment, figures, locale }: Words,
): readonly TableCell[] {
  const of = (key: string): string => marketFigureId(`map.${id}.${key}`, { solution })
  return [
    { text: solutionName(assessment, solution) },
    figures.cell(of('price')),
    figures.cell(of('performance')),
    figures.rangeCell(of('performance')),
    ...(line === 'none' ? [] : [figures.cell(of('fair-price'))]),
    ...(frontier
      ? [
          {
            text: formatQuantity({ value: Math.round(unbeaten * 100) / 100, unit: '%' }, locale),
            figure: of('frontier'),
          },
        ]
      : []),
    { text: dominatedBy === undefined ? '' : solutionName(assessment, dominatedBy) },
  ]
}
