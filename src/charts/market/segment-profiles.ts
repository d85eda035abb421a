import type { ChartRow, RowsChart, RowsPanel } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { MarketPart } from '#market/market-view'
import { segmentFigureId } from '#market/segments/segment-figure-id'
import type {
  ProfileEntry,
  SegmentationView,
  SegmentView,
} from '#market/segments/segmentation-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

type Part = MarketPart<SegmentationView>

/** What distinguishes each segment: how far it lies from all customers in every feature, in their standard deviations. */
export function profilesChart(part: Part, title: string, locale: Locale): RowsChart {
  const { view, segment } = part
  const { block, segments } = view
  const rows = segments.map((one) =>
    one.profile.flatMap((entry) => rowsOf(part, one, [entry, locale])),
  )
  const values = rows.flat().map(({ point }) => point!.at)
  const panels = segments.map((one, place): RowsPanel => ({
    axis: valueAxis(
      {
        what: `${sentence(one.name)} (${percent(one.share, locale)}), standard deviations from all`,
        unit: '1',
        values,
        zero: true,
      },
      locale,
    ),
    rows: rows[place]!,
    joined: false,
  }))
  return {
    kind: 'rows',
    id: segment === undefined ? `segments-${block.id}` : `segments-${block.id}-${segment.id}`,
    title,
    subtitle:
      'How far the mean of each segment lies from that of all customers, in standard deviations of all; of categories the shares that differ most. Open: less than half a standard deviation.',
    description: `${title}. ${segments.map((one) => `${sentence(one.name)}: ${distinctWords(one, locale)}`).join('; ')}.`,
    panels,
    table: {
      caption: `What distinguishes the segments (${partWords(block.id, segment)})`,
      columns: [
        { label: 'Segment', numeric: false },
        { label: 'Feature', numeric: false },
        { label: 'Mean or share', numeric: true },
        { label: 'From all', numeric: true },
      ],
      rows: segments.flatMap((one, place) =>
        rows[place]!.map(({ label, value, range, figure }) => [
          { text: sentence(one.name) },
          { text: label },
          { text: value, ...(figure === undefined ? {} : { figure }) },
          { text: range },
        ]),
      ),
    },
    notes: [],
    ...(segments.length > 0
      ? {}
      : {
          empty: {
            why: 'Customers cannot be divided by these features.',
            next: 'Name features that vary, and ask for fewer groups than there are customers.',
          },
        }),
  }
}

/** "Price, sum 2.1 above; count 1.9 above": the three features in which a segment lies farthest from all. */
function distinctWords({ profile }: SegmentView, locale: Locale): string {
  const all = profile.flatMap((entry) =>
    'mean' in entry
      ? [{ name: entry.feature.name, difference: entry.difference }]
      : entry.shares.map(({ label, difference }) => ({
          name: `${entry.feature.name} ${label}`,
          difference,
        })),
  )
  const most = all.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).slice(0, 3)
  return most
    .map(
      ({ name, difference }) =>
        `${name} ${formatNumber(Math.abs(difference), 1, locale)} ${difference < 0 ? 'below' : 'above'}`,
    )
    .join(', ')
}

function rowsOf(
  part: Part,
  segment: SegmentView,
  [entry, locale]: readonly [ProfileEntry, Locale],
): readonly ChartRow[] {
  const { feature } = entry
  if ('mean' in entry) {
    const { mean, difference } = entry
    const drawn = row([segment.id, feature.id, feature.name], difference, locale)
    const figure = segmentFigureId(part, segment, `mean.${feature.id}`)
    const value = formatQuantity({ value: mean, unit: feature.unit ?? '1' }, locale)
    return [{ ...drawn, value, figure }]
  }
  return entry.shares.map(({ label, share, ofAll, difference }) => ({
    ...row([segment.id, `${feature.id}-${label}`, `${feature.name}: ${label}`], difference, locale),
    note: `${percent(ofAll, locale)} of all`,
    value: percent(share, locale),
  }))
}

function row(
  [segment, id, label]: readonly [string, string, string],
  difference: number,
  locale: Locale,
): Omit<ChartRow, 'value'> {
  return {
    id: `${segment}.${id}`,
    label,
    note: '',
    bars: [],
    ghosts: [],
    point: { at: difference, tone: 'ours', certain: Math.abs(difference) >= 0.5 },
    range: `${difference > 0 ? '+' : ''}${formatNumber(difference, 2, locale)} SD`,
  }
}

/** Three digits that say something; whole numbers as they are. */
export function digits(value: number, locale: Locale): string {
  if (Math.abs(value) >= 1000) return formatCount(Math.round(value), locale)
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  return formatNumber(value, Number.isInteger(value) ? 0 : Math.max(0, 2 - size), locale)
}

/** A share as a percentage, with a decimal where it is small: "4.2 %". */
export function percent(share: number, locale: Locale): string {
  return `${formatNumber(100 * share, share > 0 && share < 0.1 ? 1 : 0, locale)}\u2009%`
}
