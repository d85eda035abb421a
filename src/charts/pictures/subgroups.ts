import type { ChartRow, RowsChart } from '#charts/chart'
import { betweenInColumn, type ColumnFormat, inColumn, middleFormat } from '#charts/column-format'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { SubgroupPlot } from '#evidence/picture'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

type Row = SubgroupPlot['rows'][number]

/** The same difference within the levels of a column. */
export function subgroupsChart(picture: SubgroupPlot, label: string, locale: Locale): RowsChart {
  const { block, need, unit, column, rows } = picture
  const ends = rows.map(endsOf)
  const format = middleFormat(ends, unit, locale)
  const values = ends.flatMap(({ low, high }) => [low, high])
  const title = `${sentence(label)} by ${column}`
  return {
    kind: 'rows',
    id: `subgroups-${block}-${need}-${column}`,
    title,
    subtitle: `${block}: difference within each level, with its interval. Whether the levels differ is said by the test of interaction, not by which are clear of zero.`,
    description: `${title}. ${rows.map((row) => `${row.level}: ${inColumn(format, row.value)} (${rangeOf(row, format)})`).join('; ')}.`,
    panels: [
      {
        axis: valueAxis({ what: 'Difference', unit, values, zero: true }, locale),
        rows: rows.map((row) => chartRow(picture, row, [format, locale])),
        joined: false,
      },
    ],
    table: {
      caption: title,
      columns: [
        { label: column, numeric: false },
        { label: 'n', numeric: true },
        { label: 'Difference', numeric: true },
        { label: 'Interval', numeric: true },
      ],
      rows: rows.map((row) => [
        { text: row.level },
        { text: formatCount(row.n, locale) },
        { text: inColumn(format, row.value), figure: figureOf(picture, row) },
        { text: rangeOf(row, format) },
      ]),
    },
    notes: [],
  }
}

function endsOf({ value, interval }: Row) {
  return { value, low: interval?.low ?? value, high: interval?.high ?? value }
}

function rangeOf({ interval }: Row, format: ColumnFormat): string {
  return interval === undefined ? '–' : betweenInColumn(format, interval.low, interval.high)
}

function figureOf({ block, need, column }: SubgroupPlot, { level, segment }: Row): string {
  const where = segment === undefined ? `${column}=${level}` : `segment=${segment}`
  return `evidence.${block}.${need}.difference[${where}]`
}

function chartRow(
  picture: SubgroupPlot,
  row: Row,
  [format, locale]: readonly [ColumnFormat, Locale],
): ChartRow {
  const { level, n, value, interval } = row
  const certain = interval !== undefined && (interval.low > 0 || interval.high < 0)
  return {
    id: `${picture.need}.${picture.column}.${level}`,
    label: level,
    note: `n = ${formatCount(n, locale)}`,
    bars: [],
    ghosts: [],
    point: { at: value, tone: 'ours', certain },
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    value: inColumn(format, value),
    range: rangeOf(row, format),
    figure: figureOf(picture, row),
  }
}
