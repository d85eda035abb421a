import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt, weightColumn } from '#evidence/rows/units-view'
import { countInWords, listInWords } from '#evidence/words'
import { withoutWeight } from '#market/answers/answer-findings'
import type { MarketSettings } from '#market/evaluate-block'
import type { RatingsSurvey, Score } from '#market/ratings/ratings-survey'
import { ratingTable, type RatingRows, type RatingTable } from '#market/ratings/rating-table'
import type { RatingsView, ScoreView } from '#market/ratings/ratings-view'
import { scoreAgreement } from '#market/ratings/score-agreement'
import { solutionRatings } from '#market/ratings/solution-ratings'
import { problem, warning, type Finding } from '#quantity/finding'

/**
 * What judges say of items, score by score: the mean of each solution over judges with its interval, and how far the
 * judges agree. A column of ratings that holds names is a problem; all else that is doubtful is a warning.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateRatings(
  survey: RatingsSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'solutions' | 'level'>,
): RatingsView {
  const view = { answer }
  const judges = categoriesOf(view, survey.judge) ?? nobody(answer.rows)
  const items = categoriesOf(view, survey.item) ?? nobody(answer.rows)
  const solutions = survey.solution === undefined ? undefined : categoriesOf(view, survey.solution)
  const { [survey.weight ?? weightColumn]: weights } = answer.numbers
  const parts: Parts = { survey, settings, judges, items, solutions, weights }
  const scores = survey.scores.map((score) => scoreView(score, answer.numbers[score.column], parts))
  const findings = [
    ...scores.flatMap((score) => score.findings.filter(({ code }) => code !== 'disagreement')),
    ...disagreement(survey, scores),
    ...strangers(parts),
    ...mixedItems(parts),
    ...withoutWeight(survey, weights?.filter((weight) => !(weight > 0)).length ?? 0),
  ]
  return {
    block: survey,
    judges: labelsIn(judges).length,
    items: labelsIn(items).length,
    rows: answer.rows,
    scores,
    findings,
  }
}

interface Parts {
  readonly survey: RatingsSurvey
  readonly settings: Pick<MarketSettings, 'solutions' | 'level'>
  readonly judges: Categories
  readonly items: Categories
  readonly solutions: Categories | undefined
  readonly weights: Float64Array | undefined
}

/** Ratings of rows without a weight above 0 count for nothing. */
function weighed(values: Float64Array, weights: Float64Array | undefined): Float64Array {
  if (weights === undefined) return values
  return values.map((value, row) => (weights[row]! > 0 ? value : Number.NaN))
}

function nobody(rows: number): Categories {
  return { codes: new Int32Array(rows).fill(-1), labels: [] }
}

function labelsIn({ codes, labels }: Categories): readonly string[] {
  return [...new Set(codes)].flatMap((code) => labels[code] ?? [])
}

function scoreView(score: Score, values: Float64Array | undefined, parts: Parts): ScoreView {
  const { survey, settings, judges, items, solutions } = parts
  const { level, solutions: order } = settings
  const rows: RatingRows = {
    judges,
    items,
    values: weighed(values ?? new Float64Array(), parts.weights),
    ...(parts.weights === undefined ? {} : { weights: parts.weights }),
  }
  const table = ratingTable(rows)
  const agreement = scoreAgreement(table, survey, level)
  return {
    id: score.id,
    ratings: solutions === undefined ? [] : solutionRatings(rows, solutions, { order, level }),
    agreement,
    findings: [
      ...(values === undefined ? [noNumbers(survey, score)] : []),
      ...missingCells(survey, score, table),
      ...(agreement.doubtful ? [hidden(survey, [score.id])] : []),
    ],
  }
}

function noNumbers(survey: RatingsSurvey, { id, column }: Score): Finding {
  const message = `The column \`${column}\` holds no numbers, and \`${id}\` is rated in it.`
  return problem('wrong-value', placeOf(survey, id), message, 'Code the ratings as numbers.')
}

function placeOf({ path }: RatingsSurvey, score: string): { readonly path: string } {
  return { path: `${path}.scores.${score}` }
}

function missingCells(
  survey: RatingsSurvey,
  { id }: Score,
  { judges, items, missing, incomplete }: RatingTable,
): readonly Finding[] {
  if (missing.length === 0) return []
  const cells = judges.length * (items.length + incomplete.length)
  const named = listInWords(missing.map(({ judge, item }) => `${judge} of ${item}`))
  const message = `${missing.length} of ${cells} ratings of \`${id}\` are missing (${named}).`
  const hint = `Agreement rests on ${countInWords(items.length, 'item')} that every judge rated.`
  return [warning('missing-value', placeOf(survey, id), message, hint)]
}

/** One warning for all scores on which judges hardly agree. */
function disagreement(survey: RatingsSurvey, scores: readonly ScoreView[]): readonly Finding[] {
  const doubtful = scores.filter(({ agreement }) => agreement.doubtful).map(({ id }) => id)
  return doubtful.length === 0 ? [] : [hidden(survey, doubtful)]
}

function hidden(survey: RatingsSurvey, scores: readonly string[]): Finding {
  const [first = ''] = scores
  const path = scores.length === 1 ? placeOf(survey, first).path : `${survey.path}.scores`
  const named = listInWords(scores.map((id) => `\`${id}\``))
  const message = `The judges of \`${survey.id}\` hardly agree on ${named}: a mean over them hides that.`
  const hint = 'Look at the judges one by one, or say what the ends of the scale mean.'
  return warning('disagreement', { path }, message, hint)
}

/** Values of the solution column that are no solution of the study. */
function strangers({ survey, settings, solutions }: Parts): readonly Finding[] {
  if (solutions === undefined) return []
  const strange = labelsIn(solutions).filter((label) => !settings.solutions.includes(label))
  if (strange.length === 0) return []
  const path = `${survey.path}.solution`
  const message = `\`${survey.solution}\` names what is no solution of the study: ${listInWords(strange)}.`
  const hint = 'Declare them under `solutions`, or map them; their ratings have no figure.'
  return [warning('unmapped-value', { path }, message, hint)]
}

/** An item of several solutions mixes them in the agreement. */
function mixedItems({ survey, items, solutions }: Parts): readonly Finding[] {
  if (solutions === undefined || survey.item === survey.solution) return []
  const owners = new Map<string, Set<string>>()
  for (let row = 0; row < items.codes.length; row++) {
    const [item, solution] = [labelAt(items, row), labelAt(solutions, row)]
    if (item === undefined || solution === undefined) continue
    owners.set(item, (owners.get(item) ?? new Set()).add(solution))
  }
  const mixed = [...owners].filter(([, own]) => own.size > 1).map(([item]) => item)
  if (mixed.length === 0) return []
  const path = `${survey.path}.item`
  const message = `Items of \`${survey.id}\` belong to several solutions: ${listInWords(mixed)}.`
  const hint = 'Agreement is on items averaged over their solutions; name a finer item.'
  return [warning('repeated-units', { path }, message, hint)]
}
