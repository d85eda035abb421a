import type { ChartRow, RowsChart } from '#charts/chart'
import { type ColumnFormat, inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { horizonWords } from '#charts/plan-words'
import { valueAxis } from '#charts/value-axis'
import type { ValueView } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import { eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import { costCategories } from '#value/cost-categories'
import type { CostCategory } from '#value/model'
import type { Summary } from '#value/result'

const order = Object.keys(costCategories) as readonly CostCategory[]

/** A part of what a solution costs. */
interface Part {
  readonly id: string
  readonly label: string
  readonly solution: string
  readonly summary: Summary
  readonly figure?: string
  readonly total?: true
}

/**
 * What each solution costs over the horizon, in all and by kind of cost, one solution beside the
 * other: present values with their 80 % range, on one scale.
 */
export function costComparisonChart(view: ValueView, locale: Locale): RowsChart {
  const { currency } = view.model
  const parts = partsOf(view)
  const format = moneyFormat(
    parts.map(({ summary }) => summary),
    currency,
    locale,
  )
  const rows = parts.map((part) => rowOf(part, view, format))
  const values = parts.flatMap(({ summary }) => [
    summary.mean,
    summary.quantiles.p90,
    summary.quantiles.p10,
  ])
  const over = horizonWords(view.model)
  return {
    kind: 'rows',
    id: 'cost-comparison',
    title: titleOf(view, over, locale),
    subtitle: `Total cost of ownership over ${over}, present value: mean and ${eightyPercent} range, by kind of cost.`,
    description: rows
      .map((row) => `${row.label}, ${row.note}: ${row.value}, ${row.range}.`)
      .join(' '),
    panels: [
      {
        axis: valueAxis(
          { what: 'Present value of costs', unit: currency, values, zero: true },
          locale,
        ),
        rows,
        joined: false,
      },
    ],
    table: {
      caption: 'Total cost of ownership by kind of cost and solution',
      columns: [
        { label: 'Cost', numeric: false },
        { label: 'Solution', numeric: false },
        { label: 'Present value, mean', numeric: true },
        { label: `${eightyPercent} range`, numeric: true },
      ],
      rows: rows.map((row) => [
        { text: row.label },
        { text: row.note },
        { text: row.value, ...(row.figure === undefined ? {} : { figure: row.figure }) },
        { text: row.range },
      ]),
    },
    notes: internalNotes(view, locale),
    ...(parts.length === 0
      ? {
          empty: {
            why: 'No costs are named.',
            next: 'Name them under `costs`, of every solution.',
          },
        }
      : {}),
  }
}

/** Totals first, then every kind of cost that one of the solutions has. */
function partsOf(view: ValueView): readonly Part[] {
  const { tco, tcoByCategory } = view.value
  const compared = [view.model.ours, view.model.reference]
  const solutions = [...new Set([...compared, ...Object.keys(tco)])].filter(
    (one) => tco[one] !== undefined,
  )
  if (solutions.every((solution) => Object.keys(tcoByCategory[solution] ?? {}).length === 0))
    return []
  const totals = solutions.map((solution) => ({
    id: `total.${solution}`,
    label: 'In all',
    solution,
    summary: tco[solution]!,
    figure: `value.tco[solution=${solution}]`,
    total: true as const,
  }))
  const parts = order.flatMap((category) =>
    solutions.flatMap((solution) => {
      const summary = tcoByCategory[solution]?.[category]
      const id = `${category}.${solution}`
      const figure = `value.tco.${category}[solution=${solution}]`
      return summary === undefined
        ? []
        : [{ id, label: sentence(costCategories[category]), solution, summary, figure }]
    }),
  )
  return [...totals, ...parts]
}

function nameOf(solution: string, { model, ours, reference }: ValueView): string {
  if (solution === model.ours) return ours
  return solution === model.reference ? reference : solution
}

function rowOf(
  { id, label, solution, summary, ...rest }: Part,
  view: ValueView,
  format: ColumnFormat,
): ChartRow {
  const ours = solution === view.model.ours
  const { p10, p90 } = summary.quantiles
  return {
    id,
    label,
    note: nameOf(solution, view),
    bars: [{ from: 0, to: summary.mean, tone: ours ? 'ours' : 'status-quo', fill: 'solid' }],
    ghosts: [],
    ...(p10 === p90 ? {} : { interval: { low: p10, high: p90 } }),
    value: inColumn(format, summary.mean),
    range: rangeInColumn(format, summary),
    ...rest,
  }
}

function titleOf(
  { value, model, ours, reference }: ValueView,
  over: string,
  locale: Locale,
): string {
  const [own, other] = [value.tco[model.ours]?.mean ?? 0, value.tco[model.reference]?.mean ?? 0]
  const { currency: unit } = model
  const difference = formatQuantity(
    { value: Math.abs(own - other), unit, quantiles: value.cost.quantiles },
    locale,
  )
  if (own === other)
    return `What it costs over ${over}: the same with ${ours} and with ${reference}`
  return `What it costs over ${over}: ${difference} ${own > other ? 'more' : 'less'} with ${ours} than with ${reference}`
}

/** Hours of the customer's own people are in the total and no bill. */
function internalNotes(view: ValueView, locale: Locale): readonly string[] {
  const { value, model } = view
  return Object.entries(value.tcoInternal).map(([solution, { mean, quantiles }]) => {
    const amount = formatQuantity({ value: mean, unit: model.currency, quantiles }, locale)
    const name = nameOf(solution, view)
    return `${amount} of what ${name} costs are hours of the customer’s own people`
  })
}
