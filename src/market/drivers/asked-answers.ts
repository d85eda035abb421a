import type { UnitsAnswer } from '#evidence/rows/question'
import type { AskedThing, DriversSurvey } from '#market/drivers/drivers-survey'
import type { OddAnswers } from '#market/answers/odd-answers'
import { answersOf, type People } from '#market/answers/people'

/** What people answered on the questions of a survey of drivers, one entry a person, NaN where there is none. */
export interface AskedAnswers {
  /** The overall thing first: the questions of each as they were answered. */
  readonly questions: readonly (readonly Float64Array[])[]
  /** The overall thing first: the answer, or the mean of those given. */
  readonly things: readonly Float64Array[]
  readonly odd: readonly OddAnswers[]
}

/** The answers of a survey of drivers; those outside the scale are kept out, and more is better. */
export function askedAnswers(
  { overall, drivers, scale: { low, high, reversed, missing } }: DriversSurvey,
  answer: UnitsAnswer,
  people: People,
): AskedAnswers {
  const odd: OddAnswers[] = []
  const inside = (column: string): Float64Array => {
    const written = answersOf(people, answer.numbers[column])
    const known = written.map((value) => (missing.includes(value) ? NaN : value))
    const kept = known.map((value) => (value >= low && value <= high ? value : NaN))
    const wrong = [...known].filter((value, i) => !Number.isNaN(value) && Number.isNaN(kept[i]!))
    const examples = [...new Set(wrong)].map(String)
    if (wrong.length > 0)
      odd.push({ why: 'outside', column, count: wrong.length, examples, ends: [low, high] })
    return reversed ? kept.map((value) => low + high - value) : kept
  }
  const questions = [overall, ...drivers].map(({ columns }: AskedThing) => columns.map(inside))
  return { questions, things: questions.map(meanOfAnswered), odd }
}

/** The mean of the answers that a person gave. */
function meanOfAnswered(questions: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array()] = questions
  return first.map((_, person) => {
    const given = questions.map((answers) => answers[person]!).filter((one) => !Number.isNaN(one))
    return given.reduce((sum, one) => sum + one, 0) / given.length
  })
}
