import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { createCountedBits, type CountedBits } from '#stats/resampling/counted-bits'
import { drawTimes } from '#stats/resampling/drawn-people'
import { requireResamples } from '#stats/resampling/resamples'

/** Resamples whose counts are turned into shares question by question. */
const BLOCK = 16

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
 * drawn with replacement, so that a resample keeps what one person said to all questions. How often each
 * is drawn stands as binary digits, and answers are counted 128 people at a time where the engine has vectors, else
 * 32. One array a question, one share a resample; NaN where nobody drawn has answered.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 7.
 * @throws StatisticsError 'too-few' without a question or under two people, 'domain' where lengths differ, an
 *   answer is something else, or resamples are fewer than 100
 */
export function resampledShares(input: SharesToResample): readonly Float64Array[] {
  const { questions, generator, resamples } = input
  requireQuestions(questions, resamples)
  const people = questions[0]!.length
  const { bits, answered } = bitsOf(questions)
  const rows = bits.rows.length
  const shares = questions.map(() => new Float64Array(resamples))
  const counts = new Int32Array(BLOCK * rows)
  const draw = drawTimes(generator, people)
  for (let start = 0; start < resamples; start += BLOCK) {
    const end = Math.min(start + BLOCK, resamples)
    for (let k = start; k < end; k++) {
      draw(bits.times)
      counts.set(bits.counted(), (k - start) * rows)
    }
    for (const [question, row] of answered.entries()) {
      const own = shares[question]!
      for (let k = start, at = 0; k < end; k++, at += rows) {
        const base = row < 0 ? people : counts[at + row]!
        own[k] = base === 0 ? NaN : counts[at + question]! / base
      }
    }
  }
  return shares
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

/** Questions as rows of bits: who says yes, each in its row, and behind them who answered where some did not. */
function bitsOf(questions: readonly Float64Array[]): {
  readonly bits: CountedBits
  /** The row of those who answered, of each question; -1 where all did. */
  readonly answered: Int32Array
} {
  let next = questions.length
  const answered = Int32Array.from(questions, (question) => (lacksAnswers(question) ? next++ : -1))
  const bits = createCountedBits(next, questions[0]!.length)
  for (const [at, question] of questions.entries()) {
    const [yes, some] = [bits.rows[at]!, bits.rows[answered[at]!]]
    for (let i = 0; i < question.length; i++) {
      const bit = 1 << (i & 31)
      if (question[i] === 1) yes[i >> 5]! |= bit
      if (some !== undefined && question[i]! >= 0) some[i >> 5]! |= bit
    }
  }
  return { bits, answered }
}

function lacksAnswers(question: Float64Array): boolean {
  for (let i = 0; i < question.length; i++) if (Number.isNaN(question[i]!)) return true
  return false
}
