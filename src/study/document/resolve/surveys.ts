import type { Column, DataSet } from '#evidence/rows/data-set'
import type { Survey } from '#market/survey'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyDocument } from '#study/document/schema/study'

const usual = { permutations: 10_000, seed: 1 } as const

/** The surveys whose references hold. */
export function resolveSurveys(
  resolution: Resolution,
  data: readonly DataSet[],
): readonly Survey[] {
  return (resolution.document.surveys ?? []).flatMap((survey, index) => {
    const path = ['surveys', index]
    const set = data.find(({ id }) => id === survey.data)
    if (set === undefined) {
      const known = data.map(({ id }) => id)
      refuseReference(resolution, [...path, 'data'], 'data set', [survey.data, known])
      return []
    }
    const sound = [knownColumns(resolution, survey, [path, set]), apart(resolution, survey, path)]
    return sound.includes(false) ? [] : [surveyOf(survey)]
  })
}

function surveyOf({ scores, solution, agreement, ...survey }: SurveyDocument): Survey {
  return {
    ...survey,
    ...(solution === undefined ? {} : { solution }),
    scores: Object.entries(scores).map(([id, column]) => ({ id, column })),
    agreement: [...new Set(agreement ?? (['kendall-w', 'icc'] as const))],
    dealings: usual,
  }
}

function knownColumns(
  resolution: Resolution,
  { judge, item, solution, scores }: SurveyDocument,
  [path, { columns, unpivot }]: readonly [DocumentPath, DataSet],
): boolean {
  const known = [...columns, ...(unpivot[0] ?? [])].map(({ id }) => id)
  const named = [
    { id: judge, path: [...path, 'judge'] },
    { id: item, path: [...path, 'item'] },
    ...(solution === undefined ? [] : [{ id: solution, path: [...path, 'solution'] }]),
    ...Object.entries(scores).map(([score, id]) => ({ id, path: [...path, 'scores', score] })),
  ]
  const strange = named.filter(({ id }) => !known.includes(id))
  for (const { id, path: at } of strange) refuseReference(resolution, at, 'column', [id, known])
  return strange.length === 0
}

/** Judges do not rate themselves, and a column of names holds no ratings. */
function apart(
  resolution: Resolution,
  { judge, item, solution, scores }: SurveyDocument,
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

/** The columns of a data set, those that a survey rates in read as numbers whatever stands in them. */
export function withRatings(
  { document }: Resolution,
  data: string,
  columns: readonly Column[],
): readonly Column[] {
  const surveys = (document.surveys ?? []).filter((survey) => survey.data === data)
  const rated = new Set(surveys.flatMap(({ scores }) => Object.values(scores)))
  return columns.map((column) =>
    column.read === 'auto' && rated.has(column.id)
      ? { id: column.id, read: 'number', from: column.from, scale: 1 }
      : column,
  )
}
