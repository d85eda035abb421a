import type { DataTable, PlotChart, PointsChart, RowsChart } from '#charts/chart'
import { ratingsPictures } from '#charts/market/ratings-pictures'
import type { MarketPart, MarketViews } from '#market/market-view'
import type { BlockKind } from '#market/row-block'
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

const drawn: { readonly [K in BlockKind]: Draw<MarketPart<MarketViews[K]>> } = {
  ratings: ratingsPictures,
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
