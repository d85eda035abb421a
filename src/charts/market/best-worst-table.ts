import type { DataTable } from '#charts/chart'
import { figuresInWords } from '#charts/market/figure-cells'
import { partWords } from '#charts/market/part-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { rankedNeeds, type NeedsView } from '#market/needs/needs-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What sets of best and worst say of each need: its score of 100, and the importance that enters the opportunity. */
export function bestWorstTable(
  { view, segment }: MarketPart<NeedsView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const { cell, rangeCell } = figuresInWords(assessment, locale)
  const scored = rankedNeeds(view).toSorted(
    (a, b) => (b.standing.share?.value ?? 0) - (a.standing.share?.value ?? 0),
  )
  const figureOf = (need: string, variant: string): string =>
    marketFigureId(`importance.${view.block.id}.${need}${variant}`, { segment: segment?.id })
  return {
    caption: `Importance by best and worst, a logit of all people (${partWords(view.block.id, segment)})`,
    columns: [
      { label: 'Need', numeric: false },
      { label: 'Of 100 over all needs', numeric: true },
      { label: 'Interval', numeric: true },
      { label: 'Importance, 0 to 10', numeric: true },
      { label: 'Interval', numeric: true },
    ],
    rows: scored.map(({ id, label }) => [
      { text: label },
      cell(figureOf(id, '.share')),
      rangeCell(figureOf(id, '.share')),
      cell(figureOf(id, '')),
      rangeCell(figureOf(id, '')),
    ]),
  }
}
