import type { DemandView } from '#market/price/demand-view'
import type { Figure } from '#quantity/figure'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'
import { priceFigure } from '#study/evaluation/figures/market/price-figure'
import type { PriceElasticity } from '#stats/pricing/price-elasticity'

/** All figures of what was sold at which price: the elasticity within units and over all rows, and the coefficients. */
export function demandFigures(view: DemandView, context: MarketContext): readonly Figure[] {
  const { block, pooled, within } = view
  const bare = within ?? pooled
  return [
    elasticityFigure(view, context, { variant: '', found: bare }),
    ...(within === undefined
      ? []
      : [elasticityFigure(view, context, { variant: '.pooled', found: pooled })]),
    ...('reason' in bare
      ? []
      : bare.coefficients.map((test, k) =>
          priceFigure(
            { context, warnings: [], filter: filterOf(view) },
            {
              name: `coefficient.${block.id}.${view.terms[k]!.id}`,
              label: `${block.id}: coefficient of ${view.terms[k]!.name}`,
              found: { value: test.difference, interval: test.interval },
              unit: '1',
              method: methodOf(view, within === undefined ? '.pooled' : ''),
              n: bare.rows,
              settings: { form: block.form, 'p-value': test.pValue },
            },
          ),
        )),
  ]
}

function filterOf({ block }: DemandView): string {
  return block.form === 'log-log' ? 'quantity and price above 0' : 'price above 0'
}

function methodOf({ block }: DemandView, variant: string): string {
  const { within, cluster, form } = block
  const inside = variant === '' && within !== undefined
  const groups = cluster ?? within?.[0]
  const errors = groups === undefined ? 'HC2 errors' : `${inside ? '' : 'CR2 '}errors by ${groups}`
  return `${form} least squares${inside ? ` within ${within.join(' and ')}` : ''}; ${errors}`
}

function elasticityFigure(
  view: DemandView,
  context: MarketContext,
  {
    variant,
    found,
  }: { readonly variant: string; readonly found: PriceElasticity | { readonly reason: string } },
): Figure {
  const { block, within } = view
  const inside = within !== undefined && variant === ''
  return priceFigure(
    { context, warnings: view.findings, filter: filterOf(view) },
    {
      name: `elasticity.${block.id}${variant}`,
      label: `${block.id}: price elasticity${inside ? ` within ${block.within!.join(' and ')}` : ', all rows alike'}`,
      found: 'reason' in found ? found : { value: found.value, interval: found.interval },
      unit: '1',
      method: methodOf(view, within === undefined ? '.pooled' : variant),
      n: 'reason' in found ? view.rows : found.rows,
      settings:
        'reason' in found
          ? { form: block.form }
          : { form: block.form, 'degrees-of-freedom': found.df, 'left-out': found.leftOut },
    },
  )
}
