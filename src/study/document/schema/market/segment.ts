import { z } from 'zod'
import { column } from '#study/document/schema/market/block'
import { id, literal, text } from '#study/document/schema/text'

export const segment = z
  .strictObject({
    id: id.describe('Id of the segment.'),
    name: text.optional().describe('Its name; the id where absent.'),
    where: z
      .record(column, z.union([literal, z.array(literal).min(1)]))
      .refine((where) => Object.keys(where).length > 0)
      .describe('Which rows are theirs: a column and the value, or values, it has.'),
    size: z.number().positive().optional().describe('How many customers there are.'),
  })
  .describe('Customers who are alike.')
