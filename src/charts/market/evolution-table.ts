import type { DataTable, TableCell } from '#charts/chart'
import { inColumn, levelFormat, betweenInColumn, type ColumnFormat } from '#charts/column-format'
import { partWords } from '#charts/market/part-words'
import { dateText } from '#charts/pictures/date-axis'
import { solutionName } from '#charts/value-view'
import type { EvolutionSeries, EvolutionView } from '#market/evolution/evolution-view'
import { levelKey } from '#market/evolution/level-key'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Periods of the table behind the picture, the last ones. */
const MOST_ROWS = 60

/** Value of each period with its interval, then what may come with the range of four fifths of it. */
export function evolutionTable(
  part: MarketPart<EvolutionView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const { view, segment } = part
  return {
    caption: `${view.block.element.name} by ${view.block.every} (${partWords(view.block.id, segment)})`,
    columns: [
      ...(view.block.bySolution ? [{ label: 'Of', numeric: false }] : []),
      { label: 'From', numeric: false },
      { label: 'Value', numeric: true },
      { label: 'Range', numeric: true },
      { label: 'n', numeric: true },
    ],
    rows: view.series.flatMap((series) => seriesRows(part, series, [assessment, locale])),
  }
}

function seriesRows(
  { view, segment }: MarketPart<EvolutionView>,
  series: EvolutionSeries,
  [assessment, locale]: readonly [Assessment, Locale],
): readonly (readonly TableCell[])[] {
  const { solution, levels, projection } = series
  const format = formatOf(view, series, locale)
  const figure = (key: string, day: number): string =>
    marketFigureId(`evolution.${view.block.id}.${key}`, {
      solution,
      segment: segment?.id,
      date: dateText(day),
    })
  const of = view.block.bySolution ? [{ text: solutionName(assessment, solution ?? '') }] : []
  const seen = levels.slice(-MOST_ROWS).map(({ start, value, interval, n }, i, shown) => [
    ...of,
    { text: dateText(start) },
    {
      text: inColumn(format, value),
      figure: figure(levelKey(shown, i), start),
    },
    { text: interval === undefined ? '–' : betweenInColumn(format, interval.low, interval.high) },
    { text: formatCount(n, locale) },
  ])
  const ahead = 'reason' in projection ? [] : projection.periods.slice(0, MOST_ROWS)
  return [
    ...seen,
    ...ahead.map(({ start, expected: { mean, quantiles } }) => [
      ...of,
      { text: dateText(start) },
      { text: inColumn(format, mean), figure: figure('projection', start) },
      { text: betweenInColumn(format, quantiles.p10, quantiles.p90) },
      { text: 'projected' },
    ]),
  ]
}

function formatOf(
  { block }: EvolutionView,
  { levels }: EvolutionSeries,
  locale: Locale,
): ColumnFormat {
  const values = levels.map(({ value }) => value)
  const spread = (Math.max(...values) - Math.min(...values)) / 20
  return levelFormat(
    values.map((value) => ({ value, low: value - spread, high: value + spread })),
    block.unit,
    locale,
  )
}

/** A chance in whole percent: ways on are drawn, and there are no more digits in them. */
export function chanceWords(probability: number, locale: Locale): string {
  return formatQuantity({ value: probability, unit: '%', simulationError: 0.01 }, locale)
}

/** When something that matters may come about, and how likely. */
export function criticalTable(
  { view, segment }: MarketPart<EvolutionView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const figure = (key: string, solution?: string): string =>
    marketFigureId(`evolution.${view.block.id}.${key}`, { solution, segment: segment?.id })
  const rows = view.critical.map(({ kind, solution, words, probability, dates, reason }) => [
    { text: `${solution === undefined ? '' : `${solutionName(assessment, solution)} `}${words}` },
    probability === undefined
      ? { text: reason ?? '–' }
      : {
          text: chanceWords(probability, locale),
          figure: figure(`${kind}.probability`, solution),
        },
    { text: dates === undefined ? '–' : dateText(dates.p50), figure: figure(kind, solution) },
    { text: dates === undefined ? '–' : `${dateText(dates.p10)} to ${dateText(dates.p90)}` },
  ])
  const { reassess } = view
  const again =
    reassess === undefined
      ? []
      : [
          [
            { text: `Look again: ${reassess.why}` },
            { text: '–' },
            { text: dateText(reassess.day), figure: figure('reassess') },
            { text: '–' },
          ],
        ]
  return {
    caption: `Critical points until ${dateText(view.block.until)} (${partWords(view.block.id, segment)})`,
    columns: [
      { label: 'What', numeric: false },
      { label: 'How likely', numeric: true },
      { label: 'Half of these by', numeric: false },
      { label: 'Four fifths between', numeric: false },
    ],
    rows: [...rows, ...again],
  }
}

/** How each projection was made, and how it did where the end was known. */
export function triedTable(
  { view, segment }: MarketPart<EvolutionView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const share = (value: number): string => formatQuantity({ value, unit: '%' }, locale)
  const figure = (key: string, solution?: string): string =>
    marketFigureId(`evolution.${view.block.id}.${key}`, { solution, segment: segment?.id })
  return {
    caption: `How it is projected, and how that did on its own past (${partWords(view.block.id, segment)})`,
    columns: [
      ...(view.block.bySolution ? [{ label: 'Of', numeric: false }] : []),
      { label: 'Model', numeric: false },
      { label: 'Change a year', numeric: true },
      { label: 'Error over no change', numeric: true },
      { label: '95\u2009% fan held', numeric: true },
      { label: '80\u2009% fan held', numeric: true },
      { label: 'Forecasts', numeric: true },
    ],
    rows: view.series.map(({ solution, projection, trend }) => {
      const tried = 'reason' in projection ? undefined : projection.backtest
      return [
        ...(view.block.bySolution ? [{ text: solutionName(assessment, solution ?? '') }] : []),
        { text: 'reason' in projection ? projection.reason : projection.model },
        {
          text: 'reason' in trend ? '–' : formatQuantity({ ...trend, unit: '%' }, locale),
          figure: figure('trend', solution),
        },
        { text: tried === undefined ? '–' : share(tried.overNaive) },
        ...(tried === undefined
          ? [{ text: '–' }, { text: '–' }, { text: '–' }]
          : [
              { text: share(tried.coverage[1]!), figure: figure('coverage', solution) },
              { text: share(tried.coverage[0]!) },
              { text: formatCount(tried.forecasts, locale) },
            ]),
      ]
    }),
  }
}
