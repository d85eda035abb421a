import { z } from 'zod'
import { id, literal, text } from '#study/document/schema/text'

const moment = z.union([z.number(), text])

/** What the designs that compare over time ask besides. */
export const overTimeKeys = {
  at: id.optional().describe('Column with the time of each row: whole numbers or dates.'),
  from: moment.optional().describe('First time with the treatment: 5, or 2012-03-01.'),
  until: moment
    .optional()
    .describe(
      'End of what is looked at: the last number that counts, or the first day that does not.',
    ),
  every: z
    .enum(['day', 'week', 'month', 'quarter', 'year'])
    .optional()
    .describe('Length of a period, where it is not that of the dates themselves.'),
  group: z
    .strictObject({
      from: id.describe('Column that names the groups.'),
      treated: z
        .union([literal, z.array(literal).min(1)])
        .describe('What the column holds for those who get the treatment.'),
    })
    .optional()
    .describe('Who is treated, where all start at one time.'),
  'first-treated': id
    .optional()
    .describe('Column with the time from which a unit is treated; empty for never.'),
  season: moment
    .optional()
    .describe(
      'What returns and is taken out: `7 day`, `12 month`, `1 year`, or a number of periods.',
    ),
  breaks: z
    .array(
      z.strictObject({
        date: moment.describe('First time that was measured in the new way.'),
        why: text.describe('What changed, as it stands in the report.'),
      }),
    )
    .optional()
    .describe('Known changes of how something is measured; each gets a level of its own.'),
}
