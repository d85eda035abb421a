import { z } from 'zod'
import { id, text } from '#study/document/schema/text'

/** What a block of evidence is asked beyond its design. */
export const furtherKeys = {
  by: z
    .array(id.meta({ refersTo: 'grouping' }))
    .min(1)
    .optional()
    .describe('Columns by whose levels the effect is shown too, with a test of interaction.'),
  'not-worse-by': z
    .record(id, z.union([z.number(), text]))
    .optional()
    .describe('Need: what is acceptable at worst, such as `10 min`.'),
  looks: z
    .literal('repeated')
    .optional()
    .describe('Results are watched while rows come in: always-valid intervals beside the usual.'),
  bootstrap: z
    .strictObject({
      resamples: z
        .number()
        .int()
        .min(100)
        .max(1_000_000)
        .optional()
        .describe('10,000 where absent.'),
      method: z.enum(['percentile', 'bca']).optional().describe('`bca` where absent.'),
      seed: z.number().int().optional().describe('1 where absent.'),
    })
    .optional()
    .describe('Intervals by resampling beside the usual ones: `{}` for the usual settings.'),
}
