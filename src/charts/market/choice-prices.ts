import type { DataTable, Mark, PlotChart, PlotPanel } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { priceRange, priceWords } from '#charts/market/price-words'
import { solutionName } from '#charts/value-view'
import { valueAxis } from '#charts/value-axis'
import type { ChoiceView, PriceRangeView } from '#market/choice/choice-view'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

interface Drawing {
  readonly assessment: Assessment
  readonly locale: Locale
}

/** Share, revenue and profit of one offer along a range of prices, and the price that brings the most. */
export function choicePrices(
  part: MarketPart<ChoiceView>,
  range: PriceRangeView,
  { assessment, locale }: Drawing,
): PlotChart {
  const { view, segment } = part
  const { block } = view
  const level = Math.round(assessment.settings.level * 100)
  const sentence = sentenceOf(view, range, { assessment, locale })
  const own = `${block.id}-${range.scenario}`
  return {
    kind: 'plot',
    id: segment === undefined ? `best-price-${own}` : `best-price-${own}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `Above, the share of the choices in ${range.scenario}; below, money for each choice. All other offers as they are. Bands: ${level}\u2009%.`,
    description: `${sentence}.`,
    panels: panelsOf(view, range, locale),
    table: pricesTable(part, range, { assessment, locale }),
    notes: edgeNotes(range),
  }
}

/** What is best, and in which money. */
function bestOf({ bestRevenue, bestProfit }: PriceRangeView) {
  return bestProfit === undefined
    ? ({ best: bestRevenue, quantity: 'revenue' } as const)
    : ({ best: bestProfit, quantity: 'profit' } as const)
}

/** "Plug-in hybrid brings the most revenue at $ 34,000 in today". */
function sentenceOf(
  { block }: ChoiceView,
  range: PriceRangeView,
  { assessment, locale }: Drawing,
): string {
  const { best, quantity } = bestOf(range)
  const price = priceWords({ value: best.value }, block.price!.money.unit, locale)
  return `${solutionName(assessment, range.offer)} brings the most ${quantity} at ${price} in ${range.scenario}`
}

/** The best price lies at an end of what was tried out: a better one may lie beyond. */
function edgeNotes(range: PriceRangeView): readonly string[] {
  const { best, quantity } = bestOf(range)
  const { prices } = range
  if (best.value === prices.at(-1))
    return [
      `The dearest price tried out brings the most ${quantity}: a still higher one may bring more.`,
    ]
  if (best.value === prices[0])
    return [
      `The cheapest price tried out brings the most ${quantity}: a still lower one may bring more.`,
    ]
  return []
}

function panelsOf(
  { block }: ChoiceView,
  range: PriceRangeView,
  locale: Locale,
): readonly PlotPanel[] {
  const { unit } = block.price!.money
  const { prices, share, revenue, profit = [] } = range
  const [currency = unit] = unit.split('/')
  const { best, quantity } = bestOf(range)
  const x = valueAxis({ what: 'Price', unit, values: prices, zero: false }, locale)
  const rule: Mark = { kind: 'rule', at: best.value, label: `most ${quantity}`, tone: 'ours' }
  const ends = (found: PriceRangeView['share']): number[] =>
    found.flatMap(({ interval, value }) => [interval?.low ?? value, interval?.high ?? value])
  return [
    {
      x,
      y: valueAxis({ what: 'Share', unit: '%', values: ends(share), zero: true }, locale),
      marks: [...bandedLine(prices, share, 'share'), rule],
    },
    {
      x,
      y: valueAxis(
        { what: 'Per choice', unit: currency, values: ends([...revenue, ...profit]), zero: true },
        locale,
      ),
      marks: [
        ...bandedLine(prices, revenue, 'revenue'),
        ...(profit.length === 0 ? [] : bandedLine(prices, profit, 'profit')),
        rule,
      ],
    },
  ]
}

function bandedLine(
  at: readonly number[],
  found: PriceRangeView['share'],
  label: 'share' | 'revenue' | 'profit',
): readonly Mark[] {
  const tone = label === 'profit' ? 'better' : 'ours'
  const low = found.map(({ interval, value }) => interval?.low ?? value)
  const high = found.map(({ interval, value }) => interval?.high ?? value)
  const values = found.map(({ value }) => value)
  return [
    { kind: 'band', at, low, high, tone, faint: true },
    { kind: 'line', at, values, tone, dashed: label === 'profit', label },
  ]
}

/** The best prices, and what becomes of the offer at each price. */
export function pricesTable(
  { view: { block }, segment }: MarketPart<ChoiceView>,
  range: PriceRangeView,
  { assessment, locale }: Drawing,
): DataTable {
  const { unit } = block.price!.money
  const { prices, share, revenue, profit, scenario, offer } = range
  const numeric = (label: string) => ({ label, numeric: true })
  const figure = (quantity: string): string =>
    marketFigureId(`price.${block.id}.best-${quantity}`, {
      solution: offer,
      segment: segment?.id,
      scenario,
    })
  const money = (found: PriceRangeView['share'][number]) => ({
    text: `${priceWords(found, unit, locale)} (${priceRange(found, unit, locale)})`,
  })
  const best = (quantity: 'revenue' | 'profit', found: PriceRangeView['bestRevenue']) => [
    { ...money(found), figure: figure(quantity) },
    { text: `most ${quantity}` },
    { text: '' },
    ...(profit === undefined ? [] : [{ text: '' }]),
  ]
  return {
    caption: `Prices of ${solutionName(assessment, offer)} in ${scenario} (${partWords(block.id, segment)}), ${unit}; money for each choice`,
    columns: ['Price', 'Share', 'Revenue', ...(profit === undefined ? [] : ['Profit'])].map(
      numeric,
    ),
    rows: [
      best('revenue', range.bestRevenue),
      ...(range.bestProfit === undefined ? [] : [best('profit', range.bestProfit)]),
      ...prices.map((price, i) => [
        { text: priceWords({ value: price }, unit, locale) },
        {
          text: `${formatQuantity({ ...share[i]!, unit: '%' }, locale)} (${formatRange(share[i]!.interval!.low, share[i]!.interval!.high, '%', locale)})`,
        },
        money(revenue[i]!),
        ...(profit === undefined ? [] : [money(profit[i]!)]),
      ]),
    ],
  }
}
