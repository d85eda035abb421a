import type { AskedColumns } from '#market/asked-columns'
import type { PriceBasis } from '#market/price/price-basis'
import type { UnitCost } from '#market/price/unit-cost'
import type { BlockBasics } from '#market/row-block'

/** Which answers mean that a person would buy. */
export type BuyingAnswers =
  { readonly atLeast: number } | { readonly atMost: number } | { readonly oneOf: readonly string[] }

/** People are asked whether they would buy at a price; one row an answer. */
export interface GaborGrangerSurvey extends BlockBasics {
  readonly kind: 'gabor-granger'
  /** Column that names the person; every row is another person where absent. */
  readonly respondent?: string
  /** Column with the price asked. */
  readonly price: string
  readonly answer: string
  readonly buys: BuyingAnswers
  readonly money: PriceBasis
  readonly unitCost?: UnitCost
}

/** The columns that a survey of tested prices reads. */
export function gaborGrangerColumns(survey: GaborGrangerSurvey): AskedColumns {
  const { respondent, price, answer, buys } = survey
  const names = respondent === undefined ? [] : [respondent]
  return 'oneOf' in buys
    ? { numbers: [price], names: [...names, answer] }
    : { numbers: [price, answer], names }
}
