import type { MarketPart } from '#market/market-view'
import type {
  SegmentationView,
  SegmentView,
  TargetingValues,
} from '#market/segments/segmentation-view'
import { targeted } from '#market/segments/targeting'
import { drawnWithin, type DrawSettings } from '#market/segments/targeting-draws'
import type { Figure } from '#quantity/figure'
import { warning, type Finding } from '#quantity/finding'

type Part = MarketPart<SegmentationView>

/** What stands for the id of a segment in the name of a figure. */
export const segmentSign = '{segment}'

/**
 * A segmentation with the parts of its targeting that are figures of other blocks: a figure for each segment, as its id
 * says; of found groups under the id that other blocks have of them (`by-size-group-1`), with their intervals. A segment without one of
 * the figures has no score, and a warning says which figure is not there.
 */
export function withFigureParts(
  { view: { targetingValues = [], ...view }, ...rest }: Part,
  figures: ReadonlyMap<string, Figure>,
  settings: DrawSettings & { readonly level: number },
): Part {
  const { block, segments } = view
  const missing: Finding[] = []
  const values = block.targeting.flatMap((part): readonly TargetingValues[] => {
    const { figure } = part
    if (figure === undefined) return targetingValues.filter((one) => one.part.part === part.part)
    const found = segments.map((segment) => figureOf(figure, idOf(view, segment), figures))
    const lacking = segments.filter((_, place) => found[place] === undefined)
    if (lacking.length > 0) missing.push(notThere(view, [part.part, figure], lacking))
    return [
      {
        part,
        values: found.map((one) => (one === undefined ? undefined : Number(one.value))),
        draws: found.flatMap((one) =>
          one === undefined ? [] : [drawnWithin(one, one.id, settings)],
        ),
        figures: found.map((one) => one?.id),
      },
    ]
  })
  return {
    ...rest,
    view: {
      ...view,
      segments: targeted(segments, values, settings.level),
      findings: [...view.findings, ...missing],
    },
  }
}

/** Under which id figures speak of a segment. */
function idOf({ block }: SegmentationView, { id }: SegmentView): string {
  return block.method === 'given' ? id.slice(block.prefix.length) : `${block.id}-${id}`
}

function figureOf(
  template: string,
  id: string,
  figures: ReadonlyMap<string, Figure>,
): Figure | undefined {
  const figure = figures.get(template.replaceAll(segmentSign, id))
  return typeof figure?.value === 'number' ? figure : undefined
}

function notThere(
  { block }: SegmentationView,
  [part, figure]: readonly [string, string],
  lacking: readonly SegmentView[],
): Finding {
  const whose = lacking.map(({ name }) => name).join(', ')
  return warning(
    'missing-value',
    { path: `${block.path}.targeting` },
    `The part \`${part}\` of the targeting has no number for ${whose}: there is no figure \`${figure}\` of them.`,
    'Look at the block by these segments (`by`), or name a figure that is there by segment.',
  )
}
