import { z } from 'zod'
import { id, text } from '#study/document/schema/text'

/** A column by its declared id, else by the header of the file. */
export const column = text.meta({ refersTo: 'column' })

/** What every block on the rows of one data set has. */
export const blockKeys = {
  id: id.describe('Id of the block.'),
  data: id.describe('The data set that holds its rows.'),
  by: z
    .array(text.meta({ refersTo: 'grouping' }))
    .min(1)
    .optional()
    .describe(
      'Columns by whose values it is looked at once more each; `segment` for the segments.',
    ),
  weight: column.optional().describe('Column with how much of its population each row stands for.'),
}
