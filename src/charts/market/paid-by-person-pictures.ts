import type { ChartPoint, DataTable, PointsChart } from '#charts/chart'
import { figuresInWords, type FiguresInWords } from '#charts/market/figure-cells'
import type { MarketPictures } from '#charts/market/market-pictures'
import { orderWords } from '#charts/market/order-words'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { ImprovedGroup, PaidByPersonView } from '#market/paid-improvement/paid-by-person-view'
import type { SureValue } from '#market/sure-value'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

type Part = MarketPart<PaidByPersonView>

/** Improvement across and willingness to pay up, people in parts by their improvement. */
export function paidByPersonPictures(
  part: Part,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const figures = figuresInWords(assessment, locale)
  const said = sentenceOf(part, [figures, locale])
  const level = Math.round(assessment.settings.level * 100)
  const chart = pointsChart(part, level, locale)
  const title = part.segment === undefined ? sentence(said) : `${part.segment.name}: ${said}`
  return {
    sentence: said,
    charts: [{ ...chart, title, table: tableOf(part, [figures, locale]) }],
    tables: [],
  }
}

function idOf({ view: { block }, segment }: Part, key: string): string {
  return marketFigureId(`paid-by-person.${block.id}.${key}`, { segment: segment?.id })
}

function sentenceOf(part: Part, [figures, locale]: readonly [FiguresInWords, Locale]): string {
  const { people, rankCorrelation } = part.view
  const who = people === 1 ? '1 person' : `${formatCount(people, locale)} people`
  if ('reason' in rankCorrelation)
    return `${who} by improvement and willingness to pay, without a trend: ${rankCorrelation.reason}`
  return `${orderWords('people', rankCorrelation)}: rank correlation ${figures.words(idOf(part, 'rank-correlation'))} over ${who}`
}

function pointsChart(
  part: Part,
  level: number,
  locale: Locale,
): Omit<PointsChart, 'title' | 'table'> {
  const { view, segment } = part
  const { block, groups, people } = view
  const ends = (of: 'improvement' | 'paid'): readonly number[] =>
    groups.flatMap(({ [of]: found }) => endsOf(found))
  const axis = (what: string, of: 'improvement' | 'paid') =>
    valueAxis({ what, unit: block.units[of], values: ends(of), zero: true }, locale)
  return {
    kind: 'points',
    id:
      segment === undefined
        ? `paid-by-person-${block.id}`
        : `paid-by-person-${block.id}-${segment.id}`,
    subtitle: `People in ${groups.length} parts by their improvement: means with ${level}\u2009% intervals, and the straight line through all people. An association: people differ in more than this.`,
    description: `${formatCount(people, locale)} people of ${partWords(block.id, segment)} in ${groups.length} parts, improvement across and willingness to pay up.`,
    x: axis('Improvement', 'improvement'),
    y: axis('Would pay', 'paid'),
    points: groups.flatMap((group) => pointOf(part, group, locale)),
    lines: lineOf(view),
    zones: [],
    notes: [],
    ...(groups.length > 0
      ? {}
      : {
          empty: {
            why: 'Too few people were both measured and asked.',
            next: 'Ask those whom you measure.',
          },
        }),
  }
}

function endsOf(found: SureValue): readonly number[] {
  if ('reason' in found) return []
  const { value, interval } = found
  return interval === undefined ? [value] : [interval.low, value, interval.high]
}

function pointOf(
  part: Part,
  { place, people, improvement, paid }: ImprovedGroup,
  locale: Locale,
): ChartPoint[] {
  if ('reason' in improvement || 'reason' in paid) return []
  return [
    {
      id: `${part.view.block.id}.part-${place}`,
      label: `${formatCount(people, locale)} people`,
      x: improvement.value,
      y: paid.value,
      ...(improvement.interval === undefined ? {} : { xRange: improvement.interval }),
      ...(paid.interval === undefined ? {} : { yRange: paid.interval }),
      tone: 'ours',
      certain: true,
      figure: idOf(part, `paid.part-${place}`),
    },
  ]
}

/** Through the means, from the first part to the last. */
function lineOf({ slope, improvement, paid, groups }: PaidByPersonView): PointsChart['lines'] {
  if ('reason' in slope || 'reason' in improvement || 'reason' in paid) return []
  const places = groups.flatMap((group) =>
    'reason' in group.improvement ? [] : [group.improvement.value],
  )
  if (places.length < 2) return []
  const at = (place: number): readonly [number, number] => [
    place,
    paid.value + slope.value * (place - improvement.value),
  ]
  const ends = [at(Math.min(...places)), at(Math.max(...places))] as const
  return [{ at: ends, label: 'straight line', dashed: true }]
}

function tableOf(part: Part, [figures, locale]: readonly [FiguresInWords, Locale]): DataTable {
  const { view, segment } = part
  const both = (improvement: string, paid: string) =>
    [improvement, paid].flatMap((key) => [
      figures.cell(idOf(part, key)),
      figures.rangeCell(idOf(part, key)),
    ])
  const nothing = [{ text: '' }, { text: '' }]
  return {
    caption: `Improvement and willingness to pay by person (${partWords(view.block.id, segment)})`,
    columns: [
      { label: 'Who', numeric: false },
      { label: 'People', numeric: true },
      { label: 'Improvement', numeric: true },
      { label: 'Interval', numeric: true },
      { label: 'Would pay', numeric: true },
      { label: 'Interval', numeric: true },
    ],
    rows: [
      ...view.groups.map(({ place, people }) => [
        { text: `Part ${place} of ${view.groups.length} by improvement` },
        { text: formatCount(people, locale) },
        ...both(`improvement.part-${place}`, `paid.part-${place}`),
      ]),
      [{ text: 'All' }, { text: formatCount(view.people, locale) }, ...both('improvement', 'paid')],
      ...(['slope', 'rank-correlation'] as const).map((key) => [
        { text: key === 'slope' ? 'More paid for one more of improvement' : 'Rank correlation' },
        { text: formatCount(view.people, locale) },
        ...nothing,
        figures.cell(idOf(part, key)),
        {
          text: figures.range(idOf(part, key)) || (figures.figure(idOf(part, key))?.reason ?? '–'),
        },
      ]),
    ],
  }
}
