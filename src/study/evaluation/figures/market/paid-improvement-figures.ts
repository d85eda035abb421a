import { marketFigureId } from '#market/figure-id'
import type { PaidImprovementView } from '#market/paid-improvement/paid-improvement-view'
import type { Figure } from '#quantity/figure'
import type { FigureBlockContext } from '#study/evaluation/figures/market/figure-block-figures'

/** How willingness to pay goes with improvement over segments; what each segment has stands in its own figures. */
export function paidImprovementFigures(
  { block, segments, unit, slope, rankCorrelation }: PaidImprovementView,
  { hash }: FigureBlockContext,
): readonly Figure[] {
  const shared = {
    inputs: segments.flatMap(({ improvement, paid }) => [
      { figure: improvement.figure },
      { figure: paid.figure },
    ]),
    n: segments.length,
    hash,
  }
  return [
    {
      ...shared,
      id: marketFigureId(`paid-improvement.${block.id}.slope`, {}),
      label: `${block.id}: more paid for 100 % more improvement, over segments`,
      unit,
      ...slope,
      method: 'least squares over segments, each counting alike; an association, no effect',
    },
    {
      ...shared,
      id: marketFigureId(`paid-improvement.${block.id}.rank-correlation`, {}),
      label: `${block.id}: rank correlation of improvement and willingness to pay over segments`,
      unit: '1',
      ...rankCorrelation,
      method: 'Spearman, interval by Bonett and Wright 2000',
    },
  ]
}
