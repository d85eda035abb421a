import { text } from '#study/document/schema/text'

/** In what money the prices of a block are: by one of the two, or the currency of the study alone. */
export const moneyKeys = {
  per: text
    .optional()
    .describe('What is had for the price, in the currency of the study: `piece`, `year`.'),
  unit: text
    .optional()
    .describe('Money of the prices: `AUD/year`; another currency than the study’s needs a rate.'),
}
