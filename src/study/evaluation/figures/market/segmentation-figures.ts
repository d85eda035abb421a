import { marketFigureId } from '#market/figure-id'
import { segmentFigureId } from '#market/segments/segment-figure-id'
import type {
  DivisionView,
  SegmentationView,
  SegmentView,
} from '#market/segments/segmentation-view'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a segmentation: every number of groups by every criterion, and the segments that were taken. */
export function segmentationFigures(
  view: SegmentationView,
  context: MarketContext,
): readonly Figure[] {
  return [
    ...chosenFigures(view, context),
    ...view.divisions.flatMap((division) => divisionFigures(view, division, context)),
    ...view.segments.flatMap((segment) => segmentFigures(view, segment, context)),
  ]
}

const methods = {
  'k-means': 'k-means: groups around their means, the best of 10 starts',
  mixture: 'mixture of normal groups, by BIC with one spread or one a feature',
  'latent-class': 'latent classes: answers independent within a class, the best of 20 starts',
  given: 'segments of the study',
} as const

/** What all figures of a block share. */
function baseOf(view: SegmentationView, { reading, hash }: MarketContext) {
  const { block, customers } = view
  const method =
    block.correlated === true
      ? 'mixture of normal groups, by BIC with one spread, one a feature, or a covariance of its own'
      : methods[block.method]
  return { n: customers, method: byWeight(method, view), inputs: [rowsOf(reading)], hash }
}

function byWeight(method: string, { weighed }: SegmentationView): string {
  return weighed ? `${method}; customers by their weights` : method
}

function chosenFigures(view: SegmentationView, context: MarketContext): readonly Figure[] {
  const { block, chosen, criterion, tree } = view
  const segment = context.segment?.id
  const base = baseOf(view, context)
  if (block.method === 'given') {
    return tree === undefined
      ? []
      : [
          {
            ...base,
            id: marketFigureId(`segmentation.${block.id}.tree-accuracy`, { segment }),
            label: `${block.id}: share of customers that few questions put into their segment`,
            value: tree.accuracy,
            unit: '%',
            method: byWeight(treeMethod, view),
            settings: { 'largest-segment': tree.majority },
          },
        ]
  }
  return [
    {
      ...base,
      id: marketFigureId(`segmentation.${block.id}.groups`, { segment }),
      label: `${block.id}: number of groups`,
      ...(chosen === undefined
        ? { reason: 'Customers cannot be divided by these features.' }
        : { value: chosen }),
      unit: 'group',
      settings: {
        'chosen-by': criterion ?? 'the study',
        tried: block.groups.join(', '),
        outside: view.outside,
      },
      ...(view.findings.length === 0 ? {} : { warnings: view.findings }),
    },
  ]
}

const treeMethod =
  'classification tree (Gini, at most 3 questions in a row), cross-validated in 10 parts'

const stabilityMethod = 'mean Jaccard similarity over bootstrap resamples, Hennig 2007'

const criteria = [
  { key: 'inertia', words: 'squared distance within groups', unit: '1', method: 'sum of squares' },
  { key: 'silhouette', words: 'silhouette', unit: '1', method: 'mean width, Rousseeuw 1987' },
  {
    key: 'calinski-harabasz',
    words: 'spread between groups over that within',
    unit: '1',
    method: 'Calinski and Harabasz 1974',
  },
  { key: 'bic', words: 'BIC, the less the better', unit: '1', method: '-2 log L + p ln n' },
  {
    key: 'classification-error',
    words: 'chance that a customer is in another group than the likeliest',
    unit: '%',
    method: '1 less the mean of the greatest chance',
  },
  {
    key: 'stability',
    words: 'how far groups come again in resamples',
    unit: '1',
    method: stabilityMethod,
  },
  {
    key: 'tree-accuracy',
    words: 'share of customers that few questions put into their group',
    unit: '%',
    method: treeMethod,
  },
] as const

function valueOf(
  division: DivisionView,
  key: (typeof criteria)[number]['key'],
): number | undefined {
  if (key === 'calinski-harabasz') return division.calinskiHarabasz
  if (key === 'classification-error') return division.classificationError
  if (key === 'tree-accuracy') return division.tree?.accuracy
  return division[key]
}

