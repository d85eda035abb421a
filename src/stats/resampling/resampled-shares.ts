import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
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
 * drawn with replacement, so that a resample keeps what one person said to all questions. How often each
 * is drawn stands as binary digits, and answers are counted 32 people at a time. Cost resamples x people
 * x questions / 10. One array a question, one share a resample; NaN where nobody drawn has answered.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 7.
 * @throws StatisticsError 'too-few' without a question or under two people, 'domain' where lengths differ, an
 *   answer is something else, or resamples are fewer than 100
 */
export function resampledShares(input: SharesToResample): readonly Float64Array[] {
  const { questions, generator, resamples } = input
  requireQuestions(questions, resamples)
  const people = questions[0]!.length
  const bits = questions.map(questionBits)
  const shares = questions.map(() => new Float64Array(resamples))
  const times = new Int32Array(people)
  for (let k = 0; k < resamples; k++) {
    times.fill(0)
    for (let i = 0; i < people; i++) times[generator.below(people)]! += 1
    const digits = binaryDigits(times)
    for (const [question, { yes, answered }] of bits.entries()) {
      const base = answered === undefined ? people : counted(answered, digits)
      shares[question]![k] = base === 0 ? NaN : counted(yes, digits) / base
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
    const index = question.findIndex((answer) => answer !== 0 && answer !== 1 && answer === answer)
    if (index >= 0)
      throw new StatisticsError('domain', `Answer ${index + 1} is neither yes nor no.`, { index })
  }
  requireResamples(resamples)
}

interface QuestionBits {
  readonly yes: Int32Array
  /** Absent where all answered. */
  readonly answered?: Int32Array
}

function questionBits(question: Float64Array): QuestionBits {
  const yes = bitsWhere(question, (answer) => answer === 1)
  if (!question.some(Number.isNaN)) return { yes }
  return { yes, answered: bitsWhere(question, (answer) => !Number.isNaN(answer)) }
}

function bitsWhere(column: Float64Array, test: (value: number) => boolean): Int32Array {
  const words = new Int32Array(Math.ceil(column.length / 32))
  for (const [i, value] of column.entries()) if (test(value)) words[i >> 5]! |= 1 << (i & 31)
  return words
}

/** How often each person is drawn, as binary digits: the people with a 1, a 2, a 4 ... in it. */
function binaryDigits(times: Int32Array): readonly Int32Array[] {
  const most = times.reduce((most, each) => Math.max(most, each), 0)
  const words = Math.ceil(times.length / 32)
  const digits = Array.from({ length: 32 - Math.clz32(most) }, () => new Int32Array(words))
  for (let i = 0; i < times.length; i++)
    for (let left = times[i]!, digit = 0; left > 0; left >>= 1, digit++)
      digits[digit]![i >> 5]! |= (left & 1) << (i & 31)
  return digits
}

function counted(people: Int32Array, digits: readonly Int32Array[]): number {
  let count = 0
  for (const [digit, drawn] of digits.entries()) {
    let sum = 0
    for (let word = 0; word < people.length; word++) sum += ones(people[word]! & drawn[word]!)
    count += sum << digit
  }
  return count
}

/** Number of ones among 32 bits: Warren, Hacker's Delight (2nd ed. 2012), figure 5-2. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
