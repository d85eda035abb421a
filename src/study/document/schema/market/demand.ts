import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { moneyKeys } from '#study/document/schema/market/money'

export const demand = z
  .strictObject({
    ...blockKeys,
    ...moneyKeys,
    quantity: column.describe('Column with how much was sold.'),
    price: column.describe('Column with the price it was sold at.'),
    with: z.array(column).min(1).optional().describe('Columns that move the quantity too.'),
    form: z
      .enum(['log-log', 'linear'])
      .optional()
      .describe(
        '`log-log`: by the same percentage everywhere; `linear`: by the same amount. `log-log` where absent.',
      ),
    within: z
      .union([column, z.array(column).min(1).max(2)])
      .optional()
      .describe(
        'Column of the customer, store or product whose own level is taken out; with a second one that of each time too.',
      ),
    cluster: column
      .optional()
      .describe('Column whose rows hang together in their errors; that of `within` where absent.'),
  })
  .describe('By how much less is sold where the price is higher.')
