import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt, weightColumn } from '#evidence/rows/units-view'
import type { Feature, NumberSummary, Segmentation } from '#market/segments/segmentation'
import { isNumber } from '#market/segments/segmentation'
import { readInstant } from '#quantity/instant'

/** A feature of every customer: numbers (NaN is missing), or categories (-1 is missing). */
export type CustomerFeature =
  | { readonly feature: Feature; readonly values: Float64Array }
  | { readonly feature: Feature; readonly categories: Categories }

/** The customers of some rows. */
export interface Customers {
  readonly count: number
  /** The customer of each row, from 0 in the order of their first rows; -1 where it has none, or no weight. */
  readonly customerOf: Int32Array
  /** The first row of each customer. */
  readonly first: Int32Array
  /** How much of its population each customer stands for; absent where all count alike, by weights of one size too. */
  readonly weights?: Float64Array
  /** Rows without a weight above 0, and rows that name no customer. */
  readonly weightless: number
  readonly nameless: number
}

/** Brings the rows of one customer together; each row is one where the block does not say whose it is. */
export function customersOf(
  { per, weight }: Pick<Segmentation, 'per' | 'weight'>,
  answer: UnitsAnswer,
): Customers {
  const names = per === undefined ? undefined : categoriesOf({ answer }, per)
  const { [weight ?? weightColumn]: weights } = answer.numbers
  const first: number[] = []
  const known = new Map<number, number>()
  let [weightless, nameless] = [0, 0]
  const customerOf = Int32Array.from({ length: answer.rows }, (_, row) => {
    const code = per === undefined ? row : (names?.codes[row] ?? -1)
    if (code < 0) nameless++
    else if (weights !== undefined && !(weights[row]! > 0)) weightless++
    else {
      const customer = known.get(code) ?? known.size
      if (customer === known.size) {
        known.set(code, customer)
        first.push(row)
      }
      return customer
    }
    return -1
  })
  const count = known.size
  const own = weights && summarised(weights, { count, customerOf }, 'mean')
  const alike = own === undefined || own.every((weight) => weight === own[0])
  return {
    count,
    customerOf,
    first: Int32Array.from(first),
    weightless,
    nameless,
    ...(alike ? {} : { weights: own }),
  }
}

/** A feature of every customer; nothing where its column does not hold what it is made from. */
export function featureOf(
  feature: Feature,
  customers: Customers,
  answer: UnitsAnswer,
): CustomerFeature | undefined {
  const { as, column } = feature
  if (as === 'count') {
    const rows = new Float64Array(customers.count)
    for (const customer of customers.customerOf) if (customer >= 0) rows[customer]!++
    return { feature, values: rows }
  }
  if (as === 'recency') {
    const dates = categoriesOf({ answer }, column)
    return dates === undefined ? undefined : { feature, values: recency(dates, customers) }
  }
  if (isNumber(as)) {
    const { [column]: values } = answer.numbers
    if (values === undefined) return undefined
    return { feature, values: summarised(values, customers, as) }
  }
  const categories = categoriesOf({ answer }, column)
  if (categories === undefined) return undefined
  return { feature, categories: mostCommon(categories, customers) }
}

type Rows = Pick<Customers, 'count' | 'customerOf'>

/** What the values of each customer come to; missing ones do not count. */
export function summarised(
  values: Float64Array,
  { count, customerOf }: Rows,
  as: NumberSummary,
): Float64Array {
  const own: number[][] = Array.from({ length: count }, () => [])
  for (const [row, customer] of customerOf.entries())
    if (customer >= 0 && !Number.isNaN(values[row]!)) own[customer]!.push(values[row]!)
  return Float64Array.from(own, (each) => (each.length === 0 ? Number.NaN : summaries[as](each)))
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** From the first value on, so that equal values have their own mean to the last digit, and ties stay ties. */
function meanOf(values: readonly number[]): number {
  const [first = Number.NaN] = values
  return first + sumOf(values.map((value) => value - first)) / values.length
}

const summaries: Readonly<Record<NumberSummary, (values: readonly number[]) => number>> = {
  mean: meanOf,
  sum: sumOf,
  least: (values) => values.reduce((least, value) => Math.min(least, value)),
  most: (values) => values.reduce((most, value) => Math.max(most, value)),
  spread(values) {
    if (values.length < 2) return Number.NaN
    const mean = meanOf(values)
    return Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1))
  },
}

const DAY = 86_400_000

/** Days from the last row of each customer to the last of all. */
function recency(dates: Categories, { count, customerOf }: Rows): Float64Array {
  const days = dates.labels.map((label) => (readInstant(label)?.at ?? Number.NaN) / DAY)
  const last = new Float64Array(count).fill(-Infinity)
  for (const [row, customer] of customerOf.entries()) {
    const day = days[dates.codes[row]!]
    if (customer >= 0 && day !== undefined && day > last[customer]!) last[customer] = day
  }
  const latest = last.reduce((most, day) => Math.max(most, day), -Infinity)
  return last.map((day) => (day === -Infinity ? Number.NaN : latest - day))
}

/** The most frequent category of each customer, the first of equals. */
function mostCommon(categories: Categories, { count, customerOf }: Rows): Categories {
  const counts: Map<number, number>[] = Array.from({ length: count }, () => new Map())
  for (const [row, customer] of customerOf.entries()) {
    const code = categories.codes[row]!
    if (customer < 0 || labelAt(categories, row) === undefined) continue
    counts[customer]!.set(code, (counts[customer]!.get(code) ?? 0) + 1)
  }
  const codes = Int32Array.from(counts, (own) => {
    let [best, most] = [-1, 0]
    for (const [code, times] of own) if (times > most) [best, most] = [code, times]
    return best
  })
  return used({ codes, labels: categories.labels })
}

/** Only the labels that occur, in their order. */
function used({ codes, labels }: Categories): Categories {
  const present = new Set(codes)
  const kept = [...labels.keys()].filter((code) => present.has(code))
  const places = new Map(kept.map((code, place) => [code, place]))
  return {
    codes: codes.map((code) => places.get(code) ?? -1),
    labels: kept.map((code) => labels[code]!),
  }
}
