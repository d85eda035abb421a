import type { ChartPoint, DataTable, PointsChart } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { solutionName } from '#charts/value-view'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { PerceivedItem, PerceptionView } from '#market/perception/perception-view'
import type { SureValue } from '#market/sure-value'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Measured across and perceived up, with the line on which the two agree: solutions, else what gave the pairs. */
export function perceivedChart(
  part: MarketPart<PerceptionView>,
  assessment: Assessment,
  [title, locale]: readonly [string, Locale],
): PointsChart {
  const { view, segment } = part
  const { block } = view
  const points = pointsOf(part, assessment)
  const axis = (what: string, side: 'x' | 'y') =>
    valueAxis(
      {
        what: `${sentence(block.element.name)}, ${what}`,
        unit: block.unit,
        values: points.flatMap((point) => endsOf(point, side)),
        zero: false,
      },
      locale,
    )
  const [x, y] = [axis('measured', 'x'), axis('perceived', 'y')]
  const [low, high] = [Math.max(x.low, y.low), Math.min(x.high, y.high)]
  const line =
    low < high
      ? ([
          {
            at: [
              [low, low],
              [high, high],
            ],
            label: 'perceived as measured',
            dashed: true,
          },
        ] as const)
      : []
  return {
    kind: 'points',
    id: segment === undefined ? `perceived-${block.id}` : `perceived-${block.id}-${segment.id}`,
    title,
    subtitle: `${scaleWords(block.compare)} One point ${pointWords(view)}.${view.items.length > 0 ? ' Open: too early to tell from the line.' : ''}`,
    description: `${title}. ${points.length} points in ${partWords(block.id, segment)}, measured across and perceived up.`,
    x,
    y,
    points,
    lines: line,
    zones: [],
    table: pairsTable(part, assessment, locale),
    notes: [],
    ...(points.length === 0
      ? {
          empty: {
            why: 'No pair of a measured and a perceived value.',
            next: 'Ask those whom you measure.',
          },
        }
      : {}),
  }
}

function scaleWords(compare: PerceptionView['block']['compare']): string {
  if (compare === 'unit') return 'Both on one unit.'
  return compare === 'ranks'
    ? 'Both as ranks, 1 is best.'
    : 'Both in standard deviations from their mean, more is better.'
}

function pointWords({ items, block, points }: PerceptionView): string {
  if (items.length > 0) return 'a solution, with its ranges'
  const many = points.length > mostNamed ? '; a number says how many lie in one place' : ''
  return `for each ${block.over}${many}`
}

function endsOf(point: ChartPoint, side: 'x' | 'y'): readonly number[] {
  const range = side === 'x' ? point.xRange : point.yRange
  return [point[side], ...(range === undefined ? [] : [range.low, range.high])]
}

function pointsOf(
  { view, segment }: MarketPart<PerceptionView>,
  assessment: Assessment,
): readonly ChartPoint[] {
  if (view.items.length === 0) return unitPoints(view)
  return view.items.flatMap((item): readonly ChartPoint[] => {
    const { measured, perceived, solution = '' } = item
    if ('reason' in measured || 'reason' in perceived) return []
    const role = assessment.study.solutions.find(({ id }) => id === solution)?.role
    return [
      {
        id: `${view.block.id}.${solution}`,
        label: solutionName(assessment, solution),
        x: measured.value,
        y: perceived.value,
        ...rangeOf(measured, 'xRange'),
        ...rangeOf(perceived, 'yRange'),
        tone: role === 'ours' ? 'ours' : 'status-quo',
        certain: item.class?.certain ?? false,
        figure: figureOf(view, item, segment?.id),
      },
    ]
  })
}

/** More points than this are not named one by one: those in one place count together. */
const mostNamed = 25

function unitPoints({ block, points }: PerceptionView): readonly ChartPoint[] {
  const places =
    points.length <= mostNamed
      ? points.map((point) => [point])
      : [...Map.groupBy(points, ({ measured, perceived }) => `${measured} ${perceived}`).values()]
  return places.map((own, i) => ({
    id: `${block.id}.${i}`,
    label: points.length <= mostNamed ? own[0]!.label : own.length === 1 ? '' : `${own.length}`,
    x: own[0]!.measured,
    y: own[0]!.perceived,
    tone: 'ours',
    certain: true,
  }))
}

/** Every pair by its name. */
function pairsTable(
  { view, segment }: MarketPart<PerceptionView>,
  assessment: Assessment,
  locale: Locale,
): DataTable {
  const { block, items, points } = view
  const pairs =
    items.length === 0
      ? points
      : items.flatMap(({ solution = '', measured, perceived }) =>
          'value' in measured && 'value' in perceived
            ? [
                {
                  label: solutionName(assessment, solution),
                  measured: measured.value,
                  perceived: perceived.value,
                },
              ]
            : [],
        )
  const number = (value: number) => ({ text: formatQuantity({ value, unit: block.unit }, locale) })
  return {
    caption: `Measured and perceived, one by one (${partWords(block.id, segment)})`,
    columns: [
      { label: items.length === 0 ? sentence(block.over) : 'Of', numeric: false },
      { label: 'Measured', numeric: true },
      { label: 'Perceived', numeric: true },
    ],
    rows: pairs.map(({ label, measured, perceived }) => [
      { text: label },
      number(measured),
      number(perceived),
    ]),
  }
}

function figureOf(view: PerceptionView, { solution }: PerceivedItem, segment?: string): string {
  return marketFigureId(`perception.${view.block.id}.gap`, { solution, segment })
}

function rangeOf<K extends 'xRange' | 'yRange'>(
  found: SureValue,
  key: K,
): { readonly [_ in K]?: { readonly low: number; readonly high: number } } {
  if ('reason' in found || found.interval === undefined) return {}
  const { low, high } = found.interval
  return { [key]: { low, high } } as { [_ in K]: { low: number; high: number } }
}
