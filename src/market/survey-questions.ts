import { columnKind } from '#evidence/rows/columns'
import type { DataSet } from '#evidence/rows/data-set'
import { weightColumn } from '#evidence/rows/units-view'
import type { UnitsQuestion } from '#evidence/rows/question'
import type { Survey } from '#market/survey'

/** What surveys ask of the rows: one question each. Surveys on data sets that are not there ask nothing. */
export function surveyQuestions(
  surveys: readonly Survey[],
  dataSets: readonly DataSet[],
): readonly UnitsQuestion[] {
  return surveys.flatMap((survey) => {
    const dataSet = dataSets.find(({ id }) => id === survey.data)
    return dataSet === undefined ? [] : [surveyQuestion(survey, dataSet)]
  })
}

/** The rows of one survey: every column that it names, and the weights of its rows where they have any. */
export function surveyQuestion(survey: Survey, dataSet: DataSet): UnitsQuestion {
  const { judge, item, solution, scores } = survey
  const named = [judge, item, solution, ...scores.map(({ column }) => column), weightColumn]
  const ids = [...new Set(named.filter((id) => id !== undefined))]
  const ofKind = (kind: 'number' | 'category'): readonly string[] =>
    ids.filter((id) => columnKind(dataSet, id) === kind)
  return {
    kind: 'units',
    data: dataSet.id,
    numbers: ofKind('number'),
    categories: ofKind('category'),
  }
}
