import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf } from '#evidence/rows/units-view'
import { maxDiffAnswers, maxDiffCounts } from '#market/needs/max-diff'
import { isSameValue, needOfLabels, strangers } from '#market/needs/need-codes'
import type { ImportanceQuestion, NeedsSurvey } from '#market/needs/needs-survey'
import { answersOf, type People } from '#market/answers/people'
import { scaleAnswers, type ScaleAnswers } from '#market/needs/scale-answers'
import type { BestWorstTasks } from '#stats/choice/best-worst-tasks'
import type { OddAnswers } from '#market/answers/odd-answers'

/** What people say is important to them, by need in the survey's order. */
export interface ImportanceAnswers {
  /** One entry a person: 1 or 0, of MaxDiff from 0 to 1, NaN where there is no answer. */
  readonly important: readonly Float64Array[]
  /** Where people answered on a scale: their answers. */
  readonly scale?: ScaleAnswers
  /** Where people picked: who picked nothing. */
  readonly pickedNone?: readonly boolean[]
  /** Where people called needs best and worst, set by set: the sets that count, needs and people by their places. */
  readonly sets?: BestWorstTasks
  readonly odd: readonly OddAnswers[]
}

/** What people say is important to them, however they were asked. */
export function importanceAnswers(
  survey: NeedsSurvey,
  answer: UnitsAnswer,
  people: People,
): ImportanceAnswers {
  const { importance: question } = survey
  switch (question.form) {
    case 'picks':
      return picked([survey, question], answer, people)
    case 'ranks':
      return ranked([survey, question], answer, people)
    case 'choices':
      return maxDiffAnswers([survey, question], answer, people)
    case 'counts':
      return maxDiffCounts([survey, question], answer, people)
    default: {
      const scale = scaleAnswers([survey, question], answer, people)
      return { important: scale.top, scale, odd: scale.odd }
    }
  }
}

type Asked<F> = readonly [NeedsSurvey, Extract<ImportanceQuestion, { readonly form: F }>]

function picked(
  [{ needs }, { columns, codes, none, base }]: Asked<'picks'>,
  answer: UnitsAnswer,
  people: People,
): ImportanceAnswers {
  const important = needs.map(() => new Float64Array(people.count))
  const odd = columns.flatMap((column) => {
    const labels = categoriesOf({ answer }, column)
    if (labels === undefined) return []
    const needOf = needOfLabels(labels.labels, needs, codes)
    for (const [row, person] of people.ofRow.entries()) {
      const need = person < 0 ? undefined : needOf[labels.codes[row]!]
      if (need !== undefined) important[need]![person] = 1
    }
    const known = (code: number): boolean =>
      needOf[code] !== undefined || none.some((one) => isSameValue(one, labels.labels[code]!))
    return strangers([column, labels], people, known).map((each): OddAnswers => ({
      why: 'no-need',
      ...each,
    }))
  })
  const pickedNone = Array.from({ length: people.count }, (_, i) =>
    important.every((each) => each[i] === 0),
  )
  if (base === 'all') return { important, pickedNone, odd }
  return {
    important: important.map((each) => each.map((one, i) => (pickedNone[i]! ? NaN : one))),
    pickedNone,
    odd,
  }
}

function ranked(
  [{ needs }, { columns, of, top }]: Asked<'ranks'>,
  answer: UnitsAnswer,
  people: People,
): ImportanceAnswers {
  const isRank = (rank: number): boolean => Number.isInteger(rank) && rank >= 1 && rank <= of
  const raw = needs.map(({ id }) => answersOf(people, answer.numbers[columns[id]!]))
  const odd = needs.flatMap(({ id }, at): readonly OddAnswers[] => {
    const wrong = [...raw[at]!].filter((rank) => !Number.isNaN(rank) && !isRank(rank))
    if (wrong.length === 0) return []
    const examples = [...new Set(wrong)].map(String)
    return [{ why: 'outside', column: columns[id]!, count: wrong.length, examples, ends: [1, of] }]
  })
  const ranks = raw.map((column) => column.map((rank) => (isRank(rank) ? rank : NaN)))
  const some = Array.from({ length: people.count }, (_, i) =>
    ranks.some((column) => column[i]! >= 1),
  )
  const important = ranks.map((column) =>
    column.map((rank, i) => (some[i]! ? Number(rank <= top) : NaN)),
  )
  return { important, odd }
}
