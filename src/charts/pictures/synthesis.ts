import type { ChartRow, RowsChart } from '#charts/chart'
import { betweenInColumn, inColumn, middleFormat } from '#charts/column-format'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { SynthesisPlot } from '#evidence/picture'
import type { Interval } from '#quantity/figure'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

interface Shown {
  readonly id: string
  readonly label: string
  readonly note: string
  readonly value: number
  readonly interval: Interval
  readonly total: boolean
}

/** Each piece of evidence with its range, what they come to together, and what a further customer may find. */
export function synthesisChart(picture: SynthesisPlot, label: string, locale: Locale): RowsChart {
  const shown = rowsOf(picture, locale)
  const unit = picture.scale === 'difference' ? picture.unit : '%'
  const format = middleFormat(
    shown.map(({ value, interval }) => ({ value, low: interval.low, high: interval.high })),
    unit,
    locale,
  )
  const pooled = shown.find(({ total }) => total)!
  const title = `${sentence(label)}: ${inColumn(format, pooled.value)} over ${picture.rows.length} pieces of evidence`
  const what = {
    ratio: 'Change of the mean',
    'odds-ratio': 'Change of the odds',
    difference: 'Difference',
  }[picture.scale]
  const level = Math.round(100 * pooled.interval.level)
  return {
    kind: 'rows',
    id: `synthesis-${picture.need}`,
    title,
    subtitle: `${what} with its ${level}\u2009% range, the bias term of each design included; the weight of each piece below its name.`,
    description: `${title}. ${shown.map(({ label: name, value, interval }) => `${name}: ${inColumn(format, value)} (${betweenInColumn(format, interval.low, interval.high)})`).join('; ')}.`,
    panels: [
      {
        axis: valueAxis(
          {
            what,
            unit,
            values: shown.flatMap(({ interval }) => [interval.low, interval.high]),
            zero: true,
          },
          locale,
        ),
        rows: shown.map((one) => row(picture, one, [format, locale])),
        joined: false,
      },
    ],
    table: {
      caption: 'Evidence combined',
      columns: [
        { label: 'Evidence', numeric: false },
        { label: 'Weight', numeric: true },
        { label: what, numeric: true },
        { label: `${level} % range`, numeric: true },
      ],
      rows: shown.map(({ label: name, note, value, interval }) => [
        { text: name },
        { text: note },
        { text: inColumn(format, value) },
        { text: betweenInColumn(format, interval.low, interval.high) },
      ]),
    },
    notes: [],
  }
}

/** Logarithms become shares of change; differences stay. */
function rowsOf({ rows, pooled, prediction, scale }: SynthesisPlot, locale: Locale): Shown[] {
  const shown = (value: number): number => (scale === 'difference' ? value : Math.expm1(value))
  const between = ({ low, high, level }: Interval): Interval => ({
    low: shown(low),
    high: shown(high),
    level,
  })
  return [
    ...rows.map(({ block, value, interval, weight }) => ({
      id: block,
      label: block,
      note: `${formatNumber(100 * weight, 0, locale)}\u2009%`,
      value: shown(value),
      interval: between(interval),
      total: false,
    })),
    {
      id: 'pooled',
      label: 'Together',
      note: '',
      value: shown(pooled.value),
      interval: between(pooled.interval),
      total: true,
    },
    ...(prediction === undefined
      ? []
      : [
          {
            id: 'prediction',
            label: 'A further customer',
            note: '',
            value: shown(pooled.value),
            interval: between(prediction),
            total: false,
          },
        ]),
  ]
}

function row(
  { need }: SynthesisPlot,
  { id, label, note, value, interval, total }: Shown,
  [format]: readonly [Parameters<typeof inColumn>[0], Locale],
): ChartRow {
  const clear = interval.low > 0 || interval.high < 0
  return {
    id: `${need}.${id}`,
    label,
    note,
    bars: [],
    ghosts: [],
    point: { at: value, tone: total ? 'ours' : 'status-quo', certain: clear },
    interval: { low: interval.low, high: interval.high },
    value: inColumn(format, value),
    range: betweenInColumn(format, interval.low, interval.high),
    ...(total ? { total: true, figure: `evidence.synthesis.${need}.difference` } : {}),
  }
}
