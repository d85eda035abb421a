import type { DataTable, Mark, PlotChart, PlotPanel, TableCell } from '#charts/chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { partWords } from '#charts/market/part-words'
import { priceRange, priceWords } from '#charts/market/price-words'
import { valueAxis } from '#charts/value-axis'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { GaborGrangerView } from '#market/price/gabor-granger-view'
import { formatCount } from '#quantity/format-number'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

type TestedPrices = Exclude<GaborGrangerView['tested'], { readonly reason: string }>
type TestedPrice = TestedPrices['prices'][number]

/** Demand, revenue and profit at the tested prices. */
export function gaborGrangerPictures(
  part: MarketPart<GaborGrangerView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const sentence = testedSentence(part.view, locale)
  return {
    sentence,
    charts: [testedChart(part, { assessment, sentence, locale })],
    tables: [testedTable(part, locale)],
  }
}

/** "Of 5 tested prices € 9 brings the most revenue, best in 71 of 100 resamples". */
function testedSentence({ block, tested }: GaborGrangerView, locale: Locale): string {
  if ('reason' in tested || tested.prices.length < 2)
    return `No best price can be told from ${block.id}`
  const quantity = block.unitCost === undefined ? 'revenue' : 'profit'
  const best = quantity === 'revenue' ? tested.bestRevenue : tested.bestProfit
  const own = tested.prices.find(({ price }) => price === best.value)!
  const chance = quantity === 'revenue' ? own.bestRevenue : own.bestProfit
  const price = priceWords({ value: best.value }, block.money.unit, locale)
  return `Of the ${tested.prices.length} prices tested in ${block.id} ${price} brings the most ${quantity}, and does in ${formatQuantity({ value: Math.round(chance * 100) / 100, unit: '%' }, locale)} of the resamples`
}

interface Drawing {
  readonly assessment: Assessment
  readonly sentence: string
  readonly locale: Locale
}

function testedChart(
  part: MarketPart<GaborGrangerView>,
  { assessment, sentence, locale }: Drawing,
): PlotChart {
  const { view, segment } = part
  const { block, tested, people } = view
  const level = Math.round(assessment.settings.level * 100)
  const some = !('reason' in tested) && tested.prices.length > 1
  return {
    kind: 'plot',
    id:
      segment === undefined
        ? `tested-prices-${block.id}`
        : `tested-prices-${block.id}-${segment.id}`,
    title: segment === undefined ? sentence : `${segment.name}: ${sentence}`,
    subtitle: `Above, the share of ${formatCount(people, locale)} people who would buy; below, money for each person asked. Bands: ${level}\u2009%. Only tested prices are compared.`,
    description: `${sentence}. ${some ? tested.prices.map((price) => inWords(price, block.money.unit, locale)).join(' ') : ''}`,
    panels: some ? panelsOf(view, tested, locale) : [],
    table: testedTable(part, locale),
    notes: [
      'Demand is made to fall with the price: where more would buy at a higher price than at a lower one, both get their common share.',
      ...(some ? edgeNotes(tested) : []),
    ],
    ...(some
      ? {}
      : {
          empty: {
            why: `${partWords(block.id, segment)} has no two prices with answers.`,
            next: 'Ask people at several prices.',
          },
        }),
  }
}

function inWords({ price, demand, revenue }: TestedPrice, unit: string, locale: Locale): string {
  return `At ${priceWords({ value: price }, unit, locale)} ${formatQuantity({ ...demand, unit: '%' }, locale)} would buy, revenue ${priceWords(revenue, unit, locale)}.`
}

/** The best price lies at an end of what was tested: a better one may lie beyond. */
function edgeNotes({ prices, bestRevenue }: TestedPrices): readonly string[] {
  const [first, last] = [prices[0]!.price, prices.at(-1)!.price]
  if (bestRevenue.value === last)
    return ['The dearest price tested brings the most revenue: a still higher one may bring more.']
  if (bestRevenue.value === first)
    return ['The cheapest price tested brings the most revenue: a still lower one may bring more.']
  return []
}

