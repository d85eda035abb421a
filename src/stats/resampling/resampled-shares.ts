import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { createCountedBits, type CountedBits } from '#stats/resampling/counted-bits'
import { drawSideBySide, SIDE_BY_SIDE } from '#stats/resampling/drawn-people'
import { requireResamples } from '#stats/resampling/resamples'

/** Yes-no answers of the same people to many questions, and how often the people are drawn anew. */
export interface SharesToResample {
  /** One a question: 1 for yes, 0 for no, NaN where a person did not answer. */
  readonly questions: readonly Float64Array[]
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
}

/**
 * How the shares of many questions move together with other people of the same kind: whole people are
 * drawn with replacement, so that a resample keeps what one person said to all questions. Sixteen resamples are
 * counted side by side. One array a question, one share a resample; NaN where nobody drawn has answered.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 7.
 * @throws StatisticsError 'too-few' without a question or under two people, 'domain' where lengths differ, an
 *   answer is something else, or resamples are fewer than 100
 */
export function resampledShares(input: SharesToResample): readonly Float64Array[] {
  const { questions, generator, resamples } = input
  requireQuestions(questions, resamples)
  const { bits, answered } = bitsOf(questions)
  const shares = questions.map(() => new Float64Array(resamples))
  const draw = drawSideBySide(generator, questions[0]!.length)
  for (let start = 0; start < resamples; start += SIDE_BY_SIDE) {
    const size = Math.min(SIDE_BY_SIDE, resamples - start)
    draw(bits.times)
    takeShares(bits.counted(), answered, { shares, start, size })
  }
  return shares
}

interface Taken {
  readonly shares: readonly Float64Array[]
  readonly start: number
  readonly size: number
}

/** From counts to the shares of some resamples. */
function takeShares(counts: Int32Array, bases: Int32Array, { shares, start, size }: Taken): void {
  for (let question = 0; question < shares.length; question++) {
    const own = shares[question]!
    const [yes, some] = [SIDE_BY_SIDE * question, SIDE_BY_SIDE * bases[question]!]
    for (let k = 0; k < size; k++)
      own[start + k] = counts[some + k] === 0 ? NaN : counts[yes + k]! / counts[some + k]!
  }
}

function requireQuestions(questions: readonly Float64Array[], resamples: number): void {
  const [first] = questions
  if (first === undefined || first.length < 2)
    throw new StatisticsError('too-few', 'Shares need a question and two people at least.')
  for (const question of questions) {
    requireSameLength(question, first)
    const index = strangeAnswer(question)
    if (index >= 0)
      throw new StatisticsError('domain', `Answer ${index + 1} is neither yes nor no.`, { index })
  }
  requireResamples(resamples)
}

/** Where an answer is neither yes nor no nor missing; -1 where none is. */
function strangeAnswer(question: Float64Array): number {
  for (let i = 0; i < question.length; i++) {
    const answer = question[i]!
    if (answer !== 0 && answer !== 1 && !Number.isNaN(answer)) return i
  }
  return -1
}

/** Questions as rows of bits: who says yes, each in its row, behind them everybody, and who answered where some did not. */
function bitsOf(questions: readonly Float64Array[]): {
  readonly bits: CountedBits
  /** The row of those who answered each question. */
  readonly answered: Int32Array
} {
  const everybody = questions.length
  let next = everybody + 1
  const answered = Int32Array.from(questions, (question) =>
    lacksAnswers(question) ? next++ : everybody,
  )
  const bits = createCountedBits(next, questions[0]!.length)
  bits.mark(everybody, new Float64Array(questions[0]!.length), 0)
  for (const [at, question] of questions.entries()) {
    bits.mark(at, question, 1)
    if (answered[at] !== everybody) bits.mark(answered[at]!, question, 0)
  }
  return { bits, answered }
}

function lacksAnswers(question: Float64Array): boolean {
  for (let i = 0; i < question.length; i++) if (Number.isNaN(question[i]!)) return true
  return false
}
