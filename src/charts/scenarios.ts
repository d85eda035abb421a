import type { ChartRow, RowsChart, TableCell } from '#charts/chart'
import { type ColumnFormat, inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { paybackWords } from '#charts/stated-figures'
import { valueAxis } from '#charts/value-axis'
import type { ValueView } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import { counted, eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { ScenarioResult } from '#value/result'

/** What the study is worth under its scenarios, and to segments with assumptions of their own, where there are any. */
export function variantCharts(view: ValueView, locale: Locale): readonly RowsChart[] {
  return [scenarioChart(view, locale), segmentChart(view, locale)].filter(
    (chart) => chart !== undefined,
  )
}

/** What the study is worth under other assumptions: the net present value of each with its range. */
function scenarioChart(view: ValueView, locale: Locale): RowsChart | undefined {
  const { scenarios } = view.value
  if (scenarios === undefined || scenarios.length === 0) return undefined
  const losing = scenarios.filter(({ npv }) => npv.mean < 0)
  const chart = variantChart(
    'scenario',
    scenarios.map((one) => ({ ...one, note: settingWords(one) })),
    [view, locale],
  )
  return {
    ...chart,
    title:
      losing.length === 0
        ? 'It is worth more than it costs in every scenario'
        : `It costs more than it is worth under: ${losing.map(({ label }) => label).join(', ')}`,
    subtitle: `Net present value under other assumptions: mean and ${eightyPercent} range, on the same draws.`,
    notes: scenarios.flatMap((one) => notesOf(one.label, allSettings(one))),
  }
}

/** What the study is worth to segments of customers with assumptions of their own. */
function segmentChart(view: ValueView, locale: Locale): RowsChart | undefined {
  const { segments } = view.value
  if (segments === undefined || segments.length === 0) return undefined
  const shown = segments.map(({ id, label, settings, result }) => ({
    ...result,
    id,
    label,
    note: settingWords({ settings, gains: 1 }),
  }))
  const most = shown.reduce((best, one) => (one.npv.mean > best.npv.mean ? one : best))
  return {
    ...variantChart('segment', shown, [view, locale]),
    title: `Of the segments it is worth most to: ${most.label}`,
    subtitle: `Net present value with the assumptions of each segment, and the evidence of all: mean and ${eightyPercent} range.`,
    notes: segments.flatMap(({ label, settings }) =>
      notesOf(label, allSettings({ settings, gains: 1 })),
    ),
  }
}

function notesOf(label: string, set: readonly string[]): readonly string[] {
  return set.length < 2 ? [] : [`${label}: ${set.join(', ')}`]
}

/** The study, and what it is with other assumptions, one below the other. */
function variantChart(
  of: 'scenario' | 'segment',
  variants: readonly Omit<Shown, 'qualifier'>[],
  [view, locale]: readonly [ValueView, Locale],
): Omit<RowsChart, 'title' | 'subtitle' | 'notes'> {
  const { currency } = view.model
  const summaries = [view.value.npv, ...variants.map(({ npv }) => npv)]
  const format = moneyFormat(summaries, currency, locale)
  const base: Shown = { id: 'study', label: 'The study', note: 'as it stands', ...view.value }
  const shown = [base, ...variants.map((one) => ({ ...one, qualifier: `${of}=${one.id}` }))]
  const rows = shown.map((one) => rowOf(one, format))
  const values = summaries.flatMap(({ mean, quantiles }) => [mean, quantiles.p10, quantiles.p90])
  return {
    kind: 'rows',
    id: `${of}s`,
    description: rows
      .map((row) => `${row.label} (${row.note}): ${row.value}, ${row.range}.`)
      .join(' '),
    panels: [
      {
        axis: valueAxis({ what: 'Net present value', unit: currency, values, zero: true }, locale),
        rows,
        joined: false,
      },
    ],
    table: tableOf(of, shown, [view, locale]),
  }
}

/** What stands in a row: a scenario, or the study itself. */
type Shown = Pick<
  ScenarioResult,
  | 'id'
  | 'label'
  | 'npv'
  | 'npvCash'
  | 'annual'
  | 'payback'
  | 'lossProbability'
  | 'lossProbabilityError'
> & {
  readonly note: string
  /** As ids say it; absent for the study itself. */
  readonly qualifier?: string
}

type Settings = Pick<ScenarioResult, 'settings' | 'gains'>

/** What is set, where it is one thing: "half of every gain"; else how many. */
function settingWords(scenario: Settings): string {
  const [first = '', ...more] = allSettings(scenario)
  return more.length === 0 ? first : counted(more.length + 1, 'setting')
}

/** "Hourly P10", "half of every gain". */
function allSettings({ settings, gains }: Settings): readonly string[] {
  const share = gains === 0.5 ? 'half' : `${Math.round(gains * 100)}\u2009%`
  return [
    ...settings.map(({ label, text }) => `${label} ${text}`),
    ...(gains === 1 ? [] : [`${share} of every gain`]),
  ]
}

function rowOf({ id, label, note, npv, qualifier }: Shown, format: ColumnFormat): ChartRow {
  const { p10, p90 } = npv.quantiles
  return {
    id,
    label,
    note,
    bars: [],
    ghosts: [],
    point: { at: npv.mean, tone: npv.mean < 0 ? 'worse' : 'better', certain: true },
    ...(p10 === p90 ? {} : { interval: { low: p10, high: p90 } }),
    value: inColumn(format, npv.mean),
    range: rangeInColumn(format, npv),
    figure: figureOf('value.npv', qualifier),
    ...(qualifier === undefined ? { total: true } : {}),
  }
}

function figureOf(name: string, qualifier: string | undefined): string {
  return qualifier === undefined ? name : `${name}[${qualifier}]`
}

function tableOf(
  of: 'scenario' | 'segment',
  shown: readonly Shown[],
  [view, locale]: readonly [ValueView, Locale],
): RowsChart['table'] {
  const { currency } = view.model
  const format = (key: 'annual' | 'npv' | 'npvCash'): ColumnFormat =>
    moneyFormat(
      shown.map((one) => one[key]),
      currency,
      locale,
    )
  const formats = { annual: format('annual'), npv: format('npv'), npvCash: format('npvCash') }
  return {
    caption: `${sentence(of)}s side by side (means)`,
    columns: [
      { label: sentence(of), numeric: false },
      { label: 'A year', numeric: true },
      { label: 'Net present value', numeric: true },
      { label: 'In cash alone', numeric: true },
      { label: 'Payback', numeric: true },
      { label: 'Chance of a loss', numeric: true },
    ],
    rows: shown.map((one): readonly TableCell[] => [
      { text: one.label },
      { text: inColumn(formats.annual, one.annual.mean) },
      { text: inColumn(formats.npv, one.npv.mean), figure: figureOf('value.npv', one.qualifier) },
      { text: inColumn(formats.npvCash, one.npvCash.mean) },
      { text: paybackWords({ ...view.value, payback: one.payback }, one.payback, locale) },
      { text: lossWords(one, locale) },
    ]),
  }
}

function lossWords(
  { lossProbability: value, lossProbabilityError: simulationError }: Shown,
  locale: Locale,
): string {
  return formatQuantity({ value, unit: '%', simulationError }, locale)
}
