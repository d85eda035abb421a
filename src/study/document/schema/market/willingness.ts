import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { moneyKeys } from '#study/document/schema/market/money'

const distribution = z
  .enum(['log-logistic', 'lognormal', 'weibull', 'logistic', 'normal'])
  .optional()
  .describe('The law of willingness to pay; `log-logistic` where absent.')

export const dichotomousChoice = z
  .strictObject({
    ...blockKeys,
    ...moneyKeys,
    kind: z
      .literal('dichotomous-choice')
      .describe('What sort of survey it is: yes or no to a bid, or to two; one row a person.'),
    bid: column.describe('Column with the first bid.'),
    higher: column.optional().describe('Column with the bid that follows a yes.'),
    lower: column.optional().describe('Column with the bid that follows a no.'),
    answers: z
      .union([column, z.array(column).length(2)])
      .describe('Column with `nn`, `ny`, `yn`, `yy` (with one bid `yes`, `no`), or one a bid.'),
    distribution,
  })
  .describe('Would you pay this? Single or double bounded.')

const end = z
  .union([
    column,
    z.strictObject({
      from: column.describe('Column with this end.'),
      none: z.number().describe('The number that means that nothing bounds on this side.'),
    }),
  ])
  .describe('An end between which a person would pay.')

export const intervalPayment = z
  .strictObject({
    ...blockKeys,
    ...moneyKeys,
    kind: z
      .literal('interval-payment')
      .describe('What sort of survey it is: people mark two ends on a card; one row a person.'),
    lower: end,
    upper: end,
    distribution,
  })
  .describe('Between which two prices would you pay?')
