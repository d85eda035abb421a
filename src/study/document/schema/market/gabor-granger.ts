import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { moneyKeys } from '#study/document/schema/market/money'
import { formula, literal } from '#study/document/schema/text'

const buys = z
  .strictObject({
    'at-least': z.number().optional().describe('Answers from this number on.'),
    'at-most': z.number().optional().describe('Answers up to this number.'),
    is: z
      .union([literal, z.array(literal).min(1)])
      .optional()
      .describe('This answer, or one of these.'),
  })
  .describe('Which answers mean that a person would buy: by one of the three.')

export const gaborGranger = z
  .strictObject({
    ...blockKeys,
    ...moneyKeys,
    kind: z
      .literal('gabor-granger')
      .describe('What sort of survey it is: people are asked at tested prices, one row an answer.'),
    respondent: column
      .optional()
      .describe('Column that names the person; every row is another one where absent.'),
    price: column.describe('Column with the price asked; wide files by `unpivot`.'),
    answer: column.describe('Column with the answer.'),
    buys: buys.optional(),
    'unit-cost': formula
      .optional()
      .describe('What one sale costs: `3 USD`, a range, or the id of an assumption.'),
  })
  .describe('Would you buy at this price? Demand, revenue and profit at the prices tested.')
