import type { UnitsAnswer } from '#evidence/rows/question'
import { isOutside, isTop, onScale, onTen, type AnswerScale } from '#market/needs/answer-scale'
import type { NeedColumns, NeedsSurvey } from '#market/needs/needs-survey'
import type { OddAnswers } from '#market/answers/odd-answers'
import { answersOf, type People } from '#market/answers/people'

/** What people answer on a scale, by need in the survey's order; one entry a person, NaN where there is none. */
export interface ScaleAnswers {
  /** As they were written. */
  readonly raw: readonly Float64Array[]
  /** From 0 at the worst end to 10 at the best. */
  readonly onTen: readonly Float64Array[]
  /** 1 among the top of the scale, else 0. */
  readonly top: readonly Float64Array[]
  readonly odd: readonly OddAnswers[]
}

/** What people answer on a scale; answers outside of it are kept out. */
export function scaleAnswers(
  [{ needs }, { scale, columns }]: readonly [
    NeedsSurvey,
    { readonly scale: AnswerScale; readonly columns: NeedColumns },
  ],
  answer: UnitsAnswer,
  people: People,
): ScaleAnswers {
  const written = needs.map(({ id }) => answersOf(people, answer.numbers[columns[id]!]))
  const raw = written.map((column) => column.map((value) => onScale(scale, value)))
  return {
    raw,
    onTen: raw.map((column) => column.map((value) => onTen(scale, value))),
    top: raw.map((column) => column.map((value) => isTop(scale, value))),
    odd: needs.flatMap(({ id }, at) => outside(columns[id]!, written[at]!, scale)),
  }
}

function outside(column: string, values: Float64Array, scale: AnswerScale): readonly OddAnswers[] {
  const wrong = [...values].filter((value) => isOutside(scale, value))
  if (wrong.length === 0) return []
  const examples = [...new Set(wrong)].map(String)
  const ends = [Math.min(scale.worst, scale.best), Math.max(scale.worst, scale.best)] as const
  return [{ why: 'outside', column, count: wrong.length, examples, ends }]
}
