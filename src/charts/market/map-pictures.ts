import { advantagesChart } from '#charts/market/advantages-chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { valueMapChart } from '#charts/market/value-map-chart'
import { sentence } from '#quantity/sentence'
import { counted } from '#charts/wording'
import type { MapView } from '#market/alternatives/map-view'
import type { ValueMap } from '#market/alternatives/value-map'
import type { MarketPart } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Alternatives by what they cost and how well they do, and ours against the best of them need by need. */
export function mapPictures(
  { view }: MarketPart<MapView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const advantages = isSaidBefore(view, assessment)
    ? undefined
    : advantagesChart(view, assessment, locale)
  return {
    sentence: mapSentence(view),
    charts: [
      valueMapChart(view, assessment, locale),
      ...(advantages === undefined ? [] : [advantages]),
    ],
    tables: [],
  }
}

/** Whether a map before it compares ours with the same solutions, and expects what it does: advantages are alike on both. */
function isSaidBefore({ block }: MapView, { market }: Assessment): boolean {
  const maps = market.flatMap(({ view }) => (view.block.kind === 'map' ? [view.block] : []))
  const before = maps.slice(0, Math.max(0, maps.indexOf(block)))
  const same = (key: 'ours' | 'solutions' | 'expectations', other: ValueMap): boolean =>
    JSON.stringify(other[key]) === JSON.stringify(block[key])
  return before.some(
    (other) =>
      same('ours', other) &&
      same('solutions', other) &&
      (block.expectations.length === 0 || same('expectations', other)),
  )
}

/** "Likelihood of a task solved: 51 of 69 alternatives have a price too, 8 of them not beaten; 18 without a price". */
function mapSentence({ points, alternatives, unpriced, performanceWords }: MapView): string {
  const front = points.filter(({ dominatedBy }) => dominatedBy === undefined).length
  const placed = `${sentence(performanceWords)} by price: ${points.length} of ${counted(alternatives, 'alternative')} ${points.length === 1 ? 'has' : 'have'} both, ${front} of them not beaten by another`
  return unpriced.length === 0 ? placed : `${placed}; ${unpriced.length} without a price`
}
