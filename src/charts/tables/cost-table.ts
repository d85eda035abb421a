import type { DataTable } from '#charts/chart'
import type { ValueView } from '#charts/value-view'
import { type ColumnFormat, inColumn, moneyFormat, rangeInColumn } from '#charts/column-format'
import { eightyPercent } from '#charts/wording'
import { formatDate } from '#quantity/format-date'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Cost } from '#value/model'
import type { CostResult, Summary } from '#value/result'

/** Every cost of every solution, and what each solution costs in all over the horizon. */
export function costTable(view: ValueView, locale: Locale): DataTable {
  const { currency } = view.model
  const { costs, tco } = view.value
  const format = (of: readonly Summary[]): ColumnFormat => moneyFormat(of, currency, locale)
  const amounts = format(costs.map(({ amount }) => amount))
  const present = format([...costs.map(({ presentValue }) => presentValue), ...Object.values(tco)])
  const rows = view.model.costs.flatMap((cost) => {
    const result = view.value.costs.find((one) => one.id === cost.id)
    return result === undefined
      ? []
      : [costRow({ cost, result }, { view, amounts, present }, locale)]
  })
  const totals = Object.entries(costs.length === 0 ? {} : tco).map(([solution, summary]) => [
    { text: `Total cost of ownership, ${nameOf(solution, view)}` },
    { text: nameOf(solution, view) },
    { text: 'over the horizon' },
    { text: '' },
    { text: inColumn(present, summary.mean), figure: `value.tco[solution=${solution}]` },
    { text: rangeInColumn(present, summary) },
  ])
  return {
    caption: 'Costs, and the total cost of ownership of each solution (present values)',
    columns: [
      { label: 'Cost', numeric: false },
      { label: 'Of', numeric: false },
      { label: 'When', numeric: false },
      { label: 'Amount', numeric: true },
      { label: 'Present value', numeric: true },
      { label: `${eightyPercent} range`, numeric: true },
    ],
    rows: [...rows, ...totals],
  }
}

function costRow(
  { cost, result }: { readonly cost: Cost; readonly result: CostResult },
  how: { readonly view: ValueView; readonly amounts: ColumnFormat; readonly present: ColumnFormat },
  locale: Locale,
): DataTable['rows'][number] {
  const { view, amounts, present } = how
  const each = cost.timing.once ? '' : ' a year'
  return [
    { text: `${cost.label}${cost.internal ? ' (own people’s hours)' : ''}` },
    { text: nameOf(cost.solution, view) },
    { text: `${whenWords(cost, locale)}, ${cost.books}` },
    { text: `${inColumn(amounts, result.amount.mean)}${each}`, figure: `value.cost.${cost.id}` },
    { text: inColumn(present, result.presentValue.mean) },
    { text: rangeInColumn(present, result.presentValue) },
  ]
}

function whenWords(cost: Cost, locale: Locale): string {
  const { timing } = cost
  if (!timing.once) return timing.scales === 'adoption' ? 'a year, with adoption' : 'every year'
  if (timing.on !== undefined) return `once, on ${formatDate(timing.on)}`
  if (timing.at === 0) return 'at the start'
  return `once, after ${formatQuantity({ value: timing.at, unit: 'year' }, locale)}`
}

function nameOf(solution: string, view: ValueView): string {
  if (solution === view.model.ours) return view.ours
  return solution === view.model.reference ? view.reference : solution
}
