import type { ChartPoint, DataTable, PointsChart } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { counted } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { rankedNeeds, type NeedsView, type NeedZone } from '#market/needs/needs-view'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/** Words of the parts of the landscape. */
export const zoneWords: Readonly<Record<NeedZone, string>> = {
  'under-served': 'under-served',
  'over-served': 'over-served',
  'table-stakes': 'table stakes',
  met: 'met',
}

type Ranked = ReturnType<typeof rankedNeeds>[number]
type Corners = PointsChart['zones'][number]['corners']

/**
 * Every need by its importance and its satisfaction, both from 0 to 10: under-served on the right below, over-served
 * above the diagonal. Open where the interval of its opportunity holds the threshold.
 */
export function needsLandscape(
  part: MarketPart<NeedsView>,
  level: number,
  locale: Locale,
): PointsChart {
  const { view, segment } = part
  const { id, thresholds } = view.block
  const ranked = rankedNeeds(view)
  const under = ranked.filter(({ standing }) => standing.zone === 'under-served')
  const title = `${underWords(under, ranked.length)} (${partWords(id, segment)})`
  const axis = (what: string) => valueAxis({ what, unit: '1', values: [0, 10], zero: true }, locale)
  const share = Math.round(level * 100)
  return {
    kind: 'points',
    id: segment === undefined ? `needs-${id}` : `needs-${id}-${segment.id}`,
    title,
    subtitle: `Importance and satisfaction from 0 to 10, with ${share}\u2009% intervals. Under-served from an opportunity of ${thresholds[0]} on; over-served above the diagonal, table stakes between both. Open: the interval of its opportunity holds this threshold.`,
    description: `${title}. ${ranked.map((need) => wordsOf(need, locale)).join('; ')}.`,
    x: axis('Importance'),
    y: axis('Satisfaction'),
    points: ranked.map((need) => pointOf(need, part)),
    lines: thresholds.slice(1).map((score) => ({
      at: lineAt(score),
      label: `opportunity ${score}`,
      dashed: true,
    })),
    zones: zonesOf(thresholds[0]!),
    table: tableOf(part, ranked, locale),
    notes: view.needs.flatMap(({ label, reason }) =>
      reason === undefined ? [] : [`${label}: ${reason}`],
    ),
    ...(ranked.length > 0
      ? {}
      : {
          empty: {
            why: 'No need can be placed.',
            next: 'At least two people have to say how important a need is and how far it is met.',
          },
        }),
  }
}

function underWords(under: readonly Ranked[], all: number): string {
  const [first] = under
  if (first === undefined) return `None of ${counted(all, 'need')} is under-served`
  const others = under.length === 1 ? '' : ` and ${under.length - 1} more`
  return `${first.label}${others}: under-served, of ${counted(all, 'need')}`
}

function wordsOf({ label, standing }: Ranked, locale: Locale): string {
  const [importance, satisfaction, score] = [
    standing.importance,
    standing.satisfaction,
    standing.score,
  ].map(({ value }) => formatNumber(value, 1, locale))
  return `${label}: importance ${importance}, satisfaction ${satisfaction}, opportunity ${score}, ${zoneWords[standing.zone]}`
}

function pointOf(
  { id, label, standing }: Ranked,
  { view: { block }, segment }: MarketPart<NeedsView>,
): ChartPoint {
  const { importance, satisfaction, score, zone } = standing
  const [threshold = 0] = block.thresholds
  return {
    id: `${block.id}.${id}`,
    label,
    x: importance.value,
    y: satisfaction.value,
    xRange: importance.interval,
    yRange: satisfaction.interval,
    tone: zone === 'under-served' ? 'ours' : 'status-quo',
    certain: score.interval.low > threshold || score.interval.high <= threshold,
    figure: marketFigureId(`importance.${block.id}.${id}`, { segment: segment?.id }),
  }
}

/** Where the score has a value and satisfaction lies below importance: from the axis to the diagonal or the edge. */
function lineAt(score: number): readonly (readonly [number, number])[] {
  const end = score <= 10 ? ([score, score] as const) : ([10, 20 - score] as const)
  return [[score / 2, 0], end]
}

function zonesOf(threshold: number): PointsChart['zones'] {
  const [from, to] = lineAt(threshold) as readonly [Corners[number], Corners[number]]
  const under: Corners = [from, [10, 0], ...(threshold < 10 ? [[10, 10] as const] : []), to]
  return [
    { corners: under, label: zoneWords['under-served'], shaded: true },
    {
      corners: [
        [0, 0],
        [0, 10],
        [10, 10],
      ],
      label: zoneWords['over-served'],
      shaded: false,
    },
    { corners: [[5, 5], [10, 10], to, from], label: zoneWords['table-stakes'], shaded: false },
  ]
}

function tableOf(
  { view: { block }, segment }: MarketPart<NeedsView>,
  ranked: readonly Ranked[],
  locale: Locale,
): DataTable {
  const cell = (quantity: string, need: Ranked, value: number) => ({
    text: formatNumber(value, 1, locale),
    figure: marketFigureId(`${quantity}.${block.id}.${need.id}`, { segment: segment?.id }),
  })
  return {
    caption: `Importance and satisfaction (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Need', numeric: false },
      { label: 'Importance', numeric: true },
      { label: 'Satisfaction', numeric: true },
      { label: 'Where it stands', numeric: false },
    ],
    rows: ranked.map((need) => [
      { text: need.label },
      cell('importance', need, need.standing.importance.value),
      cell('satisfaction', need, need.standing.satisfaction.value),
      { text: zoneWords[need.standing.zone] },
    ]),
  }
}
