import { termWords } from '#market/choice/term-words'
import type { AttributePricesView } from '#market/price/attribute-prices-view'
import type { Figure } from '#quantity/figure'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'
import { priceFigure } from '#study/evaluation/figures/market/price-figure'

const filter = 'price above 0 and all attributes known'

/** All figures of what offers have and cost: what each attribute adds to the price, and how much of it they explain. */
export function attributePricesFigures(
  view: AttributePricesView,
  context: MarketContext,
): readonly Figure[] {
  const { block, found, terms, rows } = view
  const errors = block.cluster === undefined ? 'HC2 errors' : `CR2 errors by ${block.cluster}`
  const method = `least squares of the price on the attributes; ${errors}`
  const fit = priceFigure(
    { context, warnings: view.findings, filter },
    {
      name: `fit.${block.id}.r2`,
      label: `${block.id}: share of the prices' variation that the attributes explain`,
      found: 'reason' in found ? found : { value: found.rSquared },
      unit: '%',
      method,
      n: rows,
      settings: { attributes: terms.length },
    },
  )
  if ('reason' in found) return [fit]
  const coefficients = found.coefficients.map((test, k) => {
    const term = terms[k]!
    return priceFigure(
      { context, warnings: [], filter },
      {
        name: `coefficient.${block.id}.${term.id}`,
        label: `${block.id}: what ${termWords(term)} adds to the price, all else alike`,
        found: { value: test.difference, interval: test.interval },
        unit: term.moneyUnit,
        method,
        n: rows,
        settings: { 'p-value': test.pValue, 'degrees-of-freedom': test.df },
      },
    )
  })
  return [...coefficients, fit]
}
