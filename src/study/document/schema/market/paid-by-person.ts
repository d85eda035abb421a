import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { text } from '#study/document/schema/text'

export const paidByPerson = z
  .strictObject({
    ...blockKeys,
    person: column
      .optional()
      .describe('Column that names the person of a row; each row is one where absent.'),
    improvement: column
      .optional()
      .describe('Column with how far the job of a person was improved; more is better.'),
    before: column
      .optional()
      .describe('In place of it: column with what was measured of a person before.'),
    after: column.optional().describe('Column with what was measured of the same person after.'),
    better: z
      .enum(['lower', 'higher'])
      .optional()
      .describe('Which way of `before` and `after` is better; as their need says where absent.'),
    paid: column.describe('Column with what a person would pay, or pays.'),
    per: text.optional().describe('What is had for the money: `month`, `seat`.'),
    unit: text
      .optional()
      .describe('In place of `per`: the money of the column, `USD/month` or `1000 EUR`.'),
  })
  .describe('Whether people whose job was improved more would pay more.')
