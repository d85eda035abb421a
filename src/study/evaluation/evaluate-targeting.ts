import type { MarketSettings } from '#market/evaluate-block'
import type { MarketPart } from '#market/market-view'
import { withFigureParts } from '#market/segments/figure-targeting'
import { segmentFigureId } from '#market/segments/segment-figure-id'
import type { SegmentationView } from '#market/segments/segmentation-view'
import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import { resamples } from '#study/evaluation/evaluate-market'
import { ofSegment } from '#study/evaluation/figures/market/market-figures'
import { targetingFigure } from '#study/evaluation/figures/market/segmentation-figures'

/** Segmentations whose targeting rests on figures of other blocks, once those are there. */
interface TargetingEvaluation {
  /** All parts of the market, in their order. */
  readonly parts: readonly MarketPart[]
  /** The scores that the figures give. */
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/** Scores segments by figures of other blocks: opportunity, willingness to pay, what a segment is worth. */
export function evaluateTargeting(
  parts: readonly MarketPart[],
  figures: readonly Figure[],
  { level, seed }: Pick<MarketSettings, 'level' | 'seed'>,
): TargetingEvaluation {
  const known = new Map(figures.map((figure) => [figure.id, figure]))
  const settings = { level, seed, resamples }
  const scored = parts.map((part) => (waits(part) ? withFigureParts(part, known, settings) : part))
  const own = scored.filter((part, at): part is Waiting => part !== parts[at])
  return {
    parts: scored,
    figures: own.flatMap((part) => scoreFigures(part, known, settings)),
    findings: own.flatMap(({ view }) =>
      view.findings.filter(({ place }) => place.path === `${view.block.path}.targeting`),
    ),
  }
}

type Waiting = MarketPart<SegmentationView>

function waits(part: MarketPart): part is Waiting {
  return part.view.block.kind === 'segmentation' && 'targetingValues' in part.view
}

/** The score of each segment: from the rows, as its share is, and from the figures of its parts. */
function scoreFigures(
  part: Waiting,
  known: ReadonlyMap<string, Figure>,
  settings: Parameters<typeof targetingFigure>[2],
): readonly Figure[] {
  return part.view.segments.flatMap((segment) => {
    const share = known.get(segmentFigureId(part, segment, 'share'))
    if (segment.targeting === undefined || share === undefined) return []
    const named = segment.targeting.parts.flatMap(({ figure }) => figure ?? [])
    const { n, inputs } = share
    const base = {
      id: segmentFigureId(part, segment, 'targeting'),
      ...(n === undefined ? {} : { n }),
      inputs: [...inputs, ...named.map((figure) => ({ figure }))],
      hash: hashOf([share.hash, ...named.map((id) => known.get(id)?.hash ?? '')]),
    }
    return [ofSegment(targetingFigure(base, segment, settings), part.segment)]
  })
}
