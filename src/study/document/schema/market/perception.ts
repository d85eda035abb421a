import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { bound, id } from '#study/document/schema/text'

const better = z.enum(['lower', 'higher'])

export const perception = z
  .strictObject({
    ...blockKeys,
    element: id.describe('The value element that is looked at.'),
    measured: column.describe('Column with what was measured.'),
    perceived: column.describe('Column with what people believe it to be.'),
    compare: z
      .enum(['unit', 'ranks', 'standardized'])
      .describe(
        'On one unit; both as ranks (1 = best); or both in standard deviations from their mean.',
      ),
    over: column.describe('What gives one pair each: `customer`, `solution`, or another column.'),
    better: z
      .union([
        better,
        z.strictObject({
          measured: better.describe('Of what was measured.'),
          perceived: better.describe('Of what is believed.'),
        }),
      ])
      .optional()
      .describe('Which way is better; the direction of the need where absent.'),
    'aligned-within': bound
      .optional()
      .describe(
        'How far the two may lie apart and still agree: `10 %` of what was measured, or `0.5 min`; a number of ranks or standard deviations. 10 %, 1 rank or 0.5 SD where absent.',
      ),
    cause: column
      .optional()
      .describe(
        'Column with why people believe less than there is: unaware, disbelieve, dont-care.',
      ),
  })
  .describe('How good a value element was measured to be, and how good people believe it to be.')
