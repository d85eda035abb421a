import type { UnitsAnswer } from '#evidence/rows/question'
import { countInWords } from '#evidence/words'
import { withoutWeight } from '#market/answers/answer-findings'
import { peopleOf } from '#market/answers/people'
import type { MarketSettings } from '#market/evaluate-block'
import { intervalsOfRows, type PaymentIntervals } from '#market/price/payment-intervals'
import { inMoney } from '#market/price/price-basis'
import { willingness } from '#market/price/willingness'
import type { IntervalPaymentSurvey, PaymentEnd } from '#market/price/willingness-survey'
import type { WillingnessView } from '#market/price/willingness-view'
import { warning, type Finding } from '#quantity/finding'

/**
 * What people are willing to pay who mark two ends between which it lies: a law fitted to the intervals, and the least
 * that they pay on average without one. A missing end, like the number that means none, bounds nothing; rows without
 * either end are left out.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateIntervalPayment(
  survey: IntervalPaymentSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): WillingnessView<'interval-payment'> {
  const intervals = intervalsOf(survey, answer)
  return { block: survey, ...willingness(survey, intervals, settings) }
}

function intervalsOf(survey: IntervalPaymentSurvey, answer: UnitsAnswer): PaymentIntervals {
  const people = peopleOf(answer, survey)
  const lower = endOf(survey, survey.lower, answer)
  const upper = endOf(survey, survey.upper, answer)
  const marked = Int32Array.from(lower, (_, row) => row).filter(
    (row) => people.ofRow[row]! >= 0 && !(Number.isNaN(lower[row]!) && Number.isNaN(upper[row]!)),
  )
  const low = (row: number): number => (Number.isNaN(lower[row]!) ? 0 : lower[row]!)
  const high = (row: number): number => (Number.isNaN(upper[row]!) ? Infinity : upper[row]!)
  const rows = marked.filter((row) => low(row) >= 0 && high(row) > 0 && low(row) <= high(row))
  return {
    ...intervalsOfRows(people, rows, (row) => [low(row), high(row)]),
    findings: [
      ...withoutWeight(survey, people.weightless),
      ...leftOut(survey, ['missing-value', answer.rows - people.weightless - marked.length]),
      ...leftOut(survey, ['impossible-value', marked.length - rows.length]),
    ],
  }
}

/** An end in the currency of the study; NaN where nothing bounds on this side. */
function endOf(
  { money }: IntervalPaymentSurvey,
  { column, none }: PaymentEnd,
  answer: UnitsAnswer,
): Float64Array {
  const values = answer.numbers[column] ?? new Float64Array(answer.rows).fill(NaN)
  return inMoney(
    values.map((value) => (value === none ? NaN : value)),
    money,
  )
}

function leftOut(
  { id, path, lower, upper }: IntervalPaymentSurvey,
  [code, count]: readonly ['missing-value' | 'impossible-value', number],
): readonly Finding[] {
  if (count === 0) return []
  const rows = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'has' : 'have'}`
  const out = count === 1 ? 'is left out' : 'are left out'
  if (code === 'missing-value')
    return [warning(code, { path }, `${rows} no end at all, and ${out}.`)]
  const message = `${rows} ends below 0 or upside down, and ${out}; expected \`${lower.column}\` up to \`${upper.column}\`.`
  const hint = 'Where a number means that there is no end, name it: `{ from: COLUMN, none: 999 }`.'
  return [warning(code, { path: `${path}.lower` }, message, hint)]
}