/** A criterion stands where the method has it; where a division is missing, with the reason. */
function divisionFigures(
  view: SegmentationView,
  division: DivisionView,
  context: MarketContext,
): readonly Figure[] {
  const { block } = view
  const { groups, reason, tree } = division
  return criteria.flatMap(({ key, words, unit, method }): readonly Figure[] => {
    const value = valueOf(division, key)
    const missing = key === 'stability' ? reason : undefined
    if (value === undefined && missing === undefined) return []
    return [
      {
        ...baseOf(view, context),
        id: marketFigureId(`segmentation.${block.id}.${key}`, {
          segment: context.segment?.id,
          groups,
        }),
        label: `${block.id}, ${groups} groups: ${words}`,
        ...(value === undefined ? { reason: missing ?? '' } : { value }),
        unit,
        method: byWeight(method, view),
        ...(key === 'stability' ? { settings: { resamples: block.resamples } } : {}),
        ...(key === 'tree-accuracy' && tree !== undefined
          ? { settings: { 'largest-group': tree.majority } }
          : {}),
      },
    ]
  })
}

function segmentFigures(
  view: SegmentationView,
  segment: SegmentView,
  context: MarketContext,
): readonly Figure[] {
  const { segment: within } = context
  const part = { view, ...(within === undefined ? {} : { segment: within }) }
  const id = (key: string): string => segmentFigureId(part, segment, key)
  const base = { ...baseOf(view, context), n: segment.customers }
  const { name, customers, size, share, interval, stability, targeting } = segment
  return [
    {
      ...base,
      id: id('size'),
      label: `Customers of ${name}`,
      value: size ?? customers,
      unit: 'customer',
      ...(size === undefined ? {} : { settings: { 'in-the-rows': customers } }),
    },
    {
      ...base,
      id: id('share'),
      label: `Share of ${name} among all customers in a segment`,
      value: share,
      unit: '%',
      ...(interval === undefined ? {} : { interval }),
    },
    ...(stability === undefined
      ? []
      : [
          {
            ...base,
            id: id('stability'),
            label: `How far ${name} comes again in resamples`,
            value: stability,
            unit: '1',
            method: byWeight(stabilityMethod, view),
          },
        ]),
    ...(targeting === undefined
      ? []
      : [targetingFigure({ ...base, id: id('targeting') }, segment, context.settings)]),
    ...segment.profile.flatMap((entry): readonly Figure[] =>
      'mean' in entry
        ? [
            {
              ...base,
              id: id(`mean.${entry.feature.id}`),
              label: `${entry.feature.name}: mean of ${name}`,
              value: entry.mean,
              unit: entry.feature.unit ?? '1',
              settings: { 'standardised-difference': entry.difference },
            },
          ]
        : [],
    ),
  ]
}

/** What speaks for a segment, with its parts. */
export function targetingFigure(
  base: Pick<Figure, 'id' | 'n' | 'inputs' | 'hash'>,
  { name, targeting }: SegmentView,
  { level, resamples, seed }: Pick<MarketContext['settings'], 'level' | 'resamples' | 'seed'>,
): Figure {
  const parts = targeting!.parts.flatMap(({ part, value, scaled, weight }) => [
    [part, value],
    [`${part}.scaled`, scaled],
    [`${part}.weight`, weight],
  ])
  const drawn = { 'interval.level': level, 'interval.draws': resamples, 'interval.seed': seed }
  return {
    ...base,
    label: `What speaks for turning to ${name}, 0 to 100 beside the other segments`,
    value: targeting!.score,
    unit: '1',
    ...(targeting!.interval === undefined ? {} : { interval: targeting!.interval }),
    method:
      'parts from 0 (worst of these segments) to 1 (best), averaged by weight; interval over draws of customers and within the intervals of figures',
    settings: {
      ...(Object.fromEntries(parts) as Readonly<Record<string, number>>),
      ...(targeting!.interval === undefined ? {} : drawn),
    },
  }
}
