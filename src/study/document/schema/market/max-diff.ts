import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'

export const maxDiff = z
  .strictObject({
    ...blockKeys,
    kind: z
      .literal('max-diff')
      .describe('What sort of survey it is: the best and the worst of a few; one row a set.'),
    respondent: column.describe('Column that names the person.'),
    best: column.describe('Column with the item called the best.'),
    worst: column.describe('Column with the item called the worst.'),
    items: z
      .array(column)
      .min(3)
      .describe('Columns with the items of a set: one each, named as in `best` and `worst`.'),
  })
  .describe('Best and worst of a few items at a time (best-worst scaling).')
