import type { SureValue } from '#market/sure-value'
import { isOnLogs } from '#market/price/willingness-survey'
import type { WillingnessFit, WillingnessView } from '#market/price/willingness-view'
import type { Figure } from '#quantity/figure'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'
import { priceFigure } from '#study/evaluation/figures/market/price-figure'

type View = WillingnessView<'dichotomous-choice'> | WillingnessView<'interval-payment'>

/** All figures of a survey of willingness to pay: the law that was fitted, and the mean without one. */
export function willingnessFigures(view: View, context: MarketContext): readonly Figure[] {
  return [...lawFigures(view, context), boundFigure(view, context), ...fitFigures(view, context)]
}

function shared(view: View, context: MarketContext) {
  return { context, warnings: view.findings, filter: 'known ends' }
}

function methodOf({ block }: View): string {
  return `${block.distribution} fitted to intervals by maximum likelihood; normal interval on the scale of the law`
}

function lawFigures(view: View, context: MarketContext): readonly Figure[] {
  const { block, fit, people } = view
  const log = isOnLogs(block)
  const { unit } = block.money
  const parts = [
    { key: 'median', words: 'what half of the people would pay', unit },
    {
      key: 'location',
      words: `location of the law${log ? ', log scale' : ''}`,
      unit: log ? '1' : unit,
    },
    { key: 'scale', words: `scale of the law${log ? ', log scale' : ''}`, unit: log ? '1' : unit },
  ] as const
  return parts.map((part) =>
    priceFigure(shared(view, context), {
      name: `wtp.${block.id}.${part.key}`,
      label: `${block.id}: ${part.words}`,
      found: partOf(fit, part.key),
      unit: part.unit,
      method: methodOf(view),
      n: people,
      settings: { distribution: block.distribution },
      ...(part.key === 'median' && !('reason' in fit)
        ? { series: { price: fit.curve.prices, share: fit.curve.shares } }
        : {}),
    }),
  )
}

function partOf(fit: View['fit'], key: 'median' | 'location' | 'scale'): SureValue {
  return 'reason' in fit ? fit : fit[key]
}

function boundFigure(view: View, context: MarketContext): Figure {
  const { block, lowerBoundMean, people } = view
  return priceFigure(shared(view, context), {
    name: `wtp.${block.id}.lower-bound-mean`,
    label: `${block.id}: what people pay on average at least`,
    found: lowerBoundMean,
    unit: block.money.unit,
    method:
      'Turnbull’s curve, every stretch by its lower end; percentiles over resamples of people',
    n: people,
    resampled: true,
  })
}

function fitFigures(view: View, context: MarketContext): readonly Figure[] {
  const { block, fit, people } = view
  const parts = [
    ['log-likelihood', 'logLikelihood', 'log-likelihood'],
    ['aic', 'aic', 'Akaike’s information criterion'],
    ['bic', 'bic', 'Bayesian information criterion'],
  ] as const
  return parts.map(([key, from, words]) =>
    priceFigure(shared(view, context), {
      name: `fit.${block.id}.${key}`,
      label: `${block.id}: ${words} of the law`,
      found: 'reason' in fit ? fit : { value: valueOf(fit, from) },
      unit: '1',
      method: methodOf(view),
      n: people,
      settings: { distribution: block.distribution },
    }),
  )
}

function valueOf(fit: WillingnessFit, key: 'logLikelihood' | 'aic' | 'bic'): number {
  return fit[key]
}
