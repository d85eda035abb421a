import type { Bar, ChartRow, RowsChart, TableCell } from '#charts/chart'
import { type ColumnFormat, inColumn } from '#charts/column-format'
import { inputRange } from '#charts/input-range'
import { valueAxis } from '#charts/value-axis'
import { inputWords, type ValueView } from '#charts/value-view'
import { counted } from '#charts/wording'
import { displayScale } from '#quantity/display-scale'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import { magnitude } from '#quantity/rounding'
import type { InputInfluence, Sensitivity } from '#value/result'

const mostRows = 10

/**
 * What moves the net present value most: each input alone from its P10 to its P90, the others at
 * their ranges. Not for inputs that move together: their swings do not add up.
 */
export function tornadoChart(view: ValueView, locale: Locale): RowsChart {
  const { value, model } = view
  const shown = value.sensitivities.slice(0, mostRows)
  const rest = value.sensitivities.length - shown.length
  const formats = { npv: formatOf(view, 'npv', locale), swing: formatOf(view, 'swing', locale) }
  const rows = shown.map((one) => rowOf(one, { view, formats }, locale))
  const values = shown.flatMap((one) => [one.low.npv, one.high.npv])
  const first = shown[0]
  return {
    kind: 'rows',
    id: 'tornado',
    title:
      first === undefined ? 'What moves it most' : `What moves it most: ${inputWords(first, view)}`,
    subtitle: `Net present value with each input at its P10 and at its P90; bars part at the mean, ${formatQuantity({ value: value.npv.mean, unit: model.currency, quantiles: value.npv.quantiles }, locale)}.`,
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
        ...(value.influence === undefined ? [] : indexColumns),
      ],
      rows: value.sensitivities.map((one) => [
        { text: inputWords(one, view) },
        { text: inputRange(one, locale) },
        { text: npvRange(one, formats.npv) },
        { text: inColumn(formats.swing, one.swing), figure: `value.sensitivity.${one.input}` },
        ...indexCells(one, view, locale),
      ]),
    },
    notes: notesOf(rest),
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

const indexColumns = [
  { label: 'By itself', numeric: true },
  { label: 'In all', numeric: true },
]

/** First and total Sobol index: which share of the variance of the NPV the input brings. */
function indexCells(one: Sensitivity, { value }: ValueView, locale: Locale): readonly TableCell[] {
  const found = value.influence?.inputs.find(({ input }) => input === one.input)
  if (found === undefined)
    return value.influence === undefined ? [] : [{ text: '–' }, { text: '–' }]
  return (['first', 'total'] as const).map((index) => ({
    text: shareWords(found[index], locale),
    figure: `value.sensitivity.${one.input}.${index}`,
  }))
}

function shareWords(share: InputInfluence['first'], locale: Locale): string {
  if ('reason' in share) return '–'
  const { value, simulationError } = share
  return formatQuantity({ value: Math.max(0, value), unit: '%', simulationError }, locale)
}

function notesOf(rest: number): readonly string[] {
  return rest > 0
    ? [`${counted(rest, 'more input')} that ${rest === 1 ? 'moves' : 'move'} less in the table`]
    : []
}

interface Shown {
  readonly view: ValueView
  readonly formats: { readonly npv: ColumnFormat; readonly swing: ColumnFormat }
}

function rowOf(one: Sensitivity, { view, formats }: Shown, locale: Locale): ChartRow {
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
    value: inColumn(formats.swing, one.swing),
    range: npvRange(one, formats.npv),
    figure: `value.sensitivity.${one.input}`,
  }
}

function npvRange({ low, high }: Sensitivity, format: ColumnFormat): string {
  const [first, last] = [low.npv, high.npv]
    .toSorted((a, b) => a - b)
    .map((npv) => inColumn(format, npv))
  return first === last ? first! : `${first} to ${last}`
}

/** One scale and one step of digits for all that stands in the column: three digits of its largest. */
function formatOf({ value, model }: ValueView, of: 'npv' | 'swing', locale: Locale): ColumnFormat {
  const sizes = value.sensitivities.flatMap(({ swing, low, high }) =>
    of === 'swing' ? [swing] : [Math.abs(low.npv), Math.abs(high.npv)],
  )
  const largest = Math.max(0, ...sizes)
  const scale = displayScale(model.currency, largest)
  const decimals = Math.max(0, Math.min(2 - magnitude(largest * scale.factor), 2))
  return { scale, decimals, locale }
}
