import type { Bar, ChartRow, DataTable, RowsChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { hasCapacity, type ValueView } from '#charts/value-view'
import { type ColumnFormat, inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { eightyPercent } from '#charts/wording'
import type { Locale } from '#quantity/locale'
import type { BenefitClass } from '#value/model'
import type { Summary, ValueResult } from '#value/result'

interface Part {
  readonly id: string
  readonly label: string
  readonly note: string
  /** Signed: costs of ours are negative. */
  readonly summary: Summary
  readonly pale: boolean
  readonly counted: boolean
  readonly figure: string
}

const order: readonly BenefitClass[] = ['cash', 'capacity', 'soft']

/**
 * Where the money comes from in a year at full adoption: drivers by class, recurring costs, and
 * what is left. Means, so that the bars add up, each with its 80 % range. Soft benefits stand
 * below the total: they are not in it.
 */
export function waterfallChart(view: ValueView, locale: Locale): RowsChart {
  const unit = `${view.model.currency}/year`
  const parts = partsOf(view, view.value)
  const format = moneyFormat(
    [...parts.map(({ summary }) => summary), view.value.annual],
    view.model.currency,
    locale,
  )
  const before = view.before === undefined ? [] : partsOf(view, view.before)
  const rows = rowsOf(parts, view.value, format)
  const ghosts = view.before === undefined ? [] : rowsOf(before, view.before, format)
  const shown = rows.map((row) => ({
    ...row,
    ghosts: ghosts.find((ghost) => ghost.id === row.id)?.bars ?? [],
  }))
  const values = [...rows, ...ghosts].flatMap((row) => [
    ...row.bars.flatMap((bar) => [bar.from, bar.to]),
    ...(row.interval === undefined ? [] : [row.interval.low, row.interval.high]),
  ])
  const [largest] = parts
    .filter(({ counted }) => counted)
    .toSorted((a, b) => b.summary.mean - a.summary.mean)
  return {
    kind: 'rows',
    id: 'waterfall',
    title:
      largest === undefined || largest.summary.mean <= 0
        ? 'Where the money goes'
        : `Where the money comes from: most from ${largest.label}`,
    subtitle: `A year at full adoption, first-year prices: mean and ${eightyPercent} range. ${hasCapacity(view) ? 'Pale: capacity, counted only as far as freed time is used. ' : ''}One-off costs stand in the cash flow.`,
    description: shown
      .map((row) => `${row.label} (${row.note}): ${row.value}, ${row.range}.`)
      .join(' '),
    panels: [
      {
        axis: valueAxis({ what: 'Value', unit, values, zero: true }, locale),
        rows: shown,
        joined: true,
      },
    ],
    table: waterfallTable(shown),
    notes: [
      ...view.model.intangibles.map((one) => `In words, without a price: ${one.words}`),
      ...wholeLosses(view),
    ],
    ...(parts.length === 0
      ? {
          empty: {
            why: 'The value model has no driver and no recurring cost.',
            next: 'Add a driver: a formula that comes out in money a year.',
          },
        }
      : {}),
  }
}

function partsOf(view: ValueView, value: ValueResult): readonly Part[] {
  const drivers = order.flatMap((of) => value.drivers.filter((driver) => driver.class === of))
  const benefits = drivers.map((driver): Part => {
    const label = view.model.drivers.find((one) => one.id === driver.id)?.label ?? driver.id
    const counted = driver.class !== 'soft'
    return {
      id: `driver.${driver.id}`,
      label,
      note: counted ? driver.class : 'soft, not counted',
      summary: driver.annual,
      pale: driver.class !== 'cash',
      counted,
      figure: `value.driver.${driver.id}.annual`,
    }
  })
  const costs = view.model.costs.flatMap((cost): readonly Part[] => {
    const result = value.costs.find((one) => one.id === cost.id)
    if (cost.timing.once || result === undefined) return []
    const ours = cost.solution === view.model.ours
    if (!ours && cost.solution !== view.model.reference) return []
    return [
      {
        id: `cost.${cost.id}`,
        label: cost.label,
        note: ours ? `cost of ${view.ours}` : `cost of ${view.reference} that falls away`,
        summary: ours ? negated(result.amount) : result.amount,
        pale: false,
        counted: true,
        figure: `value.cost.${cost.id}`,
      },
    ]
  })
  return [...benefits, ...costs]
}

function rowsOf(
  parts: readonly Part[],
  value: ValueResult,
  format: ColumnFormat,
): readonly ChartRow[] {
  let running = 0
  const counted = parts
    .filter((part) => part.counted)
    .map((part) => {
      const from = running
      running += part.summary.mean
      return rowOf(part, from, format)
    })
  const soft = parts.filter((part) => !part.counted).map((part) => rowOf(part, 0, format))
  return [...counted, totalRow(value.annual, format), ...soft]
}

function rowOf(part: Part, from: number, format: ColumnFormat): ChartRow {
  const { mean, quantiles } = part.summary
  const bar: Bar = {
    from,
    to: from + mean,
    tone: mean < 0 ? 'worse' : 'better',
    fill: part.counted ? (part.pale ? 'pale' : 'solid') : 'hatched',
  }
  return {
    id: part.id,
    label: part.label,
    note: part.note,
    bars: [bar],
    ghosts: [],
    ...(quantiles.p10 === quantiles.p90
      ? {}
      : { interval: { low: from + quantiles.p10, high: from + quantiles.p90 } }),
    ...words(part.summary, format),
    figure: part.figure,
  }
}

function totalRow(annual: Summary, format: ColumnFormat): ChartRow {
  return {
    id: 'total',
    label: 'A year, mean',
    note: 'total at full adoption',
    bars: [{ from: 0, to: annual.mean, tone: 'total', fill: 'solid' }],
    ghosts: [],
    interval: { low: annual.quantiles.p10, high: annual.quantiles.p90 },
    ...words(annual, format),
    figure: 'value.annual',
    total: true,
  }
}

function words(summary: Summary, format: ColumnFormat): Pick<ChartRow, 'value' | 'range'> {
  return {
    value: inColumn(format, summary.mean),
    range: rangeInColumn(format, summary),
  }
}

function negated(summary: Summary): Summary {
  const { p5, p10, p50, p90, p95 } = summary.quantiles
  return {
    ...summary,
    mean: -summary.mean,
    quantiles: { p5: -p95, p10: -p90, p50: -p50, p90: -p10, p95: -p5 },
  }
}

function waterfallTable(rows: readonly ChartRow[]): DataTable {
  return {
    caption: 'Value by driver and recurring cost, a year at full adoption',
    columns: [
      { label: 'Part', numeric: false },
      { label: 'Class', numeric: false },
      { label: 'Mean', numeric: true },
      { label: `${eightyPercent} range`, numeric: true },
    ],
    rows: rows.map((row) => [
      { text: row.label },
      { text: row.note },
      { text: row.value, ...(row.figure === undefined ? {} : { figure: row.figure }) },
      { text: row.range },
    ]),
  }
}

/** Drivers that lose count in full; the reader is told. */
function wholeLosses(view: ValueView): readonly string[] {
  const losing = view.value.drivers
    .filter((driver) => !driver.gain && driver.class !== 'soft')
    .map((driver) => view.model.drivers.find((one) => one.id === driver.id))
    .filter((driver) => driver !== undefined && Object.keys(driver.haircuts).length > 0)
    .map((driver) => driver!.label)
  return losing.length === 0 || view.model.losses === 'same'
    ? []
    : [`Losses count in full, without the shrinking that gains take: ${losing.join(', ')}`]
}
