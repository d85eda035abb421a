import { marketFigureId } from '#market/figure-id'
import type { PaidByPersonView } from '#market/paid-improvement/paid-by-person-view'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import { correlationMethod } from '#study/evaluation/figures/market/correlation-method'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** How willingness to pay goes with improvement over people: the line, the order, and means of both. */
export function paidByPersonFigures(
  view: PaidByPersonView,
  { reading, hash, settings: { level }, segment }: MarketContext,
): readonly Figure[] {
  const { block, people, groups } = view
  const figure = (
    key: string,
    about: Pick<Figure, 'label' | 'unit' | 'value' | 'reason' | 'interval' | 'method'> & {
      readonly n?: number
    },
  ): Figure => ({
    n: people,
    ...about,
    id: marketFigureId(`paid-by-person.${block.id}.${key}`, { segment: segment?.id }),
    label: `${block.id}: ${about.label}`,
    inputs: [rowsOf(reading)],
    settings: { level },
    hash,
  })
  const weighed = view.weighed ? ', weighted' : ''
  const mean = `mean over people${weighed}; Student t`
  return [
    figure('slope', {
      ...view.slope,
      label: 'more paid for one more of improvement, over people',
      unit: block.units.slope,
      method: `least squares over people${weighed}, HC3; an association, no effect`,
    }),
    figure('rank-correlation', {
      ...view.rankCorrelation,
      label: 'rank correlation of improvement and willingness to pay over people',
      unit: '1',
      method: correlationMethod('ranks', view),
    }),
    figure('improvement', {
      ...view.improvement,
      label: 'mean improvement of who was measured and asked',
      unit: block.units.improvement,
      method: mean,
    }),
    figure('paid', {
      ...view.paid,
      label: 'mean of what they would pay',
      unit: block.units.paid,
      method: mean,
    }),
    ...groups.flatMap((group) =>
      (['improvement', 'paid'] as const).map((key) => {
        const what = key === 'paid' ? 'mean of what they would pay' : 'mean improvement'
        return figure(`${key}.part-${group.place}`, {
          ...group[key],
          n: group.people,
          label: `${what}, part ${group.place} of ${groups.length} by improvement`,
          unit: block.units[key],
          method: mean,
        })
      }),
    ),
  ]
}
