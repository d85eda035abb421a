import type { Bar, ChartRow, RowsChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { inputWords, type ValueView } from '#charts/value-view'
import { moneyRange, unitOfOne } from '#charts/wording'
import { displayScale } from '#quantity/display-scale'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Sensitivity } from '#value/result'

const mostRows = 10

/**
 * What moves the net present value most: each input alone from its P10 to its P90, the others at
 * their ranges. Not for inputs that move together: their swings do not add up.
 */
export function tornadoChart(view: ValueView, locale: Locale): RowsChart {
  const { value, model } = view
  const shown = value.sensitivities.slice(0, mostRows)
  const rest = value.sensitivities.length - shown.length
  const rows = shown.map((one) => rowOf(one, view, locale))
  const values = shown.flatMap((one) => [one.low.npv, one.high.npv])
  const first = shown[0]
  return {
    kind: 'rows',
    id: 'tornado',
    title:
      first === undefined ? 'What moves it most' : `What moves it most: ${inputWords(first, view)}`,
    subtitle: `Net present value with each input at its P10 and at its P90; the line is the mean, ${formatQuantity({ value: value.npv.mean, unit: model.currency, quantiles: value.npv.quantiles }, locale)}.`,
    description: rows.map((row) => `${row.label}: ${row.range}.`).join(' '),
    panels: [
      {
        axis: valueAxis(
          {
            what: 'Net present value',
            unit: model.currency,
            values: [...values, value.npv.mean],
            zero: false,
          },
          locale,
        ),
        rows,
        joined: false,
      },
    ],
    table: {
      caption: 'Inputs by what they move',
      columns: [
        { label: 'Input', numeric: false },
        { label: 'P10 to P90', numeric: true },
        { label: 'Net present value', numeric: true },
        { label: 'Swing', numeric: true },
      ],
      rows: value.sensitivities.map((one) => [
        { text: inputWords(one, view) },
        { text: inputRange(one, locale) },
        { text: npvRange(one, model.currency, locale) },
        { text: swing(one, model.currency, locale), figure: `value.sensitivity.${one.input}` },
      ]),
    },
    notes: rest > 0 ? [`${rest} more inputs that move less stand in the table`] : [],
    ...(first === undefined
      ? {
          empty: {
            why: 'No input has a range, so nothing can move the result.',
            next: 'Give the assumptions ranges: `38 to 52` instead of `45`.',
          },
        }
      : {}),
  }
}

function rowOf(one: Sensitivity, view: ValueView, locale: Locale): ChartRow {
  const { mean } = view.value.npv
  const bar = (to: number): Bar => ({
    from: mean,
    to,
    tone: to < mean ? 'worse' : 'better',
    fill: 'solid',
  })
  return {
    id: one.input,
    label: inputWords(one, view),
    note: inputRange(one, locale),
    bars: [bar(one.low.npv), bar(one.high.npv)],
    ghosts: [],
    value: swing(one, view.model.currency, locale),
    range: npvRange(one, view.model.currency, locale),
    figure: `value.sensitivity.${one.input}`,
  }
}

function inputRange(one: Sensitivity, locale: Locale): string {
  const [low, high] = [one.low.input, one.high.input].toSorted((a, b) => a - b)
  const share = one.unit === '1' && low! >= 0 && high! <= 1
  const unit = share ? '%' : unitOfOne(one.unit)
  const range = formatRange(low!, high!, unit, locale)
  if (unit === '1' || /[a-z%]$/i.test(range)) return range
  return `${range} ${displayScale(unit, high!).noun?.[1] ?? unit}`
}

function npvRange(one: Sensitivity, currency: string, locale: Locale): string {
  return moneyRange([one.low.npv, one.high.npv], currency, locale)
}

function swing(one: Sensitivity, currency: string, locale: Locale): string {
  return formatQuantity(
    { value: one.swing, unit: currency, simulationError: one.simulationError },
    locale,
  )
}
