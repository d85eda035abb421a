import { z } from 'zod'
import { column } from '#study/document/schema/market/block'
import { day, formula, source, text } from '#study/document/schema/text'

const standing = {
  per: text.optional().describe('What is bought for it: `municipality`, `seat`.'),
  date: day.optional().describe('When it was the price.'),
  source: source.optional(),
}

/** What a solution is sold for. */
export const price = z
  .union([
    text,
    z.strictObject({
      list: formula.optional().describe('As listed: `40000 EUR/year`, or a range.'),
      realized: formula.optional().describe('As really paid, after discounts.'),
      ...standing,
    }),
  ])
  .describe('What it is sold for; `not-known` where nobody knows.')

const priceColumn = z
  .strictObject({
    from: column.describe('Column that holds the price.'),
    unit: text.describe('Money of the file: `USD`, `EUR/year`.'),
  })
  .describe('A column of prices.')

/** Prices that stand in the columns of a file, one row a solution. */
export const columnPrice = z
  .strictObject({
    list: priceColumn.optional().describe('Prices as listed.'),
    realized: priceColumn.optional().describe('Prices as really paid.'),
    'not-known': z
      .array(z.union([z.number(), z.string()]))
      .min(1)
      .optional()
      .describe('Values that mean that a price is not known, such as 0.'),
    ...standing,
  })
  .describe('What they are sold for.')
