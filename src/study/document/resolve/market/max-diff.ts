import type { MaxDiffSurvey } from '#market/max-diff/max-diff-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

/** A survey of best and worst, where its columns are apart. */
export function resolveMaxDiff(
  resolution: Resolution,
  { kind, respondent, best, worst, items }: SurveyOfKind<'max-diff'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): MaxDiffSurvey | undefined {
  const named = [respondent, best, worst, ...items]
  const twice = named.find((column, index) => named.indexOf(column) !== index)
  if (twice === undefined) return { ...basics, kind, respondent, best, worst, items }
  const message = `\`${twice}\` stands for two things in one survey.`
  refuse(resolution, ['wrong-value', path], message, 'Name a column for each.')
  return undefined
}
