import { agreementChart, agreementWords } from '#charts/market/agreement-chart'
import type { MarketPictures } from '#charts/market/market-pictures'
import { ratingsTable } from '#charts/market/ratings-table'
import { counted } from '#charts/wording'
import type { MarketPart } from '#market/market-view'
import type { RatingsView } from '#market/ratings/ratings-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What judges say of each solution, and how far they agree. */
export function ratingsPictures(
  part: MarketPart<RatingsView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  return {
    sentence: ratingsSentence(part.view),
    charts: [agreementChart(part, assessment, locale)],
    tables: [ratingsTable(part, assessment, locale)],
  }
}

/** "8 judges rated 3 items on 15 scores; they hardly agree on 4 of 15 scores". */
function ratingsSentence({ judges, items, scores }: RatingsView): string {
  const low = scores.filter(({ agreement }) => agreement.doubtful).length
  const asked = `${counted(judges, 'judge')} rated ${counted(items, 'item')} on ${counted(scores.length, 'score')}`
  return `${asked}; they ${agreementWords(scores.length, low)}`
}
