import { z } from 'zod'
import { attribute } from '#study/document/schema/market/attribute'
import { blockKeys, column } from '#study/document/schema/market/block'
import { moneyKeys } from '#study/document/schema/market/money'
import { formula, id, literal } from '#study/document/schema/text'

const price = z
  .strictObject({ from: column.describe('Column with the price of each offer.'), ...moneyKeys })
  .describe('What the offers cost; absent where none has a price.')

const constants = z
  .strictObject({
    from: column.describe('Column with the solution or brand of each offer.'),
    base: literal.describe('The solution that the others are held against.'),
  })
  .describe('What each solution is worth by itself: a constant for each but one.')

const bestPrice = z
  .strictObject({
    offer: id.describe('The offer whose price is tried out, all else as it is.'),
    from: z
      .number()
      .optional()
      .describe('Lowest price, in the unit of the column; the lowest shown where absent.'),
    until: z.number().optional().describe('Highest price; the highest shown where absent.'),
    'unit-cost': formula
      .optional()
      .describe('What one sale costs, as money or an assumption: profit as well as revenue.'),
  })
  .describe('Shares, revenue and profit of an offer along a range of prices, and the best price.')

const scenario = z
  .strictObject({
    id: id.describe('Id of the scenario.'),
    offers: z
      .record(id, z.record(id, literal))
      .refine((offers) => Object.keys(offers).length > 0)
      .describe(
        'Offers by a name of their own, each with its price (in the unit of the column) and attributes; names left out are the base, numbers 0.',
      ),
    'best-price': bestPrice.optional(),
  })
  .describe('Offers that people would choose among.')

const count = z.number().int().positive()

export const choice = z
  .strictObject({
    ...blockKeys,
    kind: z
      .literal('choice')
      .describe('What sort of survey it is: people take one offer of a few; one row an offer.'),
    respondent: column.describe('Column that names the person or household.'),
    task: column.describe('Column that numbers the choices, of each person or of all.'),
    chosen: column.describe('Column that is 1 for the offer that was taken, else 0.'),
    stated: z
      .boolean()
      .optional()
      .describe('False for purchases and other choices that were really made; true where absent.'),
    price: price.optional(),
    attributes: z.record(id, attribute).optional().describe('Attributes by a name of your own.'),
    solution: constants.optional(),
    none: column
      .optional()
      .describe('Column that is 1 for the row "none of these": its other attributes do not count.'),
    method: z
      .enum(['logit', 'hierarchical-bayes'])
      .optional()
      .describe('One weight for all (`logit`, where absent), or weights by person.'),
    space: z
      .enum(['utility', 'willingness-to-pay'])
      .optional()
      .describe(
        'Of weights by person: normal over people as utilities (`utility`, where absent), or in money.',
      ),
    chains: count
      .min(2)
      .max(8)
      .optional()
      .describe('Chains of hierarchical Bayes; 2 where absent.'),
    'burn-in': count
      .min(100)
      .max(100_000)
      .optional()
      .describe('Draws of each chain that are thrown away; 400 where absent.'),
    draws: count
      .min(100)
      .max(100_000)
      .optional()
      .describe(
        'Draws of each chain that are kept; where absent as many as settle the chains, from 1000 up to 20,000.',
      ),
    simulate: z.array(scenario).min(1).optional().describe('Shares and revenue of offers.'),
  })
  .describe('Which of a few offers people take, asked or bought.')
