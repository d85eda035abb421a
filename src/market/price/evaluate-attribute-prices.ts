import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf } from '#evidence/rows/units-view'
import { labelIds } from '#market/answers/label-ids'
import type { MarketSettings } from '#market/evaluate-block'
import type { AttributePricesBlock, PricedAttribute } from '#market/price/attribute-prices-block'
import {
  freeOffers,
  incompleteOffers,
  noBase,
  onlyBase,
  singleOffers,
  unexplained,
  unknownBase,
} from '#market/price/attribute-prices-findings'
import type { AttributePricesView, PricedTerm } from '#market/price/attribute-prices-view'
import { inMoney } from '#market/price/price-basis'
import type { Finding } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import { attributePrices } from '#stats/pricing/attribute-prices'

/**
 * By how much offers that have more of an attribute are dearer, all else alike. Offers without a price above 0, or
 * without one of the attributes, are left out.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateAttributePrices(
  block: AttributePricesBlock,
  answer: UnitsAnswer,
  { level }: Pick<MarketSettings, 'level'>,
): AttributePricesView {
  const price = inMoney(numbersAt(block.price, answer), block.money)
  const coded = block.attributes.map((attribute) => columnsOf(block, attribute, answer))
  const columns = coded.flatMap((one) => one.columns)
  const clusters = clustersOf(block, answer)
  const everyRow = Int32Array.from({ length: answer.rows }, (_, row) => row)
  const present = everyRow.filter(
    (row) =>
      !Number.isNaN(price[row]!) &&
      columns.every(({ values }) => !Number.isNaN(values[row]!)) &&
      (clusters === undefined || clusters[row]! >= 0),
  )
  const rows = present.filter((row) => price[row]! > 0)
  const taken = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row]!)
  const terms = columns.map(({ term }) => term)
  const unread = coded.flatMap(({ findings }) => findings)
  const { found, findings } = tried([block, terms], unread, () =>
    attributePrices(
      {
        price: taken(price),
        attributes: columns.map(({ values }) => taken(values)),
        ...(clusters === undefined ? {} : { clusters: rows.map((row) => clusters[row]!) }),
      },
      level,
    ),
  )
  return {
    block,
    rows: rows.length,
    terms,
    found,
    findings: [
      ...incompleteOffers(block, answer.rows - present.length),
      ...freeOffers(block, present.length - rows.length),
      ...findings,
      ...('reason' in found ? [] : coded.flatMap((one) => lonelyNames(block, one, rows))),
    ],
  }
}

function numbersAt(id: string, answer: UnitsAnswer): Float64Array {
  return answer.numbers[id] ?? new Float64Array(answer.rows).fill(NaN)
}

function clustersOf(
  { cluster }: AttributePricesBlock,
  answer: UnitsAnswer,
): Int32Array | undefined {
  if (cluster === undefined) return undefined
  return categoriesOf({ answer }, cluster)?.codes ?? new Int32Array(answer.rows).fill(-1)
}

interface Coded {
  readonly columns: readonly { readonly term: PricedTerm; readonly values: Float64Array }[]
  readonly findings: readonly Finding[]
}

/** One column a number, or one for each name but the base. */
function columnsOf(
  block: AttributePricesBlock,
  attribute: PricedAttribute,
  answer: UnitsAnswer,
): Coded {
  const { id, column, unit, base, moneyUnit } = attribute
  if (base !== undefined) return namedColumns(block, { ...attribute, base }, answer)
  const values = numbersAt(column, answer)
  if (answer.rows > 0 && values.every((value) => Number.isNaN(value)))
    return { columns: [], findings: noBase(block, attribute) }
  const term = { id, attribute: id, ...(unit === undefined ? {} : { unit }), moneyUnit }
  return { columns: [{ term, values }], findings: [] }
}

const nothing: Categories = { codes: new Int32Array(0), labels: [] }

function namedColumns(
  block: AttributePricesBlock,
  attribute: PricedAttribute & { readonly base: string },
  answer: UnitsAnswer,
): Coded {
  const { id, column, base, moneyUnit } = attribute
  const { codes, labels } = categoriesOf({ answer }, column) ?? nothing
  if (!labels.includes(base))
    return { columns: [], findings: unknownBase(block, attribute, labels) }
  const ids = labelIds(labels)
  const there = [...new Set(codes)].flatMap((code) => labels[code] ?? [])
  const levels = there.filter((level) => level !== base).toSorted()
  if (levels.length === 0 && answer.rows > 1)
    return { columns: [], findings: onlyBase(block, attribute) }
  const columns = levels.map((level) => ({
    term: { id: `${id}.${ids.get(level)!}`, attribute: id, level, base, moneyUnit },
    values: Float64Array.from(codes, (code) => (code < 0 ? NaN : Number(labels[code] === level))),
  }))
  return { columns, findings: [] }
}

/** The names of an attribute, its base among them, that one of these offers has. */
function lonelyNames(
  block: AttributePricesBlock,
  { columns }: Coded,
  rows: Int32Array,
): readonly Finding[] {
  const [first] = columns
  if (first?.term.base === undefined) return []
  const counts = columns.map(({ term: { level = '' }, values }) => ({
    name: level,
    count: rows.reduce((sum, row) => sum + values[row]!, 0),
  }))
  const others = counts.reduce((sum, { count }) => sum + count, 0)
  const all = [...counts, { name: first.term.base, count: rows.length - others }]
  const single = all.filter(({ count }) => count === 1).map(({ name }) => name)
  return singleOffers(block, first.term.attribute, single)
}

/** What a regression gives, or why it cannot, with the findings that say so. */
function tried(
  [block, terms]: readonly [AttributePricesBlock, readonly PricedTerm[]],
  unread: readonly Finding[],
  compute: () => Exclude<AttributePricesView['found'], { reason: string }>,
): Pick<AttributePricesView, 'found' | 'findings'> {
  const [first] = unread
  if (first !== undefined) return { found: { reason: first.message }, findings: unread }
  try {
    return { found: compute(), findings: [] }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { found: { reason: error.message }, findings: unexplained(block, terms, error) }
  }
}
