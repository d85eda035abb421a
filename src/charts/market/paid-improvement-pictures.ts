import type { ChartPoint, DataTable, PointsChart } from '#charts/chart'
import { figuresInWords, type FiguresInWords } from '#charts/market/figure-cells'
import type { MarketPictures } from '#charts/market/market-pictures'
import { orderWords } from '#charts/market/order-words'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import { counted } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type {
  PaidImprovementView,
  PaidSegment,
  SegmentReading,
} from '#market/paid-improvement/paid-improvement-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/** Improvement across and willingness to pay up, a point a segment. */
export function paidImprovementPictures(
  { view }: MarketPart<PaidImprovementView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const figures = figuresInWords(assessment, locale)
  const said = sentenceOf(view, figures)
  const chart = pointsChart(view, assessment, locale)
  return {
    sentence: said,
    charts: [{ ...chart, title: sentence(said), table: tableOf(view, figures) }],
    tables: [],
  }
}

function idOf({ block }: PaidImprovementView, key: 'slope' | 'rank-correlation'): string {
  return marketFigureId(`paid-improvement.${block.id}.${key}`, {})
}

function sentenceOf(view: PaidImprovementView, figures: FiguresInWords): string {
  const { segments, rankCorrelation } = view
  const who = counted(segments.length, 'segment')
  if ('reason' in rankCorrelation)
    return `${who} by improvement and willingness to pay, without a trend: ${rankCorrelation.reason}`
  return `${orderWords('segments', rankCorrelation)}: rank correlation ${figures.words(idOf(view, 'rank-correlation'))} over ${who}`
}

function pointsChart(
  view: PaidImprovementView,
  assessment: Assessment,
  locale: Locale,
): Omit<PointsChart, 'title' | 'table'> {
  const { block, segments, missing } = view
  const level = Math.round(assessment.settings.level * 100)
  const need = needsOf(assessment.study).find((one) => one.need.id === block.need)?.need
  const what = need === undefined ? block.need : `${need.outcome.measure} ${need.outcome.focus}`
  const ends = (of: (segment: PaidSegment) => SegmentReading): readonly number[] =>
    segments.flatMap((segment) => {
      const { value, interval } = of(segment)
      return [value, ...(interval === undefined ? [] : [interval.low, interval.high])]
    })
  const x = valueAxis(
    {
      what: `Improvement, ${what}`,
      unit: '%',
      values: ends(({ improvement }) => improvement),
      zero: true,
    },
    locale,
  )
  const y = valueAxis(
    { what: 'Would pay', unit: view.unit, values: ends(({ paid }) => paid), zero: true },
    locale,
  )
  return {
    kind: 'points',
    id: `paid-improvement-${block.id}`,
    subtitle: `How far the job was improved, and what people would pay, with ${level}\u2009% intervals. An association: segments differ in more than this.`,
    description: `${segments.length} segments by measured improvement across and willingness to pay up.`,
    x,
    y,
    points: segments.map((segment) => pointOf(block.id, segment)),
    lines: trendOf(view),
    zones: [],
    notes: missing.map(({ segment, reason }) => `${segment.name}: ${reason}.`),
    ...(segments.length > 0
      ? {}
      : {
          empty: {
            why: 'No segment has both an improvement and a price.',
            next: 'Look at the evidence and at the survey by segment.',
          },
        }),
  }
}

function pointOf(block: string, { segment, improvement, paid }: PaidSegment): ChartPoint {
  return {
    id: `${block}.${segment.id}`,
    label: segment.name,
    x: improvement.value,
    y: paid.value,
    ...(improvement.interval === undefined ? {} : { xRange: improvement.interval }),
    ...(paid.interval === undefined ? {} : { yRange: paid.interval }),
    tone: 'ours',
    certain: true,
    figure: paid.figure,
  }
}

/** The straight line through the mean of the segments. */
function trendOf({ segments, slope }: PaidImprovementView): PointsChart['lines'] {
  if ('reason' in slope) return []
  const mean = (of: (segment: PaidSegment) => number): number =>
    segments.reduce((sum, segment) => sum + of(segment), 0) / segments.length
  const [x, y] = [mean((one) => one.improvement.value), mean((one) => one.paid.value)]
  const places = segments.map(({ improvement }) => improvement.value)
  const at = (place: number): readonly [number, number] => [place, y + slope.value * (place - x)]
  const ends = [at(Math.min(...places)), at(Math.max(...places))] as const
  return [{ at: ends, label: 'straight line', dashed: true }]
}

function tableOf(view: PaidImprovementView, figures: FiguresInWords): DataTable {
  const whole = (['slope', 'rank-correlation'] as const).map((key) => {
    const id = idOf(view, key)
    const name = key === 'slope' ? 'More paid for 100 % more improvement' : 'Rank correlation'
    return [
      { text: name },
      { text: '' },
      { text: '' },
      figures.cell(id),
      { text: figures.range(id) === '' ? (figures.figure(id)?.reason ?? '–') : figures.range(id) },
    ]
  })
  return {
    caption: `Improvement and willingness to pay by segment (${view.block.id})`,
    columns: [
      { label: 'Segment', numeric: false },
      { label: 'Improvement', numeric: true },
      { label: 'Interval', numeric: true },
      { label: 'Would pay', numeric: true },
      { label: 'Interval', numeric: true },
    ],
    rows: [
      ...view.segments.map(({ segment, improvement, paid }) => [
        { text: segment.name },
        figures.cell(improvement.figure),
        figures.rangeCell(improvement.figure),
        figures.cell(paid.figure),
        figures.rangeCell(paid.figure),
      ]),
      ...whole,
    ],
  }
}
