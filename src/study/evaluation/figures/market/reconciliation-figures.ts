import { marketFigureId } from '#market/figure-id'
import type { ReconciliationView } from '#market/reconciliation/reconciliation-view'
import type { Figure } from '#quantity/figure'
import type { FigureBlockContext } from '#study/evaluation/figures/market/figure-block-figures'

/** What is known of a price, in one unit; prices of surveys keep the figures that they are. */
export function reconciliationFigures(
  { block, unit, prices, gap }: ReconciliationView,
  { hash }: FigureBlockContext,
): readonly Figure[] {
  const whose =
    block.segment === undefined ? block.id : `${block.id}, segment ${block.segment.name}`
  const own = prices
    .filter(({ mark }) => mark !== 'survey')
    .map(({ figure: id, words, found }): Figure => ({
      id,
      label: `${words} (${whose})`,
      unit,
      ...('reason' in found ? { reason: found.reason, inputs: [] } : found),
      hash,
    }))
  return [
    ...own,
    {
      id: marketFigureId(`price.${block.id}.gap`, {}),
      label: `Economic value less what people would pay (${whose})`,
      unit,
      ...('reason' in gap
        ? { reason: gap.reason, inputs: [] }
        : { value: gap.value, inputs: gap.inputs, settings: { 'willing-to-pay': gap.of } }),
      method: 'mean economic value less the price that a survey finds best',
      hash,
    },
  ]
}
