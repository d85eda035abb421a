import { z } from 'zod'
import { attribute } from '#study/document/schema/market/attribute'
import { blockKeys, column } from '#study/document/schema/market/block'
import { moneyKeys } from '#study/document/schema/market/money'
import { id } from '#study/document/schema/text'

export const attributePrices = z
  .strictObject({
    ...blockKeys,
    ...moneyKeys,
    price: column.describe('Column with the price of each offer.'),
    attributes: z
      .record(id, attribute)
      .refine((attributes) => Object.keys(attributes).length > 0)
      .describe('Attributes by a name of your own.'),
    cluster: column
      .optional()
      .describe('Column whose rows hang together in their errors: the maker, the shop.'),
  })
  .describe('By how much offers that have more of an attribute are dearer, all else alike.')