function panelsOf(
  { block }: GaborGrangerView,
  tested: TestedPrices,
  locale: Locale,
): readonly PlotPanel[] {
  const { unit } = block.money
  const at = tested.prices.map(({ price }) => price)
  const x = valueAxis({ what: 'Price', unit, values: at, zero: false }, locale)
  const profit = block.unitCost !== undefined
  const money = tested.prices.flatMap((price) => [
    price.revenue.interval.low,
    price.revenue.interval.high,
    ...(profit ? [price.profit.interval.low, price.profit.interval.high] : []),
  ])
  const [currency = unit] = unit.split('/')
  const rule: Mark = {
    kind: 'rule',
    at: (profit ? tested.bestProfit : tested.bestRevenue).value,
    label: `most ${profit ? 'profit' : 'revenue'}`,
    tone: 'ours',
  }
  return [
    {
      x,
      y: valueAxis({ what: 'Would buy', unit: '%', values: [0, 1], zero: true }, locale),
      marks: [...bandedLine(tested, 'demand', false), rule],
    },
    {
      x,
      y: valueAxis({ what: 'Per person asked', unit: currency, values: money, zero: true }, locale),
      marks: [
        ...bandedLine(tested, 'revenue', false),
        ...(profit ? bandedLine(tested, 'profit', true) : []),
        rule,
      ],
    },
  ]
}

function bandedLine(
  { prices }: TestedPrices,
  quantity: 'demand' | 'revenue' | 'profit',
  dashed: boolean,
): readonly Mark[] {
  const at = prices.map(({ price }) => price)
  const values = prices.map((price) => price[quantity].value)
  const low = prices.map((price) => price[quantity].interval.low)
  const high = prices.map((price) => price[quantity].interval.high)
  const tone = quantity === 'profit' ? 'better' : 'ours'
  return [
    { kind: 'band', at, low, high, tone, faint: true },
    { kind: 'line', at, values, tone, dashed, label: quantity },
  ]
}

function testedTable({ view, segment }: MarketPart<GaborGrangerView>, locale: Locale): DataTable {
  const { block, tested } = view
  const profit = block.unitCost !== undefined
  const numeric = (label: string) => ({ label, numeric: true })
  const money = (name: string): readonly string[] => [name, `Best ${name.toLowerCase()} in`]
  return {
    caption: `Tested prices (${partWords(block.id, segment)}), ${block.money.unit}; money for each person asked`,
    columns: [
      'Price',
      'Asked',
      'As answered',
      'Demand',
      ...money('Revenue'),
      ...(profit ? money('Profit') : []),
    ].map(numeric),
    rows:
      'reason' in tested
        ? []
        : tested.prices.map((price) => testedRow([view, segment?.id], price, locale)),
  }
}

function testedRow(
  [{ block }, segment]: readonly [GaborGrangerView, string | undefined],
  tested: TestedPrice,
  locale: Locale,
): readonly TableCell[] {
  const { unit } = block.money
  const { price, demand } = tested
  const figure = (name: string): string => marketFigureId(name, { segment, price })
  const percent = (value: number): string =>
    formatQuantity({ value: Math.round(value * 1000) / 1000, unit: '%' }, locale)
  const money = (quantity: 'revenue' | 'profit', chance: number): readonly TableCell[] => [
    {
      text: `${priceWords(tested[quantity], unit, locale)} (${priceRange(tested[quantity], unit, locale)})`,
      figure: figure(`${quantity}.${block.id}`),
    },
    { text: percent(chance), figure: figure(`best.${block.id}.${quantity}`) },
  ]
  return [
    { text: priceWords({ value: price }, unit, locale) },
    { text: formatCount(tested.asked, locale) },
    { text: percent(tested.share) },
    {
      text: `${percent(demand.value)} (${formatRange(demand.interval.low, demand.interval.high, '%', locale)})`,
      figure: figure(`demand.${block.id}`),
    },
    ...money('revenue', tested.bestRevenue),
    ...(block.unitCost === undefined ? [] : money('profit', tested.bestProfit)),
  ]
}
