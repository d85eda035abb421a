import type { AskedColumns } from '#market/asked-columns'
import type { PriceBasis } from '#market/price/price-basis'
import type { UnitCost } from '#market/price/unit-cost'
import type { BlockBasics } from '#market/row-block'

/** A column that sets offers apart: numbers, or names of which one is the base. */
export interface ChoiceAttribute {
  /** `asc` where it is the solution itself. */
  readonly id: string
  readonly column: string
  readonly unit?: string
  readonly base?: string
}

/** Something that people could take; what is left out is the base, or 0. */
export interface Offer {
  readonly id: string
  /** By attribute, `price` in the unit of its column. */
  readonly values: Readonly<Record<string, string | number>>
}

/** Offers that people would choose among. */
export interface ChoiceScenario {
  readonly id: string
  readonly offers: readonly Offer[]
  readonly bestPrice?: BestPrice
}

/** Which offer's price is to be tried out, in the unit of the column; over what was shown where no end is given. */
export interface BestPrice {
  readonly offer: string
  readonly from?: number
  readonly until?: number
  readonly unitCost?: UnitCost
}

/** How the utilities of people are drawn. */
export interface ChoiceChains {
  readonly chains: number
  readonly burnIn: number
  readonly draws: number
  /** Chains that have not settled go on, up to so many draws of each; absent: `draws` are what was asked for. */
  readonly most?: number
  /** Weights are normal over people in money, the weight of the price is lognormal; else all are normal as they are. */
  readonly inMoney?: boolean
}

/** People take one offer of a few, task by task; one row an offer. */
export interface ChoiceSurvey extends BlockBasics {
  readonly kind: 'choice'
  readonly respondent: string
  readonly task: string
  /** Column that is 1 for the offer that was taken. */
  readonly chosen: string
  /** Whether people said what they would take, and did not pay for it. */
  readonly stated: boolean
  readonly price?: { readonly column: string; readonly money: PriceBasis }
  /** The constants of solutions (`asc`) among them. */
  readonly attributes: readonly ChoiceAttribute[]
  /** Column that is 1 for "none of these". */
  readonly none?: string
  /** Weights by person where they are there, else one weight for all. */
  readonly bayes?: ChoiceChains
  readonly scenarios: readonly ChoiceScenario[]
}

/** The columns that a survey of choices reads. */
export function choiceColumns(survey: ChoiceSurvey): AskedColumns {
  const { respondent, task, chosen, price, attributes, none } = survey
  const coded = attributes.filter(({ base }) => base !== undefined)
  return {
    numbers: [
      chosen,
      ...(price === undefined ? [] : [price.column]),
      ...attributes.filter(({ base }) => base === undefined).map(({ column }) => column),
      ...(none === undefined ? [] : [none]),
    ],
    names: [respondent, task, ...coded.map(({ column }) => column)],
  }
}
