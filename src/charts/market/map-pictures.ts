import { advantagesChart } from '#charts/market/advantages-chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { valueMapChart } from '#charts/market/value-map-chart'
import { counted, sentence } from '#charts/wording'
import type { MapView } from '#market/alternatives/map-view'
import type { MarketPart } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Alternatives by what they cost and how well they do, and ours against the best of them need by need. */
export function mapPictures(
  { view }: MarketPart<MapView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const advantages = firstOfOurs(view, assessment)
    ? advantagesChart(view, assessment, locale)
    : undefined
  return {
    sentence: mapSentence(view),
    charts: [
      valueMapChart(view, assessment, locale),
      ...(advantages === undefined ? [] : [advantages]),
    ],
    tables: [],
  }
}

/** Whether no map before it compares the same solution of ours: advantages are the same on all. */
function firstOfOurs({ block }: MapView, { market }: Assessment): boolean {
  const first = market.find(
    ({ view }) => view.block.kind === 'map' && view.block.ours === block.ours,
  )
  return first === undefined || first.view.block.id === block.id
}

/** "Likelihood of a task solved: 51 of 69 alternatives have a price too, 8 of them not beaten; 18 without a price". */
function mapSentence({ points, alternatives, unpriced, performanceWords }: MapView): string {
  const front = points.filter(({ dominatedBy }) => dominatedBy === undefined).length
  const placed = `${sentence(performanceWords)} by price: ${points.length} of ${counted(alternatives, 'alternative')} ${points.length === 1 ? 'has' : 'have'} both, ${front} of them not beaten by another`
  return unpriced.length === 0 ? placed : `${placed}; ${unpriced.length} without a price`
}
