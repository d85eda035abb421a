import type { ChartRow, DataTable, RowsChart } from '#charts/chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { termLabel, termWords } from '#market/choice/term-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { AttributePricesView, PricedTerm } from '#market/price/attribute-prices-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What each attribute of an offer adds to its price. */
export function attributePricesPictures(
  part: MarketPart<AttributePricesView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const priced = pricedOf(part)
  const sentence = sentenceOf(part.view, priced, locale)
  return {
    sentence,
    charts: [chartOf(part, { priced, assessment, sentence, locale })],
    tables: [],
  }
}

type Coefficient = Exclude<AttributePricesView['found'], { reason: string }>['coefficients'][number]

interface Priced {
  readonly term: PricedTerm
  readonly test: Coefficient
  readonly figure: string
}

function pricedOf({ view, segment }: MarketPart<AttributePricesView>): readonly Priced[] {
  const { block, found, terms } = view
  if ('reason' in found) return []
  return terms.map((term, k) => ({
    term,
    test: found.coefficients[k]!,
    figure: marketFigureId(`coefficient.${block.id}.${term.id}`, { segment: segment?.id }),
  }))
}

/** "In parts one megabyte more of ram goes with 48.3 USD more on the price": what is surest. */
function sentenceOf(
  { block, rows, found }: AttributePricesView,
  priced: readonly Priced[],
  locale: Locale,
): string {
  const [first] = priced.toSorted((a, b) => Math.abs(b.test.t) - Math.abs(a.test.t))
  if (first === undefined || 'reason' in found)
    return `What attributes add to the price cannot be told from ${block.id}`
  const { term, test } = first
  const { low, high, level } = test.interval
  const ends = test.difference < 0 ? { low: -high, high: -low, level } : { low, high, level }
  const amount = formatQuantity(
    { value: Math.abs(test.difference), unit: block.money.unit, interval: ends },
    locale,
  )
  const explained = formatQuantity({ value: found.rSquared, unit: '%' }, locale)
  return `In ${block.id} ${termWords(term)} goes with ${amount} ${test.difference < 0 ? 'less' : 'more'} on the price, all else alike; the attributes explain ${explained} of how ${formatCount(rows, locale)} prices differ`
}

interface Drawing {
  readonly priced: readonly Priced[]
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

function chartOf(
  part: MarketPart<AttributePricesView>,
  { priced, assessment, sentence, locale }: Drawing,
): RowsChart {
  const { view, segment } = part
  const { block, found } = view
  const level = Math.round(assessment.settings.level * 100)
  const rows = priced.map((each) => rowOf(each, locale))
  const values = rows.flatMap(({ point, interval }) => [point!.at, interval!.low, interval!.high])
  const axis = valueAxis(
    { what: 'On the price', unit: block.money.unit, values, zero: true },
    locale,
  )
  const id = `attribute-prices-${block.id}`
  return {
    kind: 'rows',
    id: segment === undefined ? id : `${id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `What one unit more, or the name against its base, adds to the price, with its ${level}\u2009% interval.`,
    description: `${sentence}. ${rows.map(({ label, value, range }) => `${label}: ${value} (${range})`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: tableOf(part, priced, locale),
    notes: [
      'How the market prices attributes: not what customers would pay for one more, nor what it costs to make. What is not in the columns and goes with them stands in their prices.',
    ],
    ...(rows.length === 0
      ? {
          empty: {
            why: `No prices of attributes of ${partWords(block.id, segment)}. ${'reason' in found ? found.reason : ''}`,
            next: 'Take offers that differ in price and in each attribute.',
          },
        }
      : {}),
  }
}

function rowOf({ term, test, figure }: Priced, locale: Locale): ChartRow {
  const { low, high } = test.interval
  const unit = term.moneyUnit
  return {
    id: term.id,
    label: termLabel(term),
    note: term.base === undefined ? `one ${term.unit ?? 'unit'} more` : `against ${term.base}`,
    bars: [],
    ghosts: [],
    point: { at: test.difference, tone: 'ours', certain: low > 0 || high < 0 },
    interval: { low, high },
    value: formatQuantity({ value: test.difference, unit, interval: test.interval }, locale),
    range: formatRange(low, high, unit, locale),
    figure,
  }
}

function tableOf(
  { view, segment }: MarketPart<AttributePricesView>,
  priced: readonly Priced[],
  locale: Locale,
): DataTable {
  const { block } = view
  return {
    caption: `What attributes add to the price (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Attribute', numeric: false },
      { label: 'On the price', numeric: true },
      { label: 'Interval', numeric: true },
    ],
    rows: priced.map(({ term, test: { difference: value, interval }, figure }) => [
      { text: termLabel(term) },
      { text: formatQuantity({ value, unit: term.moneyUnit, interval }, locale), figure },
      { text: formatRange(interval.low, interval.high, term.moneyUnit, locale) },
    ]),
  }
}
