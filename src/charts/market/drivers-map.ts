import type { ChartPoint, PointsChart } from '#charts/chart'
import { driversTable } from '#charts/market/drivers-table'
import { partWords } from '#charts/market/part-words'
import { rankedDrivers, type RankedDriver } from '#charts/market/ranked-drivers'
import { valueAxis } from '#charts/value-axis'
import type { DriversView } from '#market/drivers/drivers-view'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/**
 * Every driver by how it is rated and by its share, parted by the means of both: large share and rated below the mean
 * on the left above. Source: Martilla and James, J Marketing 1977;41(1):77, with derived importance in place of stated.
 */
export function driversMap(
  part: MarketPart<DriversView>,
  level: number,
  locale: Locale,
): PointsChart {
  const { view, segment } = part
  const { id } = view.block
  const drivers = rankedDrivers(view)
  const ends = drivers.map(({ performance, share }) => ({
    x: [
      performance.interval?.low ?? performance.value,
      performance.interval?.high ?? performance.value,
    ],
    y: [share.interval?.low ?? share.value, share.interval?.high ?? share.value],
  }))
  const x = valueAxis(
    { what: 'Mean rating', unit: '1', values: ends.flatMap((end) => end.x), zero: false },
    locale,
  )
  const y = valueAxis(
    {
      what: 'Share of what the drivers account for',
      unit: '%',
      values: ends.flatMap((end) => end.y),
      zero: true,
    },
    locale,
  )
  const title = `${titleOf(drivers)} (${partWords(id, segment)})`
  return {
    kind: 'points',
    id: segment === undefined ? `drivers-map-${id}` : `drivers-map-${id}-${segment.id}`,
    title,
    subtitle: `How each driver is rated, and its share, with ${Math.round(level * 100)}\u2009% intervals; parted by the means over the drivers. No effect is claimed.`,
    description: `${title}. ${drivers.map((driver) => wordsOf(driver, locale)).join('; ')}.`,
    x,
    y,
    points: drivers.map((driver) => pointOf(driver, part)),
    lines: [],
    zones: drivers.length === 0 ? [] : zonesOf(drivers, { x, y }),
    table: driversTable(part, level, locale),
    notes: [],
    ...(drivers.length > 0
      ? {}
      : {
          empty: {
            why: 'No driver can be placed.',
            next: 'More people than drivers have to answer every question, and not all alike.',
          },
        }),
  }
}

function pointOf(
  { id: driver, label, performance, share }: RankedDriver,
  { view: { block }, segment }: MarketPart<DriversView>,
): ChartPoint {
  return {
    id: `${block.id}.${driver}`,
    label,
    x: performance.value,
    y: share.value,
    ...(performance.interval === undefined ? {} : { xRange: performance.interval }),
    ...(share.interval === undefined ? {} : { yRange: share.interval }),
    tone: 'ours',
    certain: true,
    figure: marketFigureId(`driver.${block.id}.${driver}`, { segment: segment?.id }),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function centreOf(drivers: readonly RankedDriver[]): { readonly x: number; readonly y: number } {
  return {
    x: mean(drivers.map(({ performance }) => performance.value)),
    y: mean(drivers.map(({ share }) => share.value)),
  }
}

/** Drivers of a large share that are rated below the mean. */
function titleOf(drivers: readonly RankedDriver[]): string {
  if (drivers.length === 0) return 'No driver can be placed'
  const centre = centreOf(drivers)
  const behind = drivers.filter(
    ({ performance, share }) => performance.value < centre.x && share.value > centre.y,
  )
  const [first] = behind
  if (first === undefined) return 'No driver of a large share is rated below the mean'
  const more = behind.length === 1 ? '' : ` and ${behind.length - 1} more`
  return `${first.label}${more}: a large share, rated below the mean`
}

function wordsOf({ label, performance, share }: RankedDriver, locale: Locale): string {
  return `${label}: rated ${formatNumber(performance.value, 2, locale)}, share ${formatNumber(100 * share.value, 1, locale)}\u2009%`
}

function zonesOf(
  drivers: readonly RankedDriver[],
  { x, y }: Pick<PointsChart, 'x' | 'y'>,
): PointsChart['zones'] {
  const centre = centreOf(drivers)
  const box = (left: number, right: number, [low, high]: readonly [number, number]) =>
    [
      [left, low],
      [right, low],
      [right, high],
      [left, high],
    ] as const
  const [above, below] = [[centre.y, y.high] as const, [y.low, centre.y] as const]
  return [
    { corners: box(x.low, centre.x, above), label: 'look here first', shaded: true },
    { corners: box(centre.x, x.high, above), label: 'keep it up', shaded: false },
    { corners: box(x.low, centre.x, below), label: 'low priority', shaded: false },
    { corners: box(centre.x, x.high, below), label: 'more than it takes', shaded: false },
  ]
}
