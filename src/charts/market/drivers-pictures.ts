import { driversMap } from '#charts/market/drivers-map'
import { driversChart } from '#charts/market/drivers-chart'
import { driversTable } from '#charts/market/drivers-table'
import { rankedDrivers } from '#charts/market/ranked-drivers'
import type { MarketPictures } from '#charts/market/market-pictures'
import type { DriversView } from '#market/drivers/drivers-view'
import type { MarketPart } from '#market/market-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Which parts go with how people see the whole, and how these parts are rated. */
export function driversPictures(
  part: MarketPart<DriversView>,
  { settings }: Assessment,
  locale: Locale,
): MarketPictures {
  return {
    sentence: driversSentence(part.view, locale),
    charts: [driversChart(part, settings.level, locale), driversMap(part, settings.level, locale)],
    tables: [driversTable(part, settings.level, locale)],
  }
}

/** "1,811 people: Pricing goes most with overall satisfaction, 19 % of what all 9 drivers account for". */
function driversSentence(view: DriversView, locale: Locale): string {
  const people = view.counted === 1 ? '1 person' : `${formatCount(view.counted, locale)} people`
  const [first] = rankedDrivers(view)
  if (first === undefined) return `${people}: no driver has a share`
  const share = `${formatNumber(100 * first.share.value, 0, locale)}\u2009%`
  return `${people}: ${first.label} goes most with ${view.block.overall.label}, ${share} of what all ${view.drivers.length} drivers account for`
}
