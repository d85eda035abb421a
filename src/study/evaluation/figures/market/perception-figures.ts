import { marketFigureId } from '#market/figure-id'
import type { PerceivedItem, PerceptionView } from '#market/perception/perception-view'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import { correlationMethod } from '#study/evaluation/figures/market/correlation-method'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a comparison of perceived and measured: over all, by solution, and what people say why. */
export function perceptionFigures(view: PerceptionView, context: MarketContext): readonly Figure[] {
  return [
    ...[view.total, ...view.items].flatMap((item) => itemFigures(view, item, context)),
    ...togetherFigures(view, context),
    ...causeFigures(view, context),
  ]
}

const words = {
  measured: 'measured',
  perceived: 'perceived',
  gap: 'perceived less measured',
} as const

function itemFigures(
  view: PerceptionView,
  item: PerceivedItem,
  context: MarketContext,
): readonly Figure[] {
  const { block } = view
  const base = baseOf(view, item, context)
  const start = `${block.element.name}${item.solution === undefined ? '' : `, ${context.solutionName(item.solution)}`}`
  const figures = (['measured', 'perceived', 'gap'] as const).map((key): Figure => ({
    ...base(key),
    label: `${start}: ${words[key]}`,
    ...item[key],
    unit: block.unit,
    method: methodOf(view),
  }))
  return item.class === undefined ? figures : [...figures, classFigure(view, item, context)]
}

function classFigure(view: PerceptionView, item: PerceivedItem, context: MarketContext): Figure {
  const { name, certain, within } = item.class!
  const of = item.solution === undefined ? '' : `, ${context.solutionName(item.solution)}`
  const figure = baseOf(view, item, context)('class')
  return {
    ...figure,
    label: `${view.block.element.name}${of}: what people believe of it`,
    value: name,
    unit: 'class',
    method: 'the gap against the distance up to which the two agree',
    inputs: [{ figure: baseOf(view, item, context)('gap').id }],
    settings: { certainty: certain ? 'clear' : 'too-early', 'aligned-within': within },
  }
}

/** What all figures of one item share, by the key of the figure. */
function baseOf(
  { block, paired }: PerceptionView,
  { solution, n, rows }: PerceivedItem,
  { reading, hash, settings: { level }, segment }: MarketContext,
) {
  const filter = solution === undefined ? undefined : `${block.solution ?? ''} = ${solution}`
  return (key: string) => ({
    id: marketFigureId(`perception.${block.id}.${key}`, { solution, segment: segment?.id }),
    n,
    inputs: [rowsOf(reading, filter, rows)],
    settings: { level, compare: block.compare, over: block.over, paired: paired ? 'yes' : 'no' },
    hash,
  })
}

function methodOf({ block, paired }: PerceptionView): string {
  const over = `mean over ${block.over}, rows of each averaged first`
  if (block.compare === 'unit') return `${over}; Student t, ${paired ? 'paired' : 'two samples'}`
  if (block.over === block.solution)
    return `${block.unit === 'rank' ? 'ranks' : 'standard deviations'} of the means by solution; means drawn anew for the interval`
  return `${over}, as ${block.unit === 'rank' ? 'ranks' : 'standard deviations'} of all; Student t`
}

function togetherFigures(view: PerceptionView, context: MarketContext): readonly Figure[] {
  const { block, correlation, ratio, total } = view
  const base = baseOf(view, total, context)
  return [
    {
      ...base('correlation'),
      label: `${block.element.name}: correlation of perceived and measured`,
      ...correlation,
      unit: '1',
      n: view.units,
      method: correlationMethod(block.compare === 'ranks' ? 'ranks' : 'values', view),
    },
    ...(ratio === undefined
      ? []
      : [
          {
            ...base('ratio'),
            label: `${block.element.name}: perceived over measured`,
            ...ratio,
            unit: '1',
            method: 'ratio of means; delta method on the log scale',
          },
        ]),
  ]
}

function causeFigures(view: PerceptionView, context: MarketContext): readonly Figure[] {
  return view.causes.map(({ id, answer, share, interval, count, asked }) => ({
    ...baseOf(view, view.total, context)(`cause.${id}`),
    label: `${view.block.element.name}: ${answer}`,
    value: share,
    unit: '%',
    ...(interval === undefined ? {} : { interval }),
    n: asked,
    method: 'share of those who gave a cause, one answer each',
    inputs: [rowsOf(context.reading, `${view.block.cause ?? ''} = ${answer}`, count)],
  }))
}
