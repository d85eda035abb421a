import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { moneyKeys } from '#study/document/schema/market/money'

const buys = z
  .strictObject({
    'at-cheap': column.describe('Column: how likely a person buys at the price called cheap.'),
    'at-expensive': column.describe('Column: the same at the price called expensive.'),
    chances: z
      .record(z.string(), z.number().min(0).max(1))
      .optional()
      .describe(
        'The chance to buy behind each answer; `{ 5: 0.7, 4: 0.5, 3: 0.3, 2: 0.1, 1: 0 }` where absent.',
      ),
  })
  .describe('How likely people say they would buy (Newton, Miller and Smith).')

export const vanWestendorp = z
  .strictObject({
    ...blockKeys,
    ...moneyKeys,
    kind: z
      .literal('van-westendorp')
      .describe('What sort of survey it is: people name four prices, one row a person.'),
    'too-cheap': column.describe('Column: the price so low that the quality is doubted.'),
    cheap: column.describe('Column: the price that is a bargain.'),
    expensive: column.describe('Column: the price that is dear, but still thought of.'),
    'too-expensive': column.describe('Column: the price too dear to be thought of.'),
    ties: z
      .enum(['leave-out', 'keep'])
      .optional()
      .describe(
        'Whether people who name one price twice are in order too; `leave-out` where absent.',
      ),
    buys: buys.optional(),
  })
  .describe('The price sensitivity meter of van Westendorp.')
