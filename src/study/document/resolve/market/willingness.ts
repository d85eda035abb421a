import type {
  DichotomousChoiceSurvey,
  IntervalPaymentSurvey,
  PaymentEnd,
} from '#market/price/willingness-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { resolveMoney } from '#study/document/resolve/market/money'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

const usual = 'log-logistic'

/** A survey of bids, where both further bids are there or neither is. */
export function resolveDichotomousChoice(
  resolution: Resolution,
  survey: SurveyOfKind<'dichotomous-choice'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): DichotomousChoiceSurvey | undefined {
  const money = resolveMoney(resolution, survey, path)
  const { kind, bid, higher, lower, answers, distribution = usual } = survey
  const next = higher === undefined || lower === undefined ? undefined : { higher, lower }
  const [first = '', second] = [answers].flat()
  const wrong = next === undefined ? loneBid({ higher, lower, second }) : undefined
  if (wrong !== undefined) {
    const hint = 'Name both `higher` and `lower`, or neither and one answer.'
    refuse(resolution, ['missing-key', path], wrong, hint)
    return undefined
  }
  if (money === undefined) return undefined
  return {
    ...basics,
    kind,
    bid,
    ...(next === undefined ? {} : { next }),
    answers: second === undefined ? [first] : [first, second],
    distribution,
    money,
  }
}

/** What is missing where there is no full pair of second bids. */
function loneBid({
  higher,
  lower,
  second,
}: Readonly<Partial<Record<'higher' | 'lower' | 'second', string | undefined>>>):
  string | undefined {
  if ((higher ?? lower) !== undefined)
    return `\`${higher === undefined ? 'higher' : 'lower'}\` is not there: a second bid follows a yes and a no.`
  return second === undefined ? undefined : 'Two answers need two bids.'
}

/** A survey of payment intervals, where its ends are apart. */
export function resolveIntervalPayment(
  resolution: Resolution,
  survey: SurveyOfKind<'interval-payment'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): IntervalPaymentSurvey | undefined {
  const money = resolveMoney(resolution, survey, path)
  const { kind, distribution = usual } = survey
  const [lower, upper] = [paymentEnd(survey.lower), paymentEnd(survey.upper)]
  if (lower.column === upper.column) {
    const message = `\`${lower.column}\` stands for both ends.`
    refuse(resolution, ['wrong-value', [...path, 'upper']], message, 'Name two columns.')
    return undefined
  }
  return money === undefined ? undefined : { ...basics, kind, lower, upper, distribution, money }
}

function paymentEnd(end: SurveyOfKind<'interval-payment'>['lower']): PaymentEnd {
  return typeof end === 'string' ? { column: end } : { column: end.from, none: end.none }
}
