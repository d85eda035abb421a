import { z } from 'zod'
import { bound, id, text } from '#study/document/schema/text'

export const inputGroup = z
  .strictObject({
    id: id.describe('Id of the group.'),
    name: text.optional().describe('In words; the id where absent.'),
    of: z
      .array(id.meta({ refersTo: 'assumptions' }))
      .min(2)
      .meta({ title: 'Assumptions' })
      .describe('Assumptions that would become known together.'),
  })
  .describe('Assumptions that belong together: what knowing all of them is worth is shown.')

export const plannedTest = z
  .strictObject({
    of: id
      .meta({ refersTo: 'observable', title: 'What it finds out' })
      .describe('What it finds out: an assumption, a need, an evidence block or a group.'),
    fixed: bound
      .optional()
      .meta({ title: 'Cost of doing it at all' })
      .describe('Money that it costs whatever its size: `5000 EUR`.'),
    each: bound
      .optional()
      .meta({ title: 'Cost of one more' })
      .describe(
        'Money for one more observation, `12 EUR`; without it the fixed cost settles the question.',
      ),
    sd: bound
      .optional()
      .meta({ title: 'Standard deviation' })
      .describe('Standard deviation of one observation, where neither rows nor a share say it.'),
    'at-most': z
      .number()
      .int()
      .min(2)
      .optional()
      .meta({ title: 'At most so many' })
      .describe('Largest number of observations.'),
  })
  .describe('What it costs to find something out before deciding.')
