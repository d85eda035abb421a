import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { id } from '#study/document/schema/text'

export const ratings = z
  .strictObject({
    ...blockKeys,
    kind: z.literal('ratings').describe('What sort of survey it is: judges rate items.'),
    judge: column.describe('Column that names the judge.'),
    item: column.describe('Column that names what is rated.'),
    solution: column
      .optional()
      .describe('Column with the solution an item belongs to; may be that of the items.'),
    scores: z
      .record(id, column)
      .refine((scores) => Object.keys(scores).length > 0)
      .describe('What is rated, by a name of your own: the column that holds the ratings.'),
    agreement: z
      .array(z.enum(['kendall-w', 'icc']))
      .min(1)
      .optional()
      .describe('How far the judges agree is measured by these; by both where absent.'),
  })
  .describe('Judges rate items; rows of one judge and item are repeats, averaged first.')
