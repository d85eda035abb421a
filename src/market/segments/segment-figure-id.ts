import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import type { SegmentationView, SegmentView } from '#market/segments/segmentation-view'

/** `market.segment.share[segment=group-1, groups=3]`; of groups within another segment its id stands before. */
export function segmentFigureId(
  { view: { chosen }, segment: within }: Pick<MarketPart<SegmentationView>, 'view' | 'segment'>,
  { id }: Pick<SegmentView, 'id'>,
  name: string,
): string {
  const segment = within === undefined ? id : `${within.id}-${id}`
  return marketFigureId(`segment.${name}`, { segment, groups: chosen })
}
