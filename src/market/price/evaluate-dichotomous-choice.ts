import type { UnitsAnswer } from '#evidence/rows/question'
import { countInWords } from '#evidence/words'
import { withoutWeight } from '#market/answers/answer-findings'
import { peopleOf } from '#market/answers/people'
import type { MarketSettings } from '#market/evaluate-block'
import { bidAnswers } from '#market/price/bid-answers'
import { intervalsOfRows, type PaymentIntervals } from '#market/price/payment-intervals'
import { inMoney } from '#market/price/price-basis'
import { willingness } from '#market/price/willingness'
import type { DichotomousChoiceSurvey } from '#market/price/willingness-survey'
import type { WillingnessView } from '#market/price/willingness-view'
import { warning, type Finding } from '#quantity/finding'

/**
 * What people are willing to pay who say yes or no to one price, or to two: a law fitted to the intervals that their
 * answers leave, and the least that they pay on average without one.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateDichotomousChoice(
  survey: DichotomousChoiceSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): WillingnessView<'dichotomous-choice'> {
  const intervals = intervalsOf(survey, answer)
  return { block: survey, ...willingness(survey, intervals, settings) }
}

function intervalsOf(survey: DichotomousChoiceSurvey, answer: UnitsAnswer): PaymentIntervals {
  const people = peopleOf(answer, survey)
  const { said, silent, findings } = bidAnswers(survey, answer, people)
  const bids = bidColumns(survey, answer)
  const answered = Int32Array.from(said, (_, row) => row).filter((row) => said[row] !== undefined)
  const rows = answered.filter((row) => rising(bids, row, said[row]!))
  return {
    ...intervalsOfRows(people, rows, (row) => endsOf(bids, row, said[row]!)),
    findings: [
      ...withoutWeight(survey, people.weightless),
      ...findings,
      ...missingAnswers(survey, silent),
      ...impossibleBids(survey, answered.length - rows.length),
    ],
  }
}

interface Bids {
  readonly bid: Float64Array
  readonly higher?: Float64Array
  readonly lower?: Float64Array
}

function bidColumns({ bid, next, money }: DichotomousChoiceSurvey, answer: UnitsAnswer): Bids {
  const column = (id: string): Float64Array =>
    inMoney(answer.numbers[id] ?? new Float64Array(answer.rows).fill(NaN), money)
  if (next === undefined) return { bid: column(bid) }
  return { bid: column(bid), higher: column(next.higher), lower: column(next.lower) }
}

/** Whether the bids that the answers were given to lie above 0 and on the right side of the first. */
function rising({ bid, higher, lower }: Bids, row: number, [first]: readonly boolean[]): boolean {
  const asked = bid[row]!
  if (!(asked > 0)) return false
  if (higher === undefined || lower === undefined) return true
  return first === true ? higher[row]! > asked : lower[row]! > 0 && lower[row]! < asked
}

function endsOf(
  { bid, higher, lower }: Bids,
  row: number,
  [first, second]: readonly boolean[],
): readonly [number, number] {
  const asked = bid[row]!
  if (higher === undefined || lower === undefined)
    return first === true ? [asked, Infinity] : [0, asked]
  if (first === true) return second === true ? [higher[row]!, Infinity] : [asked, higher[row]!]
  return second === true ? [lower[row]!, asked] : [0, lower[row]!]
}

function missingAnswers({ id, path }: DichotomousChoiceSurvey, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'holds' : 'hold'} no answer, and ${count === 1 ? 'is' : 'are'} left out.`
  return [warning('missing-value', { path: `${path}.answers` }, message)]
}

function impossibleBids(
  { id, path, next }: DichotomousChoiceSurvey,
  count: number,
): readonly Finding[] {
  if (count === 0) return []
  const expected =
    next === undefined ? 'above 0' : 'above 0, the higher above the first and the lower below it'
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'has' : 'have'} bids that cannot be, and ${count === 1 ? 'is' : 'are'} left out; expected ${expected}.`
  const hint = 'Look at which column is `bid`, `higher` and `lower`.'
  return [warning('impossible-value', { path: `${path}.bid` }, message, hint)]
}
