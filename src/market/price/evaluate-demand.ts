import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf } from '#evidence/rows/units-view'
import { labelIds } from '#market/answers/label-ids'
import type { MarketSettings } from '#market/evaluate-block'
import type { DemandBlock } from '#market/price/demand-block'
import { determined, impossibleSales, missingSales, rising } from '#market/price/demand-findings'
import type { DemandTerm, DemandView } from '#market/price/demand-view'
import { inMoney } from '#market/price/price-basis'
import type { Finding } from '#quantity/finding'
import { distinctIds } from '#quantity/id'
import { StatisticsError } from '#stats/error'
import {
  pooledElasticity,
  withinElasticity,
  type PriceElasticity,
  type SalesRows,
} from '#stats/pricing/price-elasticity'

/**
 * By how many percent more or less is sold where the price rises by one percent: over all rows alike, and within units
 * where that is asked for. Rows without a number, and with logs those at or under 0, are left out.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateDemand(
  block: DemandBlock,
  answer: UnitsAnswer,
  { level }: Pick<MarketSettings, 'level'>,
): DemandView {
  const columns = columnsOf(block, answer)
  const all = [columns.quantity, columns.price, ...columns.others.map(({ values }) => values)]
  const everyRow = Int32Array.from({ length: answer.rows }, (_, row) => row)
  const present = everyRow.filter(
    (row) =>
      all.every((column) => !Number.isNaN(column[row]!)) &&
      columns.codes.every(({ codes }) => codes[row]! >= 0),
  )
  const least = block.form === 'log-log' ? 0 : -Infinity
  const rows = present.filter((row) => columns.quantity[row]! > least && columns.price[row]! > 0)
  const sales = salesOf(block, columns, rows)
  const terms = [
    { id: 'price', name: 'price' },
    ...columns.others.map(({ id, name }): DemandTerm => ({ id, name })),
  ]
  const pooled = tried([block, terms], () => pooledElasticity(sales.pooled, block.form, level))
  const within =
    sales.units === undefined
      ? undefined
      : tried([block, terms], () => {
          const { units, times, pooled: own } = sales
          const panel = { ...own, units: units!, ...(times === undefined ? {} : { times }) }
          return withinElasticity(panel, block.form, level)
        })
  return {
    block,
    rows: rows.length,
    terms,
    pooled: pooled.found,
    ...(within === undefined ? {} : { within: within.found }),
    ...(rows.length === 0 ? {} : { prices: rangeOf(sales.pooled.price) }),
    findings: [
      ...missingSales(block, answer.rows - present.length),
      ...impossibleSales(block, present.length - rows.length),
      ...stopping(pooled.findings, within?.findings ?? []),
      ...rising(block, within?.found ?? pooled.found),
    ],
  }
}

/** What stops both ways is said once; what stops the one within units leaves the other standing. */
function stopping(pooled: readonly Finding[], within: readonly Finding[]): readonly Finding[] {
  if (pooled.length > 0) return pooled
  return within.map((finding) => ({ ...finding, severity: 'warning' }))
}

function rangeOf(values: Float64Array): { readonly low: number; readonly high: number } {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  return { low, high: values.reduce((most, value) => Math.max(most, value), -Infinity) }
}

interface Columns {
  readonly quantity: Float64Array
  readonly price: Float64Array
  readonly others: readonly (DemandTerm & { readonly values: Float64Array })[]
  /** Of units, times and clusters. */
  readonly codes: readonly Categories[]
}

function columnsOf(block: DemandBlock, answer: UnitsAnswer): Columns {
  const { quantity, price, others, within = [], cluster, money } = block
  const nobody: Categories = { codes: new Int32Array(answer.rows).fill(-1), labels: [] }
  const codes = [...within, ...(cluster === undefined ? [] : [cluster])]
  const ids = distinctIds(['price', ...others])
  return {
    quantity: numbersAt(quantity, answer),
    price: inMoney(numbersAt(price, answer), money),
    others: others.flatMap((column, at) => namedColumns([ids[at + 1]!, column], answer)),
    codes: codes.map((id) => categoriesOf({ answer }, id) ?? nobody),
  }
}

/** A column of numbers as it is; of names one column for each but the first in the alphabet. */
function namedColumns(
  [id, column]: readonly [string, string],
  answer: UnitsAnswer,
): Columns['others'] {
  const categories = answer.categories[column]
  if (categories === undefined) return [{ id, name: column, values: numbersAt(column, answer) }]
  const { codes, labels } = categories
  const ids = labelIds(labels)
  const there = [...new Set(codes)].filter((code) => code >= 0)
  const rest = there.toSorted((a, b) => (labels[a]! < labels[b]! ? -1 : 1)).slice(1)
  return rest.map((code) => ({
    id: `${id}.${ids.get(labels[code]!)!}`,
    name: `${column}.${labels[code]!}`,
    values: Float64Array.from(codes, (each) => (each < 0 ? NaN : Number(each === code))),
  }))
}

function numbersAt(id: string, answer: UnitsAnswer): Float64Array {
  return answer.numbers[id] ?? new Float64Array(answer.rows).fill(NaN)
}

interface Sales {
  readonly pooled: SalesRows
  readonly units?: Int32Array
  readonly times?: Int32Array
}

function salesOf({ within, cluster }: DemandBlock, columns: Columns, rows: Int32Array): Sales {
  const taken = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row]!)
  const codesAt = (place: number): Int32Array =>
    rows.map((row) => columns.codes[place]!.codes[row]!)
  const groups = cluster === undefined ? (within === undefined ? -1 : 0) : columns.codes.length - 1
  return {
    pooled: {
      quantity: taken(columns.quantity),
      price: taken(columns.price),
      others: columns.others.map(({ values }) => taken(values)),
      ...(groups === -1 ? {} : { clusters: codesAt(groups) }),
    },
    ...(within === undefined ? {} : { units: codesAt(0) }),
    ...(within?.[1] === undefined ? {} : { times: codesAt(1) }),
  }
}

/** What a regression gives, or why it cannot, with the finding that says so. */
function tried(
  [block, terms]: readonly [DemandBlock, DemandView['terms']],
  compute: () => PriceElasticity,
): { readonly found: DemandView['pooled']; readonly findings: readonly Finding[] } {
  try {
    return { found: compute(), findings: [] }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { found: { reason: error.message }, findings: determined(block, terms, error) }
  }
}
