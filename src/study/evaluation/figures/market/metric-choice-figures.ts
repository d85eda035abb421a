import { marketFigureId } from '#market/figure-id'
import type { MetricChoiceView, RankedCandidate } from '#market/metrics/metric-choice-view'
import type { Figure } from '#quantity/figure'
import type { FigureBlockContext } from '#study/evaluation/figures/market/figure-block-figures'

/** A x B, rank and stakes of every candidate. */
export function metricChoiceFigures(
  view: MetricChoiceView,
  { hash }: FigureBlockContext,
): readonly Figure[] {
  return view.ranked.flatMap((one) => candidateFigures(one, [view.smallShare, hash]))
}

function candidateFigures(
  { candidate, score, rank, stakes, small }: RankedCandidate,
  [smallShare, hash]: readonly [number, string],
): readonly Figure[] {
  const { id, name, path, source, needToImprove, chanceToImprove } = candidate
  const figure = (key: string): string => marketFigureId(`metric.${id}.${key}`, {})
  const said = (what: string, written: string) => ({
    assumption: `${path}.${what}`,
    written,
    ...(source === undefined ? {} : { source }),
  })
  return [
    {
      id: figure('score'),
      label: `${name}: need for improvement times chance to improve`,
      value: score,
      unit: '1',
      method: 'A x B, A from 0 to 10, B a chance',
      inputs: [
        said('need-to-improve', String(needToImprove)),
        said('chance-to-improve', String(chanceToImprove)),
      ],
      hash,
    },
    {
      id: figure('rank'),
      label: `${name}: rank among candidates`,
      value: rank,
      unit: '1',
      inputs: [{ figure: figure('score') }],
      hash,
    },
    ...(stakes === undefined
      ? []
      : [
          {
            id: figure('stakes'),
            label: `${name}: what is at stake`,
            value: stakes.value,
            ...(stakes.quantiles === undefined ? {} : { quantiles: stakes.quantiles }),
            unit: stakes.unit,
            inputs: [said('stakes', candidate.stakes?.text ?? '')],
            settings: { small: small ? 'yes' : 'no', 'small-below-share-of-largest': smallShare },
            hash,
          },
        ]),
  ]
}
