import type { RatingsSurvey } from '#market/ratings/ratings-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

const usual = { permutations: 10_000, seed: 1 } as const

/** A survey of ratings, where its columns are apart. */
export function resolveRatings(
  resolution: Resolution,
  survey: SurveyOfKind<'ratings'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): RatingsSurvey | undefined {
  if (!apart(resolution, survey, path)) return undefined
  const { kind, judge, item, solution, scores, agreement } = survey
  return {
    ...basics,
    kind,
    judge,
    item,
    ...(solution === undefined ? {} : { solution }),
    scores: Object.entries(scores).map(([id, column]) => ({ id, column })),
    agreement: [...new Set(agreement ?? (['kendall-w', 'icc'] as const))],
    dealings: usual,
  }
}

/** Judges do not rate themselves, and a column of names holds no ratings. */
function apart(
  resolution: Resolution,
  { judge, item, solution, scores }: SurveyOfKind<'ratings'>,
  path: DocumentPath,
): boolean {
  if (judge === item || judge === solution) {
    const message = `\`${judge}\` names the judges and what they rate.`
    refuse(resolution, ['wrong-value', [...path, 'judge']], message, 'Name two columns.')
    return false
  }
  const names = Object.entries(scores).filter(([, id]) => [judge, item, solution].includes(id))
  for (const [score, id] of names) {
    const message = `\`${id}\` names judges, items or solutions, and holds no ratings.`
    const hint = 'Name the column that holds the ratings.'
    refuse(resolution, ['wrong-value', [...path, 'scores', score]], message, hint)
  }
  return names.length === 0
}
