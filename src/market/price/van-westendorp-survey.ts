import type { AskedColumns } from '#market/asked-columns'
import type { PriceBasis } from '#market/price/price-basis'
import type { BlockBasics } from '#market/row-block'
import { priceQuestions, type PriceQuestion, type PriceTies } from '#stats/pricing/price-answers'

/** How likely people say they would buy, and what their answers count for. */
export interface PurchaseIntentions {
  /** Column with the answer at the price that a person calls cheap, and expensive. */
  readonly cheap: string
  readonly expensive: string
  /** The chance to buy that stands behind each answer. */
  readonly chances: readonly (readonly [answer: number, chance: number])[]
}

/** People name four prices of one product; one row a person. */
export interface VanWestendorpSurvey extends BlockBasics {
  readonly kind: 'van-westendorp'
  /** The column of each question. */
  readonly questions: Readonly<Record<PriceQuestion, string>>
  /** Whether people who name one price twice are in order too. */
  readonly ties: PriceTies
  readonly money: PriceBasis
  readonly intentions?: PurchaseIntentions
}

/** The keys of the four questions in the document. */
export const questionKeys: Readonly<Record<PriceQuestion, string>> = {
  tooCheap: 'too-cheap',
  cheap: 'cheap',
  expensive: 'expensive',
  tooExpensive: 'too-expensive',
}

/** The columns that a price sensitivity meter reads. */
export function vanWestendorpColumns({ questions, intentions }: VanWestendorpSurvey): AskedColumns {
  const { cheap, expensive } = intentions ?? {}
  const asked = [cheap, expensive].filter((column) => column !== undefined)
  return {
    numbers: [...priceQuestions.map((question) => questions[question]), ...asked],
    names: [],
  }
}
