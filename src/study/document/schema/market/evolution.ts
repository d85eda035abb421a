import { z } from 'zod'
import { blockKeys, column } from '#study/document/schema/market/block'
import { day, formula, id, source, text } from '#study/document/schema/text'

const event = z
  .strictObject({
    name: text.optional().describe('In words: `Rival answers`.'),
    solution: id.optional().describe('Whose value it changes; of all solutions where absent.'),
    date: text.describe('When it comes: a day, or `2027-03-01 to 2028-09-01`, each day as likely.'),
    effect: formula.describe(
      'How far it changes the level from then on: `-60 % to -20 %` of it, or a shift in its unit; a central 90 % range.',
    ),
    probability: z.number().min(0).max(1).describe('How likely it comes at all.'),
    source: source.optional(),
  })
  .describe('A release of ours, an answer of a competitor, or a change of the market.')

export const evolution = z
  .strictObject({
    ...blockKeys,
    element: id.describe('The value element that is followed.'),
    need: column.describe('Column with its values, by need or header.'),
    at: column.describe('Column with the day of each row.'),
    every: z
      .enum(['day', 'week', 'month', 'quarter', 'year'])
      .describe('Length of a period; weeks begin on Mondays.'),
    statistic: z
      .enum(['median', 'mean', 'share'])
      .describe('What stands for the rows of a period: their median, mean, or share of yes.'),
    until: day.describe('Day up to which it is projected.'),
    better: z
      .enum(['lower', 'higher'])
      .optional()
      .describe('Which way is better; the direction of the need where absent.'),
    season: z
      .number()
      .int()
      .min(2)
      .max(366)
      .optional()
      .describe('Periods after which a season returns: 12 of months, 4 of quarters.'),
    floor: z
      .union([z.number(), text])
      .optional()
      .describe(
        'Where it is no longer enough: a level (`30 min`), or `10 %`, the least improvement of ours over the status quo (of a share: a level).',
      ),
    strata: z
      .array(column)
      .min(1)
      .optional()
      .describe('Columns whose mix is watched along the timeline.'),
    breaks: z
      .array(
        z.strictObject({
          date: day.describe('First day that was measured in the new way.'),
          why: text.describe('What changed, as it stands in the report.'),
        }),
      )
      .optional()
      .describe('Known changes of how it was measured: nothing is averaged over one.'),
    events: z.array(event).optional().describe('What may change it, in scenarios.'),
  })
  .describe('A value element over time: history, projection, and when that matters.')
