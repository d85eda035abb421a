import type { Mark, PlotChart, ValueAxis } from '#charts/chart'
import { inColumn, middleFormat } from '#charts/column-format'
import { dateAxis, dateText } from '#charts/pictures/date-axis'
import { niceTicks } from '#charts/ticks'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { TrendPlot } from '#evidence/picture'
import { formatNumber, plainDecimals } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

type Line = TrendPlot['lines'][number]

/** Rows of the table behind the picture. */
const MOST_ROWS = 400

/** What was observed over time, and what would have been expected without the treatment. */
export function trendChart(picture: TrendPlot, label: string, locale: Locale): PlotChart {
  const { block, need, unit, lines, axis, from } = picture
  const points = lines.flatMap((line) => line.points)
  const values = points.map(({ value }) => value)
  const place = axis.dates ? dateText(from) : formatNumber(from, plainDecimals(from), locale)
  const start = axis.dates ? place : `${axis.label} ${place}`
  const fitted = lines.some(({ role }) => role === 'fitted')
  const expected = lines.some(({ role }) => role === 'counterfactual')
  const title = `${sentence(label)}: ${expected ? 'observed, and expected without the change' : 'with and without the change'}`
  return {
    kind: 'plot',
    id: `trend-${block}-${need}`,
    title,
    subtitle: `${block}: mean by period. The change starts at ${start}.${expected ? ' Dashed: what would have been expected without it.' : ''}`,
    description: `${title}. ${lines.map((line) => spoken(line, unit, locale)).join(' ')}`,
    panels: [
      {
        x: timeAxis(
          picture,
          points.map(({ at }) => at),
          locale,
        ),
        y: valueAxis({ what: sentence(label), unit, values, zero: false }, locale),
        marks: [
          ...lines.map((line) => lineMark(line, fitted)),
          { kind: 'rule', at: from, label: `from ${start}`, tone: 'total' },
        ],
      },
    ],
    table: tableOf(picture, locale),
    notes:
      points.length / lines.length > MOST_ROWS
        ? [`The table shows the first ${MOST_ROWS} periods; the JSON holds all.`]
        : [],
  }
}

function timeAxis({ axis }: TrendPlot, at: readonly number[], locale: Locale): ValueAxis {
  const title = sentence(axis.label)
  if (axis.dates) return dateAxis(title, at)
  const low = Math.min(...at)
  const high = Math.max(...at)
  const ticks = niceTicks(low, high, 8).map((place) => ({
    at: place,
    label: formatNumber(place, plainDecimals(place), locale),
  }))
  return { title, low, high, ticks }
}

const tones: Readonly<Record<Line['role'], 'ours' | 'status-quo'>> = {
  treated: 'ours',
  fitted: 'ours',
  control: 'status-quo',
  counterfactual: 'status-quo',
}

/** Beside a fitted line what was observed is drawn quietly. */
function lineMark({ label, role, points }: Line, fitted: boolean): Mark {
  return {
    kind: 'line',
    at: points.map(({ at }) => at),
    values: points.map(({ value }) => value),
    tone: tones[role],
    dashed: role === 'counterfactual',
    ...(fitted && role === 'treated' ? { quiet: true } : {}),
    label,
  }
}

function spoken({ label, points }: Line, unit: string, locale: Locale): string {
  const values = points.map(({ value }) => value)
  const range = { value: values[0] ?? 0, low: Math.min(...values), high: Math.max(...values) }
  const format = middleFormat([range], unit, locale)
  return `${sentence(label)}: from ${inColumn(format, values[0] ?? 0)} to ${inColumn(format, values.at(-1) ?? 0)}.`
}

function tableOf({ lines, unit, axis }: TrendPlot, locale: Locale): PlotChart['table'] {
  const ats = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))]
    .toSorted((a, b) => a - b)
    .slice(0, MOST_ROWS)
  const found = lines.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])))
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value))
  const spread = (Math.max(...values) - Math.min(...values)) / 10
  const format = middleFormat(
    values.map((value) => ({ value, low: value - spread, high: value + spread })),
    unit,
    locale,
  )
  return {
    caption: 'By period',
    columns: [
      { label: axis.label, numeric: !axis.dates },
      ...lines.map(({ label }) => ({ label: sentence(label), numeric: true })),
    ],
    rows: ats.map((at) => [
      { text: axis.dates ? dateText(at) : formatNumber(at, plainDecimals(at), locale) },
      ...found.map((points) => {
        const value = points.get(at)
        return { text: value === undefined ? '–' : inColumn(format, value) }
      }),
    ]),
  }
}
