import type { ChartPoint, PointsChart } from '#charts/chart'
import { mapTable } from '#charts/market/map-table'
import { mapLines } from '#charts/market/map-lines'
import { mapZones } from '#charts/market/map-zones'
import { valueAxis } from '#charts/value-axis'
import { solutionName } from '#charts/value-view'
import { sentence } from '#quantity/sentence'
import { counted, metricUnit } from '#charts/wording'
import { marketFigureId } from '#market/figure-id'
import type { Coordinate, MapPoint, MapView } from '#market/alternatives/map-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/**
 * Alternatives by what they cost and how well they do: each with its range, the zones around the status quo, and the line
 * of fair value. Open: what somebody says, not a measurement.
 */
export function valueMapChart(view: MapView, assessment: Assessment, locale: Locale): PointsChart {
  const { block, points, better, trueZero } = view
  const axes = axesOf(view, shownUnit(view, assessment), locale)
  const title = titleOf(view)
  const table = mapTable(view, assessment, locale)
  const notes = [...leftOut(view, assessment), ...lineNotes(view)]
  return {
    kind: 'points',
    id: `map-${block.id}`,
    title,
    subtitle: `Across: ${block.x === 'tco' ? 'total cost over the plan' : 'price'}. Up: ${view.performanceWords}${better === 'lower' ? ' (less is better)' : ''}, each with its range where it has one. ${measuredWords(points)}${trueZero && better === 'higher' ? 'Dotted lines through zero: equal value for money.' : ''}`,
    description: `${title}. ${notes.join('. ')}`,
    ...axes,
    points: points.map((point) => chartPoint(view, point, assessment)),
    lines: mapLines(view, axes),
    zones: mapZones(view, axes, assessment),
    table,
    notes,
    ...(points.length >= 2
      ? {}
      : {
          empty: {
            why: `Only ${points.length} of ${counted(view.alternatives, 'alternative')} has both a price and a performance.`,
            next: 'Add prices under `solutions`, and performance by evidence or under `ratings`.',
          },
        }),
  }
}

function measuredWords(points: readonly MapPoint[]): string {
  return points.every(({ measured }) => measured) ? '' : 'Open: rated by people, not measured. '
}

function titleOf({ block, points, alternatives, line, performanceWords }: MapView): string {
  const front = points.filter(({ dominatedBy }) => dominatedBy === undefined).length
  const named = `${block.title ?? performanceWords}: `
  if (points.length < 2) return `${named}not enough alternatives to compare`
  if (block.frontier)
    return sentence(
      `${named}${front} of ${counted(points.length, 'priced alternative')} are not beaten by another`,
    )
  if (line !== undefined && 'falls' in line && line.falls)
    return sentence(`${named}the better alternatives are not the dearer ones`)
  return sentence(
    `${named}${points.length} of ${counted(alternatives, 'alternative')} by price and performance`,
  )
}

/** Shares and the index in percent, the rest in the unit of the metric or in money. */
function shownUnit({ block, performanceUnit }: MapView, { study }: Assessment): string {
  const { y } = block
  if (y.of === 'improvement') return '%'
  if (y.of === 'economic-value') return performanceUnit
  return metricUnit(needsOf(study).find(({ need }) => need.id === y.need)?.need.metric)
}

function axesOf(
  view: MapView,
  performanceUnit: string,
  locale: Locale,
): Pick<PointsChart, 'x' | 'y'> {
  const { points, better } = view
  const ends = (of: (point: MapPoint) => Coordinate): readonly number[] =>
    points.flatMap((point) => {
      const { value, interval, quantiles } = of(point)
      return [value, interval?.low, interval?.high, quantiles?.p10, quantiles?.p90].filter(
        (end) => end !== undefined,
      )
    })
  const x = valueAxis(
    {
      what: view.block.x === 'tco' ? 'Total cost' : 'Price',
      unit: view.priceUnit,
      values: ends(({ price }) => price),
      zero: false,
      ratios: true,
    },
    locale,
  )
  const y = valueAxis(
    {
      what: sentence(view.performanceWords),
      unit: performanceUnit,
      values: ends(({ performance }) => performance),
      zero: false,
      ends:
        better === 'higher' ? { low: 'worse', high: 'better' } : { low: 'better', high: 'worse' },
    },
    locale,
  )
  return { x, y }
}

function chartPoint(
  { block }: MapView,
  { solution, price, performance, measured }: MapPoint,
  assessment: Assessment,
): ChartPoint {
  const tone =
    solution === block.ours ? 'ours' : solution === block.statusQuo ? 'status-quo' : 'total'
  return {
    id: solution,
    label: solutionName(assessment, solution),
    x: price.value,
    y: performance.value,
    ...rangeOf('xRange', price),
    ...rangeOf('yRange', performance),
    tone,
    certain: measured,
    figure: marketFigureId(`map.${block.id}.performance`, { solution }),
  }
}

function rangeOf<K extends 'xRange' | 'yRange'>(
  key: K,
  { interval, quantiles }: Coordinate,
): Pick<ChartPoint, K> | Record<never, never> {
  if (interval !== undefined) return { [key]: { low: interval.low, high: interval.high } }
  if (quantiles !== undefined) return { [key]: { low: quantiles.p10, high: quantiles.p90 } }
  return {}
}

function leftOut({ unpriced, unmeasured }: MapView, assessment: Assessment): readonly string[] {
  const names = (ids: readonly string[]): string =>
    ids.map((id) => solutionName(assessment, id)).join(', ')
  const reasons = Map.groupBy(unmeasured, ({ why }) => why)
  return [
    ...(unpriced.length === 0
      ? []
      : [`Without a price, and not drawn (${unpriced.length}): ${names(unpriced)}`]),
    ...[...reasons].map(
      ([why, all]) =>
        `Not drawn (${all.length}): ${names(all.map(({ solution }) => solution))}; ${why}`,
    ),
  ]
}

function lineNotes({ line }: MapView): readonly string[] {
  if (line === undefined) return []
  if ('reason' in line) return [`No line of fair value: ${line.reason}`]
  return line.falls
    ? ['On the line of fair value the better is the cheaper: no fair price is made of it']
    : []
}
