import type { QualityRules } from '#market/answers/quality-rules'
import { medianOf } from '#stats/descriptive/quantile'

/** Who gives answers that say little; one entry a person. */
export interface AnswerQuality {
  /** The same answer to all questions of a scale. */
  readonly straightLiners: readonly boolean[]
  /** Faster than the bound; absent where no time was taken. */
  readonly speeders?: { readonly of: readonly boolean[]; readonly below: number }
  /** No answer to any question. */
  readonly silent: readonly boolean[]
}

/** A speeder takes less than this share of the median where no bound is given. */
const shareOfMedian = 1 / 3

/**
 * Who gives answers that say little.
 * @param scales questions by scale, each with one answer a person; NaN where there is none
 */
export function answerQuality(
  { straightLine, speeders }: QualityRules,
  scales: readonly (readonly Float64Array[])[],
  { people, seconds }: { readonly people: number; readonly seconds?: Float64Array },
): AnswerQuality {
  const each = Array.from({ length: people }, (_, person) => person)
  const answersOf = (person: number): readonly (readonly number[])[] =>
    scales.map((questions) =>
      questions.map((answers) => answers[person]!).filter((answer) => !Number.isNaN(answer)),
    )
  const below = speeders?.below ?? thirdOfMedian(seconds)
  return {
    straightLiners: each.map((person) =>
      answersOf(person).some((answers) => isStraight(answers, straightLine.atLeast)),
    ),
    silent: each.map((person) => answersOf(person).every((answers) => answers.length === 0)),
    ...(seconds === undefined
      ? {}
      : { speeders: { of: each.map((person) => seconds[person]! < below), below } }),
  }
}

function isStraight(answers: readonly number[], atLeast: number): boolean {
  return answers.length >= atLeast && answers.every((answer) => answer === answers[0])
}

function thirdOfMedian(seconds: Float64Array | undefined): number {
  const known = seconds?.filter((value) => Number.isFinite(value)) ?? new Float64Array()
  return known.length === 0 ? 0 : shareOfMedian * medianOf(known)
}
