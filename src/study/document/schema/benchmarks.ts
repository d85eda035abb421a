import { z } from 'zod'
import { id, source, text } from '#study/document/schema/text'

const entry = z
  .strictObject({
    id: id.describe('Evidence names it by `from`.'),
    what: text.describe('What was measured, in words.'),
    measure: z
      .enum(['level', 'improvement', 'difference'])
      .optional()
      .describe('What the figures are: the `level` of one solution where absent.'),
    unit: text.optional().describe('Of the three figures; none for a plain number.'),
    min: z.number().describe('1 in 20 lie below.'),
    median: z.number().describe('Half lie below.'),
    max: z.number().describe('1 in 20 lie above.'),
    source: source.describe('Citation, date and population.'),
  })
  .describe('A published figure with its range and citation.')

/** A library of published figures, beside the studies that use them. */
export const benchmarkLibrarySchema = z.array(entry).min(1).describe('Published figures.')

export type BenchmarkEntry = z.infer<typeof entry>
