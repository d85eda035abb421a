import type { BlockBasics, RowBlock } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { blockBasics } from '#study/document/resolve/market/block-basics'
import { resolveRatings } from '#study/document/resolve/market/ratings'
import type { Resolution } from '#study/document/resolve/resolution'
import type { SurveyDocument, SurveyOfKind } from '#study/document/schema/study'

type Resolve<S> = (
  resolution: Resolution,
  survey: S,
  at: readonly [BlockBasics, DocumentPath],
) => RowBlock | undefined

const surveys: { readonly [K in SurveyDocument['kind']]: Resolve<SurveyOfKind<K>> } = {
  ratings: resolveRatings,
}

/** Everything that rests on the rows of one data set and is no evidence, where its references hold. */
export function resolveBlocks(resolution: Resolution): readonly RowBlock[] {
  return (resolution.document.surveys ?? []).flatMap((survey, index) => {
    const path = ['surveys', index]
    const basics = blockBasics(resolution, survey, path)
    if (basics === undefined) return []
    const resolve = surveys[survey.kind] as Resolve<SurveyDocument>
    return resolve(resolution, survey, [basics, path]) ?? []
  })
}
