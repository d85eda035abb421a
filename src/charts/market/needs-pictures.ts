import type { MarketPictures } from '#charts/market/market-pictures'
import { bestWorstTable } from '#charts/market/best-worst-table'
import { needsLandscape } from '#charts/market/needs-landscape'
import { opportunityChart } from '#charts/market/opportunity-chart'
import { opportunityTable } from '#charts/market/opportunity-table'
import { counted } from '#charts/wording'
import type { MarketPart } from '#market/market-view'
import { rankedNeeds, type NeedsView } from '#market/needs/needs-view'
import { formatCount, formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Where needs stand between importance and satisfaction, and which leave the most room. */
export function needsPictures(
  part: MarketPart<NeedsView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const { settings } = assessment
  return {
    sentence: needsSentence(part.view, locale),
    charts: [
      needsLandscape(part, settings.level, locale),
      opportunityChart(part, settings.level, locale),
    ],
    tables: [
      opportunityTable(part, settings.level, locale),
      ...(part.view.byLogit === true ? [bestWorstTable(part, assessment, locale)] : []),
    ],
  }
}

/** "1,033 people on 16 needs: the largest opportunity is Streets, 12.6 of 20". */
function needsSentence(view: NeedsView, locale: Locale): string {
  const people = view.counted === 1 ? '1 person' : `${formatCount(view.counted, locale)} people`
  const asked = `${people} on ${counted(view.needs.length, 'need')}`
  const [first] = rankedNeeds(view)
  if (first === undefined) return `${asked}: none can be ranked`
  const { value } = first.standing.score
  return `${asked}: the largest opportunity is ${first.label}, ${formatNumber(value, 1, locale)} of 20`
}
