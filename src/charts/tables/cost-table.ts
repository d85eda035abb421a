import type { DataTable } from '#charts/chart'
import type { ValueView } from '#charts/value-view'
import { rangeWords, simulatedWords, eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Cost } from '#value/model'
import type { CostResult, Summary } from '#value/result'

/** Every cost of every solution, and what each solution costs in all over the horizon. */
export function costTable(view: ValueView, locale: Locale): DataTable {
  const { currency } = view.model
  const rows = view.model.costs.flatMap((cost) => {
    const result = view.value.costs.find((one) => one.id === cost.id)
    return result === undefined ? [] : [costRow(cost, result, view, locale)]
  })
  const totals = Object.entries(view.value.tco).map(([solution, summary]) => [
    { text: `Total cost of ownership, ${nameOf(solution, view)}` },
    { text: nameOf(solution, view) },
    { text: 'over the horizon' },
    { text: '' },
    { text: mean(summary, currency, locale), figure: `value.tco[solution=${solution}]` },
    { text: rangeWords(summary, currency, locale) },
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
  cost: Cost,
  result: CostResult,
  view: ValueView,
  locale: Locale,
): DataTable['rows'][number] {
  const { currency } = view.model
  const unit = cost.timing.once ? currency : `${currency}/year`
  return [
    { text: `${cost.label}${cost.internal ? ' (own people’s hours)' : ''}` },
    { text: nameOf(cost.solution, view) },
    { text: `${whenWords(cost, locale)}, ${cost.books}` },
    { text: mean(result.amount, unit, locale), figure: `value.cost.${cost.id}` },
    { text: mean(result.presentValue, currency, locale) },
    { text: rangeWords(result.presentValue, currency, locale) },
  ]
}

function whenWords(cost: Cost, locale: Locale): string {
  const { timing } = cost
  if (!timing.once) return timing.scales === 'adoption' ? 'a year, with adoption' : 'every year'
  if (timing.at === 0) return 'at the start'
  return `once, after ${formatQuantity({ value: timing.at, unit: 'year' }, locale)}`
}

function nameOf(solution: string, view: ValueView): string {
  if (solution === view.model.ours) return view.ours
  return solution === view.model.reference ? view.reference : solution
}

function mean(summary: Summary, unit: string, locale: Locale): string {
  return simulatedWords(summary, { of: 'mean', unit }, locale)
}
