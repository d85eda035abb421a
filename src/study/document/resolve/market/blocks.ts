import { resolveAttributePrices } from '#study/document/resolve/market/attribute-prices'
import { resolveChoice } from '#study/document/resolve/market/choice'
import { resolveMaxDiff } from '#study/document/resolve/market/max-diff'
import { resolveNeeds } from '#study/document/resolve/market/needs'
import { resolveDrivers } from '#study/document/resolve/market/satisfaction-drivers'
import type { BlockBasics, RowBlock } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { blockBasics, type WrittenBasics } from '#study/document/resolve/market/block-basics'
import { checkElements } from '#study/document/resolve/market/elements'
import { resolveDemand } from '#study/document/resolve/market/demand'
import { withFoundSegments } from '#study/document/resolve/market/found-segments'
import { resolveGaborGranger } from '#study/document/resolve/market/gabor-granger'
import { resolveVanWestendorp } from '#study/document/resolve/market/van-westendorp'
import {
  resolveDichotomousChoice,
  resolveIntervalPayment,
} from '#study/document/resolve/market/willingness'
import { resolveEvolution } from '#study/document/resolve/market/evolution'
import { resolvePaidByPerson } from '#study/document/resolve/market/paid-by-person'
import { resolvePerception } from '#study/document/resolve/market/perception'
import { resolveRatings } from '#study/document/resolve/market/ratings'
import { resolveSegmentation } from '#study/document/resolve/market/segmentation'
import type { Resolution } from '#study/document/resolve/resolution'
import type { SurveyDocument, SurveyOfKind } from '#study/document/schema/study'

type Resolve<S> = (
  resolution: Resolution,
  survey: S,
  at: readonly [BlockBasics, DocumentPath],
) => RowBlock | undefined

const surveys: { readonly [K in SurveyDocument['kind']]: Resolve<SurveyOfKind<K>> } = {
  needs: resolveNeeds,
  'satisfaction-drivers': resolveDrivers,
  ratings: resolveRatings,
  choice: resolveChoice,
  'max-diff': resolveMaxDiff,
  'van-westendorp': resolveVanWestendorp,
  'gabor-granger': resolveGaborGranger,
  'dichotomous-choice': resolveDichotomousChoice,
  'interval-payment': resolveIntervalPayment,
}

/** Everything that rests on the rows of one data set and is no evidence, where its references hold. */
export function resolveBlocks(resolution: Resolution): readonly RowBlock[] {
  const { surveys: asked, demand, evolution, perception, segmentation } = resolution.document
  const { 'paid-by-person': paid, 'attribute-prices': offers } = resolution.document
  checkElements(resolution)
  return withFoundSegments(resolution, [
    ...listed(resolution, ['segmentation', segmentation], resolveSegmentation),
    ...listed(resolution, ['surveys', asked], (_, survey, at) => {
      const resolve = surveys[survey.kind] as Resolve<SurveyDocument>
      return resolve(resolution, survey, at)
    }),
    ...listed(resolution, ['attribute-prices', offers], resolveAttributePrices),
    ...listed(resolution, ['demand', demand], resolveDemand),
    ...listed(resolution, ['perception', perception], resolvePerception),
    ...listed(resolution, ['paid-by-person', paid], resolvePaidByPerson),
    ...listed(resolution, ['evolution', evolution], resolveEvolution),
  ])
}

/** The blocks under one key of the document. */
function listed<B extends WrittenBasics>(
  resolution: Resolution,
  [key, blocks]: readonly [string, readonly B[] | undefined],
  resolve: Resolve<B>,
): readonly RowBlock[] {
  return (blocks ?? []).flatMap((block, index) => {
    const path = [key, index]
    const basics = blockBasics(resolution, block, path)
    return basics === undefined ? [] : (resolve(resolution, block, [basics, path]) ?? [])
  })
}
