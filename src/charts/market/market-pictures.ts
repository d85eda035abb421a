import { choicePictures } from '#charts/market/choice-pictures'
import { maxDiffPictures } from '#charts/market/max-diff-pictures'
import { needsPictures } from '#charts/market/needs-pictures'
import { driversPictures } from '#charts/market/drivers-pictures'
import type { DataTable, PlotChart, PointsChart, RowsChart } from '#charts/chart'
import { economicValuePictures } from '#charts/market/economic-value-pictures'
import { mapPictures } from '#charts/market/map-pictures'
import { metricChoicePictures } from '#charts/market/metric-choice-pictures'
import { paidByPersonPictures } from '#charts/market/paid-by-person-pictures'
import { paidImprovementPictures } from '#charts/market/paid-improvement-pictures'
import { reconciliationPictures } from '#charts/market/reconciliation-pictures'
import { evolutionPictures } from '#charts/market/evolution-pictures'
import { perceptionPictures } from '#charts/market/perception-pictures'
import { attributePricesPictures } from '#charts/market/attribute-prices-pictures'
import { demandPictures } from '#charts/market/demand-pictures'
import { gaborGrangerPictures } from '#charts/market/gabor-granger-pictures'
import { vanWestendorpPictures } from '#charts/market/van-westendorp-pictures'
import { willingnessPictures } from '#charts/market/willingness-pictures'
import { ratingsPictures } from '#charts/market/ratings-pictures'
import { segmentationPictures } from '#charts/market/segmentation-pictures'
import type { MarketKind, MarketPart, MarketViews } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What is to be seen of one block: what came of it in a sentence, then pictures and tables. */
export interface MarketPictures {
  /** "8 judges rated 3 items on 15 scores", without an end mark. */
  readonly sentence: string
  readonly charts: readonly (RowsChart | PlotChart | PointsChart)[]
  readonly tables: readonly DataTable[]
}

type Draw<P> = (part: P, assessment: Assessment, locale: Locale) => MarketPictures

const drawn: { readonly [K in MarketKind]: Draw<MarketPart<MarketViews[K]>> } = {
  'economic-value': economicValuePictures,
  map: mapPictures,
  reconciliation: reconciliationPictures,
  'paid-improvement': paidImprovementPictures,
  'paid-by-person': paidByPersonPictures,
  'metric-choice': metricChoicePictures,
  needs: needsPictures,
  'satisfaction-drivers': driversPictures,
  ratings: ratingsPictures,
  choice: choicePictures,
  'max-diff': maxDiffPictures,
  segmentation: segmentationPictures,
  'van-westendorp': vanWestendorpPictures,
  'gabor-granger': gaborGrangerPictures,
  'dichotomous-choice': willingnessPictures,
  'interval-payment': willingnessPictures,
  'attribute-prices': attributePricesPictures,
  demand: demandPictures,
  perception: perceptionPictures,
  evolution: evolutionPictures,
}

/** What is to be seen of a block of any kind, on all of its rows or on those of one segment. */
export function marketPictures(
  part: MarketPart,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const draw = drawn[part.view.block.kind] as Draw<MarketPart>
  return draw(part, assessment, locale)
}
