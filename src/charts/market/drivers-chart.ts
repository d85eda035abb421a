import type { ChartRow, RowsChart } from '#charts/chart'
import { driversTable } from '#charts/market/drivers-table'
import { partWords } from '#charts/market/part-words'
import { rankedDrivers } from '#charts/market/ranked-drivers'
import { valueAxis } from '#charts/value-axis'
import type { DriversView } from '#market/drivers/drivers-view'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

/** Drivers by their share with its interval, the largest first. Open where the next one may well be larger. */
export function driversChart(
  part: MarketPart<DriversView>,
  level: number,
  locale: Locale,
): RowsChart {
  const { view, segment } = part
  const { id, overall } = view.block
  const rows = rowsOf(part, locale)
  const values = rows.flatMap(({ point, interval }) => [
    point?.at ?? 0,
    interval?.low ?? 0,
    interval?.high ?? 0,
  ])
  const axis = valueAxis(
    { what: 'Share of what the drivers account for', unit: '%', values, zero: true },
    locale,
  )
  const title = `${leadWords(view)} (${partWords(id, segment)})`
  const explained =
    'value' in view.rSquared ? formatNumber(100 * view.rSquared.value, 0, locale) : '–'
  return {
    kind: 'rows',
    id: segment === undefined ? `drivers-${id}` : `drivers-${id}-${segment.id}`,
    title,
    subtitle: `Shares of R², ${explained}\u2009% of how ${overall.label} differs between people, with ${Math.round(level * 100)}\u2009% intervals. They say what goes together, not what a change would bring. Open: the next driver is really larger in more than 1 of 20 samples of people.`,
    description: `${title}. ${rows.map((row) => `${row.label}: ${row.value}`).join('; ')}.`,
    panels: rows.length === 0 ? [] : [{ axis, rows, joined: false }],
    table: driversTable(part, level, locale),
    notes: 'reason' in view.rSquared ? [view.rSquared.reason] : [],
    ...(rows.length > 0
      ? {}
      : {
          empty: {
            why: 'No shares can be computed.',
            next: 'More people than drivers have to answer every question, and not all alike.',
          },
        }),
  }
}

/** Beyond this chance of the next one the order is not clear. */
const clearLead = 0.95

function leadWords(view: DriversView): string {
  const [first] = rankedDrivers(view)
  if (first === undefined) return 'No driver has a share'
  return `${first.label} goes most with ${view.block.overall.label}`
}

function rowsOf({ view, segment }: MarketPart<DriversView>, locale: Locale): readonly ChartRow[] {
  const { block, beats, drivers } = view
  const ranked = rankedDrivers(view)
  const placeOf = (id: string): number => drivers.findIndex((driver) => driver.id === id)
  return ranked.map(({ id, label, share, performance }, at) => {
    const next = ranked[at + 1]
    const lead = next === undefined ? 1 : (beats?.[placeOf(id)]?.[placeOf(next.id)] ?? 0)
    const percent = (value: number): string => formatNumber(100 * value, 1, locale)
    const { interval } = share
    return {
      id: `${block.id}.${id}.share`,
      label,
      note: `rated ${formatNumber(performance.value, 2, locale)} on average`,
      bars: [],
      ghosts: [],
      point: { at: share.value, tone: 'ours', certain: lead >= clearLead },
      ...(interval === undefined ? {} : { interval: { low: interval.low, high: interval.high } }),
      value: `${percent(share.value)}\u2009%`,
      range:
        interval === undefined
          ? ''
          : `${percent(interval.low)} to ${percent(interval.high)}\u2009%`,
      figure: marketFigureId(`driver.${block.id}.${id}`, { segment: segment?.id }),
    }
  })
}
