import type { PlotChart, PlotPanel } from '#charts/chart'
import { betweenInColumn, type ColumnFormat, inColumn, middleFormat } from '#charts/column-format'
import { niceTicks } from '#charts/ticks'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { EventStudyPlot } from '#evidence/picture'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

interface Period {
  readonly relative: number
  readonly value: number
  readonly low: number
  readonly high: number
  /** The period whose effect is zero by construction. */
  readonly reference: boolean
}

/** The effect by period relative to the start: before it nothing should be seen. */
export function eventStudyChart(picture: EventStudyPlot, label: string, locale: Locale): PlotChart {
  const { block, need, unit } = picture
  const periods = picture.periods.map(({ relative, value, interval }) => ({
    relative,
    value,
    low: interval?.low ?? value,
    high: interval?.high ?? value,
    reference: interval === undefined,
  }))
  const format = middleFormat(periods, unit, locale)
  const level = Math.round(
    100 * (picture.periods.find(({ interval }) => interval)?.interval?.level ?? 0.95),
  )
  const title = verdictOf(periods, locale)
  return {
    kind: 'plot',
    id: `event-study-${block}-${need}`,
    title,
    subtitle: `${sentence(label)} (${block}): effect by period from the start, with its ${level}\u2009% range. The last period before the start is zero by construction.`,
    description: `${title}. ${periods.map(({ relative, value }) => `Period ${relative}: ${inColumn(format, value)}`).join('; ')}.`,
    panels: [panel(periods, unit, locale)],
    table: tableOf(periods, { format, level }, locale),
    notes: [],
  }
}

function verdictOf(periods: readonly Period[], locale: Locale): string {
  const before = periods.filter(({ relative, reference }) => relative < 0 && !reference)
  const apart = before.filter(({ low, high }) => low > 0 || high < 0)
  if (before.length === 0)
    return 'One period before the start: whether the groups moved alike cannot be seen'
  if (apart.length === 0) return 'Before the start the groups move alike'
  return `Before the start the groups differ already in ${formatCount(apart.length, locale)} of ${formatCount(before.length, locale)} periods`
}

function panel(periods: readonly Period[], unit: string, locale: Locale): PlotPanel {
  const at = periods.map(({ relative }) => relative)
  const [low, high] = [Math.min(...at), Math.max(...at)]
  const lows = periods.map((period) => period.low)
  const highs = periods.map((period) => period.high)
  const values = periods.map(({ value }) => value)
  return {
    x: {
      title: 'Periods from the start',
      low,
      high,
      ticks: niceTicks(low, high, 8)
        .filter(Number.isInteger)
        .map((tick) => ({ at: tick, label: formatCount(tick, locale) })),
    },
    y: valueAxis({ what: 'Effect', unit, values: [...lows, ...highs], zero: true }, locale),
    marks: [
      { kind: 'band', at, low: lows, high: highs, tone: 'ours', faint: false },
      { kind: 'line', at, values, tone: 'ours', dashed: false, label: 'effect' },
      { kind: 'rule', at: -0.5, label: 'start', tone: 'total' },
    ],
  }
}

function tableOf(
  periods: readonly Period[],
  { format, level }: { readonly format: ColumnFormat; readonly level: number },
  locale: Locale,
): PlotChart['table'] {
  return {
    caption: 'Effect by period',
    columns: [
      { label: 'Period', numeric: true },
      { label: 'Effect', numeric: true },
      { label: `${level} % range`, numeric: true },
    ],
    rows: periods.map(({ relative, value, low, high, reference }) => [
      { text: formatCount(relative, locale) },
      { text: inColumn(format, value) },
      { text: reference ? 'zero by construction' : betweenInColumn(format, low, high) },
    ]),
  }
}
