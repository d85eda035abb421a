import type { ChoiceView, PriceRangeView } from '#market/choice/choice-view'
import { marketFigureId } from '#market/figure-id'
import type { SureValue } from '#market/sure-value'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'
import { costInputs, costSettings } from '#study/evaluation/figures/market/unit-cost-lineage'

/** The prices of offers that bring the most, each with its curve as a series. */
export function choicePriceFigures(view: ChoiceView, context: MarketContext): readonly Figure[] {
  return view.block.scenarios.flatMap(({ id, bestPrice }) => {
    if (bestPrice === undefined) return []
    const { offer, unitCost } = bestPrice
    const range = view.ranges.find((one) => one.scenario === id)
    const money = unitCost === undefined ? (['revenue'] as const) : (['revenue', 'profit'] as const)
    return money.map((quantity) => bestFigure([view, range], [id, offer, quantity], context))
  })
}

type Quantity = 'revenue' | 'profit'

function bestFigure(
  [view, range]: readonly [ChoiceView, PriceRangeView | undefined],
  [scenario, solution, quantity]: readonly [string, string, Quantity],
  context: MarketContext,
): Figure {
  const { block, people, tasks, rows, findings } = view
  const { reading, hash, segment, settings } = context
  const { level, resamples, seed } = settings
  const over = block.bayes === undefined ? { resamples, seed } : { seed }
  const cost = quantity === 'profit' ? range?.cost : undefined
  const qualifiers = { solution, segment: segment?.id, scenario }
  return {
    id: marketFigureId(`price.${block.id}.best-${quantity}`, qualifiers),
    label: `${block.id}: price of ${context.solutionName(solution)} that brings the most ${quantity} in ${scenario}`,
    unit: block.price?.money.unit ?? settings.currency,
    ...foundOf(view, range, quantity),
    n: people,
    method: methodOf(view, quantity),
    inputs: [rowsOf(reading, 'whole tasks', rows), ...costInputs(cost)],
    settings: {
      level,
      tasks,
      ...over,
      ...costSettings(cost),
    },
    ...(range === undefined ? {} : { series: seriesOf(range, quantity) }),
    ...(findings.length === 0 ? {} : { warnings: findings }),
    hash,
  }
}

function methodOf({ block: { bayes } }: ChoiceView, quantity: Quantity): string {
  const money = quantity === 'revenue' ? 'price' : 'price less unit cost'
  const weights = bayes === undefined ? 'the pooled logit' : 'the weights of each person'
  return `${money} times share of the choices by ${weights}; the top of the curve, all else of the scenario as it is`
}

function foundOf(
  { reason }: ChoiceView,
  range: PriceRangeView | undefined,
  quantity: Quantity,
): SureValue {
  const best = quantity === 'revenue' ? range?.bestRevenue : range?.bestProfit
  return best ?? { reason: reason ?? 'No range of prices could be tried out, or one person chose.' }
}

/** The curve: prices, shares, and money a choice with its ends. */
function seriesOf(
  { prices, share, ...range }: PriceRangeView,
  quantity: Quantity,
): Readonly<Record<string, readonly number[]>> {
  const money = (quantity === 'revenue' ? range.revenue : range.profit) ?? []
  return {
    price: prices,
    share: share.map(({ value }) => value),
    'share-low': share.map(({ interval, value }) => interval?.low ?? value),
    'share-high': share.map(({ interval, value }) => interval?.high ?? value),
    [quantity]: money.map(({ value }) => value),
    [`${quantity}-low`]: money.map(({ interval, value }) => interval?.low ?? value),
    [`${quantity}-high`]: money.map(({ interval, value }) => interval?.high ?? value),
  }
}
