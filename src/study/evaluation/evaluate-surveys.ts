import { questionKey } from '#evidence/rows/question'
import { evaluateRatings } from '#market/ratings/evaluate-ratings'
import type { RatingsView } from '#market/ratings/ratings-view'
import { surveyQuestion } from '#market/survey-questions'
import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import type { Evaluation, RowsRead } from '#study/evaluation/evaluate-study'
import { surveyFigures } from '#study/evaluation/figures/survey-figures'
import type { Study } from '#study/study'

/** What came of the surveys of a study. */
interface SurveyEvaluation {
  readonly surveys: readonly RatingsView[]
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/** Evaluates every survey of a study; those whose rows were not read are left out. */
export function evaluateSurveys(
  study: Study,
  rows: RowsRead,
  { memory, settings: { level } }: Evaluation,
): SurveyEvaluation {
  const solutions = study.solutions.map(({ id }) => id)
  const names = new Map(study.solutions.map(({ id, name }) => [id, name]))
  const views = study.surveys.flatMap((survey) => {
    const dataSet = rows.dataSets.find(({ id }) => id === survey.data)
    const reading = rows.readings.find(({ data }) => data === survey.data)
    if (dataSet === undefined || reading === undefined) return []
    const answer = rows.answers[questionKey(surveyQuestion(survey, dataSet))]
    if (answer?.kind !== 'units') return []
    const hash = hashOf({ survey, dataSet, rows: reading.hash, solutions, level })
    const view = memory.recall(hash, () => evaluateRatings(survey, answer, { solutions, level }))
    const solutionName = (id: string): string => names.get(id) ?? id
    return [{ view, figures: surveyFigures(view, { reading, hash, level, solutionName }) }]
  })
  return {
    surveys: views.map(({ view }) => view),
    figures: views.flatMap(({ figures }) => figures),
    findings: views.flatMap(({ view }) => view.findings),
  }
}
