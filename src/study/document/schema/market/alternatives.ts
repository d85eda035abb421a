import { z } from 'zod'
import { solutionRoles } from '#job/job'
import { column } from '#study/document/schema/market/block'
import { columnPrice } from '#study/document/schema/market/price'
import { day, formula, id, source, text } from '#study/document/schema/text'

/** Solutions that are rows of a data set. */
export const rowSolutions = z
  .strictObject({
    data: id.describe('The data set that holds them, one row a solution.'),
    name: column.describe('Column with their names; ids are made from these.'),
    role: z.enum(solutionRoles).describe('What they are to us.'),
    price: columnPrice.optional(),
  })
  .describe('Rows that become solutions; one of the same id under `solutions` overrides.')

/** What one person thinks of how a solution does on a need. */
export const opinion = z
  .strictObject({
    need: id.describe('The need.'),
    solution: id.describe('The solution.'),
    value: formula.describe('How it does: `3 to 6 h`; `none` where it does not serve the need.'),
    by: text.optional().describe('Who says so.'),
    date: day.optional().describe('When.'),
    source: source.optional(),
  })
  .describe('A single opinion on how a solution does on a need.')

const expectation = z
  .strictObject({
    need: id.describe('The need on which the advantage ends.'),
    solution: id.describe('Who is expected to draw level.'),
    date: text.describe('When at the earliest and at the latest: `2027-03-01 to 2028-09-01`.'),
    probability: z.number().min(0).max(1).optional().describe('That it comes at all; 1 if absent.'),
    source: source.optional(),
  })
  .describe('When an alternative is expected to close an advantage of ours.')

/** Alternatives by price and performance. */
export const valueMap = z
  .strictObject({
    id: id.describe('Id of the map.'),
    title: text.optional().describe('In words.'),
    x: z.enum(['price', 'tco']).describe('`price`, or `tco`: all costs of the value model.'),
    price: z
      .enum(['list', 'realized'])
      .optional()
      .describe('Which price; the list price where absent, else the realized one.'),
    y: id.describe('A need by its id, `improvement` over the status quo, or `economic-value`.'),
    needs: z
      .array(id)
      .min(1)
      .optional()
      .describe('Needs of the index of improvement; all that are measured where absent.'),
    line: z
      .enum(['regression', 'equal-ratio', 'none'])
      .optional()
      .describe('The line of fair value; none where absent.'),
    frontier: z.boolean().optional().describe('Whether the efficient frontier is drawn.'),
    ours: id.optional().describe('Which solution is ours; that of `value`, or of the role ours.'),
    solutions: z.array(id).min(1).optional().describe('Only these; all where absent.'),
    expectations: z.array(expectation).optional().describe('Until when advantages are ours.'),
  })
  .describe('Alternatives by what they cost and how well they do the job.')
