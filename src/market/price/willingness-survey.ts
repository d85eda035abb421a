import type { AskedColumns } from '#market/asked-columns'
import type { PriceBasis } from '#market/price/price-basis'
import type { BlockBasics } from '#market/row-block'
import { intervalFamilies, type IntervalFamily } from '#stats/survival/interval-regression'

/** What surveys have in common that know of each person between which prices the willingness to pay lies. */
export interface WillingnessBasics extends BlockBasics {
  readonly distribution: IntervalFamily
  readonly money: PriceBasis
}

/** Whether location and scale of the law are those of logarithms. */
export function isOnLogs({ distribution }: Pick<WillingnessBasics, 'distribution'>): boolean {
  return intervalFamilies[distribution].log
}

/** People say yes or no to a bid, and to a second one where there are two; one row a person. */
export interface DichotomousChoiceSurvey extends WillingnessBasics {
  readonly kind: 'dichotomous-choice'
  /** Column with the first bid. */
  readonly bid: string
  /** Columns with the bid after a yes, and after a no; absent with one bid. */
  readonly next?: { readonly higher: string; readonly lower: string }
  /** The column with both answers (nn, ny, yn, yy) or the one, or a column for each of the two. */
  readonly answers: readonly [string] | readonly [first: string, second: string]
}

/** One end of a payment interval. */
export interface PaymentEnd {
  readonly column: string
  /** The number that means that nothing bounds the payment on this side. */
  readonly none?: number
}

/** People mark two ends between which they would pay; one row a person. */
export interface IntervalPaymentSurvey extends WillingnessBasics {
  readonly kind: 'interval-payment'
  readonly lower: PaymentEnd
  readonly upper: PaymentEnd
}

/** The columns that a survey of bids reads. */
export function dichotomousChoiceColumns(survey: DichotomousChoiceSurvey): AskedColumns {
  const { bid, next, answers } = survey
  return {
    numbers: next === undefined ? [bid] : [bid, next.higher, next.lower],
    names: [...answers],
  }
}

/** The columns that a survey of payment intervals reads. */
export function intervalPaymentColumns({ lower, upper }: IntervalPaymentSurvey): AskedColumns {
  return { numbers: [lower.column, upper.column], names: [] }
}
