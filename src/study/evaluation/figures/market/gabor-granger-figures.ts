import type { GaborGrangerView } from '#market/price/gabor-granger-view'
import type { Figure } from '#quantity/figure'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'
import { priceFigure } from '#study/evaluation/figures/market/price-figure'
import { costInputs, costSettings } from '#study/evaluation/figures/market/unit-cost-lineage'
import type { TestedPrice } from '#stats/pricing/tested-prices'

const methods = {
  demand: 'share that would buy, made to fall with the price',
  revenue: 'price times demand, for each person asked',
  profit: 'price less unit cost times demand, for each person asked',
} as const

type Quantity = keyof typeof methods

/** All figures of a survey of tested prices: demand, revenue and profit at each, and which price brings the most. */
export function gaborGrangerFigures(
  view: GaborGrangerView,
  context: MarketContext,
): readonly Figure[] {
  const { tested } = view
  const prices = 'reason' in tested ? [] : tested.prices
  return [
    ...bestFigures(view, context),
    ...prices.flatMap((price) => [
      ...quantitiesOf(view).map((quantity) => quantityFigure([view, context], quantity, price)),
      ...chanceFigures([view, context], price),
    ]),
    ...qualityFigures(view, context),
  ]
}

function quantitiesOf({ block }: GaborGrangerView): readonly Quantity[] {
  return block.unitCost === undefined ? ['demand', 'revenue'] : ['demand', 'revenue', 'profit']
}

function shared(view: GaborGrangerView, context: MarketContext) {
  return { context, warnings: view.findings, filter: 'a price and an answer' }
}

/** How many answers there are at all prices. */
function answersIn({ tested }: GaborGrangerView): number {
  return 'reason' in tested ? 0 : tested.prices.reduce((sum, { asked }) => sum + asked, 0)
}

function quantityFigure(
  [view, context]: readonly [GaborGrangerView, MarketContext],
  quantity: Quantity,
  tested: TestedPrice,
): Figure {
  const { block } = view
  const cost = quantity === 'profit' ? block.unitCost : undefined
  return priceFigure(shared(view, context), {
    name: `${quantity}.${block.id}`,
    label: `${block.id}: ${quantity} at ${tested.price}`,
    found: tested[quantity],
    unit: quantity === 'demand' ? '%' : block.money.unit,
    method: methods[quantity],
    n: tested.asked,
    price: tested.price,
    resampled: true,
    inputs: costInputs(cost),
    settings: {
      ...(quantity === 'demand' ? { 'as-answered': tested.share } : {}),
      ...costSettings(cost),
    },
  })
}

const bests = [
  ['revenue', 'bestRevenue'],
  ['profit', 'bestProfit'],
] as const

function chanceFigures(
  [view, context]: readonly [GaborGrangerView, MarketContext],
  tested: TestedPrice,
): readonly Figure[] {
  const { block } = view
  return bests
    .filter(([quantity]) => quantitiesOf(view).includes(quantity))
    .map(([quantity, key]) =>
      priceFigure(shared(view, context), {
        name: `best.${block.id}.${quantity}`,
        label: `${block.id}: chance that ${tested.price} brings the most ${quantity} of the tested prices`,
        found: { value: tested[key] },
        unit: '%',
        method: 'share of resamples of people',
        n: view.people,
        rows: answersIn(view),
        price: tested.price,
        settings: { resamples: context.settings.resamples, seed: context.settings.seed },
      }),
    )
}

function bestFigures(view: GaborGrangerView, context: MarketContext): readonly Figure[] {
  const { block, tested } = view
  const few = !('reason' in tested) && tested.prices.length < 2
  const found = (key: 'bestRevenue' | 'bestProfit') =>
    'reason' in tested ? tested : few ? { reason: 'Only one price was tested.' } : tested[key]
  return bests
    .filter(([quantity]) => quantitiesOf(view).includes(quantity))
    .map(([quantity, key]) =>
      priceFigure(shared(view, context), {
        name: `price.${block.id}.best-${quantity}`,
        label: `${block.id}: tested price that brings the most ${quantity}`,
        found: found(key),
        unit: block.money.unit,
        method: `Gabor and Granger: ${methods[quantity]}; the best of the tested prices`,
        n: view.people,
        rows: answersIn(view),
        resampled: true,
        inputs: costInputs(quantity === 'profit' ? block.unitCost : undefined),
        settings: costSettings(quantity === 'profit' ? block.unitCost : undefined),
      }),
    )
}

function qualityFigures(view: GaborGrangerView, context: MarketContext): readonly Figure[] {
  const { block, inconsistent } = view
  if (inconsistent === undefined) return []
  return [
    priceFigure(
      { ...shared(view, context), warnings: [] },
      {
        name: `quality.${block.id}.inconsistent`,
        label: `${block.id}: share of people who would buy at a higher price and not at a lower one`,
        found: { value: inconsistent },
        unit: '%',
        method: 'count over people asked at several prices',
        n: view.people,
        rows: answersIn(view),
      },
    ),
  ]
}
