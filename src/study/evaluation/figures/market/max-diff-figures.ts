import { marketFigureId } from '#market/figure-id'
import type { MaxDiffItem, MaxDiffView } from '#market/max-diff/max-diff-view'
import type { SureValue } from '#market/sure-value'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a survey of best and worst: scores and counts by item, and how well choices are told. */
export function maxDiffFigures(view: MaxDiffView, context: MarketContext): readonly Figure[] {
  return [
    ...view.items.flatMap((item) => itemFigures(view, item, context)),
    ...fitFigures(view, context),
  ]
}

const model = 'logit of the best, then of the worst of the rest, pooled'

function itemFigures(
  view: MaxDiffView,
  { id, name, count, utility, share, shown }: MaxDiffItem,
  context: MarketContext,
): readonly Figure[] {
  const base = `max-diff.${view.block.id}.${id}`
  const {
    settings: { resamples, seed },
  } = context
  const drawn = { resamples, seed }
  return [
    figure(view, context, {
      name: base,
      label: `${view.block.id}: score of ${name}`,
      found: share,
      method: `${model}; e^u / (e^u + a - 1) with a items a set, rescaled to 100 over all; percentiles over resamples of people`,
      settings: drawn,
    }),
    figure(view, context, {
      name: `${base}.utility`,
      label: `${view.block.id}: utility of ${name}`,
      found: utility,
      method: `${model}; 0 on average over items; percentiles over resamples of people`,
      settings: drawn,
    }),
    figure(view, context, {
      name: `${base}.count`,
      label: `${view.block.id}: best less worst of the times shown, ${name}`,
      found: count,
      method: '(times best - times worst) / times shown',
      settings: { shown },
    }),
  ]
}

function fitFigures(view: MaxDiffView, context: MarketContext): readonly Figure[] {
  const { id } = view.block
  return [
    figure(view, context, {
      name: `fit.${id}.log-likelihood`,
      label: `${id}: log-likelihood`,
      found: view.logLikelihood,
      method: model,
      settings: {},
    }),
    figure(view, context, {
      name: `fit.${id}.r2`,
      label: `${id}: McFadden’s R²`,
      found: view.r2,
      method: '1 - log-likelihood / that of items alike',
      settings: {},
    }),
  ]
}

interface Said {
  readonly name: string
  readonly label: string
  readonly found: SureValue
  readonly method: string
  readonly settings: Readonly<Record<string, number>>
}

function figure(
  view: MaxDiffView,
  { reading, hash, segment, settings: { level } }: MarketContext,
  { name, label, found, method, settings }: Said,
): Figure {
  const sure = 'value' in found && found.interval !== undefined
  return {
    id: marketFigureId(name, { segment: segment?.id }),
    label,
    unit: '1',
    ...found,
    n: view.people,
    method,
    inputs: [rowsOf(reading, 'sets with a best and a worst', view.sets)],
    settings: { ...(sure ? { level } : {}), sets: view.sets, ...settings },
    ...(view.findings.length === 0 ? {} : { warnings: view.findings }),
    hash,
  }
}
