import { z } from 'zod'
import { day, id, source, text } from '#study/document/schema/text'

const figure = z.union([z.number(), text]).describe('A number with its unit: `5 h`, `6 %`.')

const range = z
  .strictObject({
    min: figure.describe('1 in 20 lie below.'),
    median: figure.describe('Half lie below.'),
    max: figure.describe('1 in 20 lie above.'),
  })
  .describe('Least, middle and most: read as the 5th, 50th and 95th percentile.')

/** A published figure with its range and citation. */
export const benchmark = z
  .strictObject({
    id: id.describe('Id of the evidence.'),
    design: z.literal('benchmark').describe('A published figure with its range.'),
    need: id.describe('The need it speaks of.'),
    solution: id.optional().describe('The solution whose level is published.'),
    from: id.optional().describe('Entry of the library; it brings figures and source.'),
    value: range.optional().describe('The level of the solution.'),
    baseline: id.optional().describe('Of a published change: the solution compared with.'),
    treatment: id.optional().describe('Of a published change: the solution in question.'),
    improvement: range.optional().describe('A published improvement, as a share: `10 %`.'),
    difference: range.optional().describe("A published difference, in the metric's unit."),
    source: source.optional().describe('Citation, date and population.'),
  })
  .describe('Published elsewhere: a level, or a change.')

const answer = z
  .strictObject({
    by: text.describe('Who said so.'),
    date: day.optional().describe('When.'),
    solution: id.describe('Of which solution.'),
    p10: figure.describe('Surprised if it were lower: 1 in 10.'),
    p50: figure.describe('As likely higher as lower.'),
    p90: figure.describe('Surprised if it were higher: 1 in 10.'),
    quote: text.optional().describe('In their own words.'),
  })
  .describe('What one person thinks of a figure.')

const words = {
  by: text.optional().describe('Who said so.'),
  date: day.optional().describe('When.'),
}

/** What people said in interviews. */
export const interview = z
  .strictObject({
    id: id.describe('Id of the evidence.'),
    design: z.literal('interview').describe('What people say, each with a range.'),
    need: id.describe('The need they were asked about.'),
    answers: z.array(answer).min(1).describe('One a person and solution.'),
    examples: z
      .array(z.strictObject({ ...words, words: text.describe('What happened, in their words.') }))
      .optional()
      .describe('Examples with quotes.'),
    unexpected: z
      .array(
        z.strictObject({
          ...words,
          words: text.describe('What they valued that nobody asked about.'),
          candidate: z.enum(['need', 'driver']).describe('What it may become.'),
        }),
      )
      .optional()
      .describe('Value that nobody asked about.'),
    assumptions: z
      .array(
        z.strictObject({
          ...words,
          id: id.describe('Id of the assumption.'),
          verdict: z.enum(['confirmed', 'disputed']).describe('What they say of it.'),
          words: text.optional().describe('Why.'),
        }),
      )
      .optional()
      .describe('Assumptions that they confirm or dispute.'),
  })
  .describe('What people said.')

/** Several pieces of evidence on a need, combined. */
export const synthesis = z
  .strictObject({
    need: id.describe('The need.'),
    of: z.array(id).min(2).describe('Evidence that is combined.'),
    method: z
      .enum(['random-effects', 'fixed-effect', 'shrinkage'])
      .optional()
      .describe('`random-effects` where absent; `shrinkage` draws a small test to a benchmark.'),
    'applies-to': z
      .enum(['new-customers', 'these-customers'])
      .optional()
      .describe('Whose range it is: `new-customers` (predictive) where absent.'),
  })
  .describe('Evidence on one need from several sources, combined.')
