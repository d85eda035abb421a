import type { ChartRow, DataTable, RowsChart, RowsPanel, TableCell } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { digits, percent } from '#charts/market/segment-profiles'
import { valueAxis } from '#charts/value-axis'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { DivisionView, SegmentationView } from '#market/segments/segmentation-view'
import type { Locale } from '#quantity/locale'

interface Criterion {
  readonly key: string
  readonly label: string
  readonly what: string
  readonly share: boolean
  readonly zero: boolean
  readonly value: (division: DivisionView) => number | undefined
}

const criteria: readonly Criterion[] = [
  criterion('silhouette', 'Silhouette', ({ silhouette }) => silhouette),
  criterion('bic', 'BIC, the less the better', ({ bic }) => bic),
  criterion('stability', 'Stability, mean Jaccard similarity', ({ stability }) => stability),
  {
    ...criterion('tree-accuracy', 'Put right by few questions', ({ tree }) => tree?.accuracy),
    share: true,
  },
  criterion('calinski-harabasz', 'Calinski-Harabasz', (division) => division.calinskiHarabasz),
  criterion('inertia', 'Inertia', ({ inertia }) => inertia),
  {
    ...criterion('classification-error', 'Doubt', (division) => division.classificationError),
    share: true,
  },
]

/** What is drawn; all of them stand in the table. */
const drawn: readonly string[] = ['silhouette', 'bic', 'stability', 'tree-accuracy']

function criterion(key: string, label: string, value: Criterion['value']): Criterion {
  return { key, label, what: label, share: false, zero: key !== 'bic', value }
}

/** How good divisions into more or fewer groups are, by every criterion; the one that was taken is filled. */
export function criteriaChart(part: MarketPart<SegmentationView>, locale: Locale): RowsChart {
  const { view, segment } = part
  const { block, chosen, criterion: by } = view
  const panels = criteria.flatMap((one) =>
    drawn.includes(one.key) ? panelOf(part, one, locale) : [],
  )
  const why = by === undefined ? 'as the study says' : `chosen by ${by === 'bic' ? 'BIC' : by}`
  const title =
    chosen === undefined
      ? `No number of groups of ${partWords(block.id, segment)} holds`
      : `${chosen} groups of ${partWords(block.id, segment)}, ${why}`
  return {
    kind: 'rows',
    id: segment === undefined ? `groups-${block.id}` : `groups-${block.id}-${segment.id}`,
    title,
    subtitle: `Filled: the number that was taken. Stability: how far the groups come again in ${block.resamples} resamples; under 0.6 they should not be trusted.${view.weighed ? ' All of it counts customers by their weights.' : ''}`,
    description: `${title}. ${panels.map(({ axis, rows }) => `${axis.title}: ${rows.map(({ label, value }) => `${label} ${value}`).join(', ')}`).join('; ')}.`,
    panels,
    table: criteriaTable(part, locale),
    notes: view.divisions.flatMap(({ groups, reason }) =>
      reason === undefined ? [] : [`${groups} groups: ${reason}.`],
    ),
    ...(panels.length > 0
      ? {}
      : { empty: { why: 'There is no division to compare.', next: 'Ask for fewer groups.' } }),
  }
}

function panelOf(
  part: MarketPart<SegmentationView>,
  one: Criterion,
  locale: Locale,
): readonly RowsPanel[] {
  const rows = part.view.divisions.flatMap((division) => rowOf(part, [one, division], locale))
  if (rows.length === 0) return []
  const values = rows.map(({ point }) => point!.at)
  const unit = one.share ? '%' : '1'
  const axis = valueAxis({ what: one.what, unit, values, zero: one.zero }, locale)
  return [{ axis, rows, joined: false }]
}

function rowOf(
  { view, segment }: MarketPart<SegmentationView>,
  [one, division]: readonly [Criterion, DivisionView],
  locale: Locale,
): readonly ChartRow[] {
  const value = one.value(division)
  if (value === undefined) return []
  const { groups } = division
  return [
    {
      id: `${one.key}-${groups}`,
      label: groups === 1 ? '1 group' : `${groups} groups`,
      note: '',
      bars: [],
      ghosts: [],
      point: { at: value, tone: 'ours', certain: groups === view.chosen },
      value: wordsOf(one, value, locale),
      range: '',
      figure: marketFigureId(`segmentation.${view.block.id}.${one.key}`, {
        segment: segment?.id,
        groups,
      }),
    },
  ]
}

function wordsOf({ share }: Criterion, value: number, locale: Locale): string {
  return share ? percent(value, locale) : digits(value, locale)
}

function criteriaTable({ view, segment }: MarketPart<SegmentationView>, locale: Locale): DataTable {
  const { block, divisions } = view
  const there = criteria.filter(({ value }) => divisions.some((one) => value(one) !== undefined))
  return {
    caption: `Numbers of groups (${partWords(block.id, segment)}) by every criterion`,
    columns: [
      { label: 'Groups', numeric: true },
      ...there.map(({ label }) => ({ label, numeric: true })),
    ],
    rows: divisions.map((division) => [
      { text: String(division.groups) },
      ...there.map((one): TableCell => {
        const value = one.value(division)
        if (value === undefined) return { text: '–' }
        const { groups } = division
        const name = `segmentation.${block.id}.${one.key}`
        return {
          text: wordsOf(one, value, locale),
          figure: marketFigureId(name, { segment: segment?.id, groups }),
        }
      }),
    ]),
  }
}
