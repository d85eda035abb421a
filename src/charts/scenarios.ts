import type { ChartRow, RowsChart, TableCell } from '#charts/chart'
import { type ColumnFormat, inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { paybackWords } from '#charts/stated-figures'
import { valueAxis } from '#charts/value-axis'
import type { ValueView } from '#charts/value-view'
import { counted, eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { ScenarioResult } from '#value/result'

/** What the study is worth under other assumptions: the net present value of each with its range. */
export function scenarioChart(view: ValueView, locale: Locale): RowsChart | undefined {
  const { scenarios } = view.value
  if (scenarios === undefined || scenarios.length === 0) return undefined
  const { currency } = view.model
  const summaries = [view.value.npv, ...scenarios.map(({ npv }) => npv)]
  const format = moneyFormat(summaries, currency, locale)
  const base: Shown = { id: 'study', label: 'The study', note: 'as it stands', ...view.value }
  const shown = [base, ...scenarios.map((one) => ({ ...one, note: settingWords(one) }))]
  const rows = shown.map((one) => rowOf(one, format))
  const values = summaries.flatMap(({ mean, quantiles }) => [mean, quantiles.p10, quantiles.p90])
  const losing = scenarios.filter(({ npv }) => npv.mean < 0)
  return {
    kind: 'rows',
    id: 'scenarios',
    title:
      losing.length === 0
        ? 'It is worth more than it costs in every scenario'
        : `It costs more than it is worth under: ${losing.map(({ label }) => label).join(', ')}`,
    subtitle: `Net present value under other assumptions: mean and ${eightyPercent} range, on the same draws.`,
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
    table: tableOf(shown, view, locale),
    notes: scenarios.flatMap((one) => {
      const set = allSettings(one)
      return set.length < 2 ? [] : [`${one.label}: ${set.join(', ')}`]
    }),
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
}

/** What is set, where it is one thing: "half of every gain"; else how many. */
function settingWords(scenario: ScenarioResult): string {
  const [first = '', ...more] = allSettings(scenario)
  return more.length === 0 ? first : counted(more.length + 1, 'setting')
}

/** "Hourly P10", "half of every gain". */
function allSettings({ settings, gains }: ScenarioResult): readonly string[] {
  const share = gains === 0.5 ? 'half' : `${Math.round(gains * 100)}\u2009%`
  return [
    ...settings.map(({ label, text }) => `${label} ${text}`),
    ...(gains === 1 ? [] : [`${share} of every gain`]),
  ]
}

function rowOf({ id, label, note, npv }: Shown, format: ColumnFormat): ChartRow {
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
    figure: figureOf('value.npv', id),
    ...(id === 'study' ? { total: true } : {}),
  }
}

function figureOf(name: string, id: string): string {
  return id === 'study' ? name : `${name}[scenario=${id}]`
}

function tableOf(shown: readonly Shown[], view: ValueView, locale: Locale): RowsChart['table'] {
  const { currency } = view.model
  const format = (of: 'annual' | 'npv' | 'npvCash'): ColumnFormat =>
    moneyFormat(
      shown.map((one) => one[of]),
      currency,
      locale,
    )
  const formats = { annual: format('annual'), npv: format('npv'), npvCash: format('npvCash') }
  return {
    caption: 'Scenarios side by side (means)',
    columns: [
      { label: 'Scenario', numeric: false },
      { label: 'A year', numeric: true },
      { label: 'Net present value', numeric: true },
      { label: 'In cash alone', numeric: true },
      { label: 'Payback', numeric: true },
      { label: 'Chance of a loss', numeric: true },
    ],
    rows: shown.map((one): readonly TableCell[] => [
      { text: one.label },
      { text: inColumn(formats.annual, one.annual.mean) },
      { text: inColumn(formats.npv, one.npv.mean), figure: figureOf('value.npv', one.id) },
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
