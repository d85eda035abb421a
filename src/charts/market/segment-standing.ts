import type { ChartRow, RowsChart, RowsPanel } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { digits, percent } from '#charts/market/segment-profiles'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { MarketPart } from '#market/market-view'
import { segmentFigureId } from '#market/segments/segment-figure-id'
import type { SegmentationView, SegmentView } from '#market/segments/segmentation-view'
import type { Interval } from '#quantity/figure'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

type Part = MarketPart<SegmentationView>

/** How large each segment is, and how much speaks for turning to it, with their intervals; of one segment at least. */
export function standingChart(part: Part, locale: Locale): RowsChart {
  const { view, segment } = part
  const { block, segments } = view
  const panels = [
    sharesPanel(part, locale),
    ...(segments.some(({ targeting }) => targeting !== undefined)
      ? [targetingPanel(part, locale)]
      : []),
  ]
  const title = `How large the segments are (${partWords(block.id, segment)})`
  return {
    kind: 'rows',
    id: segment === undefined ? `standing-${block.id}` : `standing-${block.id}-${segment.id}`,
    title,
    subtitle: `With intervals${view.weighed ? ', customers by their weights' : ''}. Targeting is from 0 to 100 beside the other segments: worst and best are sought anew in every draw of customers.`,
    description: `${title}. ${panels.map(({ axis, rows }) => `${axis.title}: ${rows.map((row) => `${row.label} ${row.value}`).join(', ')}`).join('; ')}.`,
    panels,
    table: {
      caption: `Shares and targeting of segments with their intervals (${partWords(block.id, segment)})`,
      columns: [
        { label: 'Segment', numeric: false },
        ...['Share', 'Interval', 'Targeting', 'Interval'].map((label) => ({
          label,
          numeric: true,
        })),
      ],
      rows: segments.map((one, place) => {
        const [share, targeting] = panels.map(({ rows }) => rows[place])
        return [
          { text: sentence(one.name) },
          ...[share, targeting].flatMap((row) => [
            {
              text: row?.value || '–',
              ...(row?.figure === undefined ? {} : { figure: row.figure }),
            },
            { text: row?.range || '–' },
          ]),
        ]
      }),
    },
    notes: [],
  }
}

function sharesPanel(part: Part, locale: Locale): RowsPanel {
  const { segments } = part.view
  const values = segments.flatMap(({ share, interval }) => [share, ...endsOf(interval)])
  return {
    axis: valueAxis({ what: 'Share of customers', unit: '%', values, zero: true }, locale),
    rows: segments.map((one) =>
      rowOf([part, one, 'share'], { value: one.share, ...withInterval(one) }, [
        numberWords(shareOf(one), locale),
        rangeWords(shareOf(one), locale),
      ]),
    ),
    joined: false,
  }
}

function targetingPanel(part: Part, locale: Locale): RowsPanel {
  return {
    axis: valueAxis({ what: 'Targeting', unit: '1', values: [0, 100], zero: true }, locale),
    rows: part.view.segments.map((one) => {
      const { targeting } = one
      if (targeting === undefined) return emptyRow(one)
      return rowOf(
        [part, one, 'targeting'],
        { value: targeting.score, ...withInterval(targeting) },
        [numberWords(scoreOf(targeting), locale), rangeWords(scoreOf(targeting), locale)],
      )
    }),
    joined: false,
  }
}

interface Drawn {
  readonly value: number
  readonly interval?: Interval
}

function rowOf(
  [part, segment, key]: readonly [Part, SegmentView, string],
  { value, interval }: Drawn,
  [words, range]: readonly [string, string],
): ChartRow {
  return {
    ...emptyRow(segment),
    id: `${key}.${segment.id}`,
    point: { at: value, tone: 'ours', certain: true },
    ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
    value: words,
    range,
    figure: segmentFigureId(part, segment, key),
  }
}

function emptyRow({ id, name }: SegmentView): ChartRow {
  return { id, label: sentence(name), note: '', bars: [], ghosts: [], value: '', range: '' }
}

function withInterval({ interval }: { readonly interval?: Interval }): Partial<Drawn> {
  return interval === undefined ? {} : { interval }
}

function endsOf(interval: Interval | undefined): readonly number[] {
  return interval === undefined ? [] : [interval.low, interval.high]
}

type Spread = Drawn & { readonly unit: string; readonly plain: (locale: Locale) => string }

function shareOf(segment: SegmentView): Spread {
  const plain = (locale: Locale): string => percent(segment.share, locale)
  return { value: segment.share, ...withInterval(segment), unit: '%', plain }
}

function scoreOf(targeting: NonNullable<SegmentView['targeting']>): Spread {
  const plain = (locale: Locale): string => digits(targeting.score, locale)
  return { value: targeting.score, ...withInterval(targeting), unit: '1', plain }
}

/** With the digits that its interval supports. */
function numberWords({ plain, ...found }: Spread, locale: Locale): string {
  return hasWidth(found.interval) ? formatQuantity(found, locale) : plain(locale)
}

function rangeWords({ interval, unit }: Spread, locale: Locale): string {
  return hasWidth(interval) ? formatRange(interval.low, interval.high, unit, locale) : ''
}

function hasWidth(interval: Interval | undefined): interval is Interval {
  return interval !== undefined && interval.low < interval.high
}

/** "60.1 % (57.0 % to 62.3 %)". */
export function shareWords(segment: SegmentView, locale: Locale): string {
  return inWords(shareOf(segment), locale)
}

/** "75 (62 to 100)". */
export function scoreWords(
  targeting: NonNullable<SegmentView['targeting']>,
  locale: Locale,
): string {
  return inWords(scoreOf(targeting), locale)
}

function inWords(found: Spread, locale: Locale): string {
  const range = rangeWords(found, locale)
  return range === '' ? numberWords(found, locale) : `${numberWords(found, locale)} (${range})`
}
