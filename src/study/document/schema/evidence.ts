import { z } from 'zod'
import { designs } from '#evidence/evaluate-block'
import { furtherKeys } from '#study/document/schema/further'
import { overTimeKeys } from '#study/document/schema/over-time'
import { benchmark, interview } from '#study/document/schema/stated'
import { id } from '#study/document/schema/text'

const onRows = z
  .strictObject({
    id: id.describe('Id of the evidence.'),
    data: id.describe('The data set it is measured on.'),
    design: z
      .enum([
        'baseline',
        'randomized',
        'crossover',
        'paired',
        'before-after',
        'non-randomized',
        'difference-in-differences',
        'interrupted-time-series',
        'longitudinal',
        'usage',
      ])
      .meta({ description: 'How the comparison came about.', enum: [...designs] }),
    setting: z.enum(['field', 'lab']).optional().describe('Real executions, or simulated ones.'),
    baseline: id.describe('The solution compared with.'),
    treatment: id.optional().describe('The solution in question.'),
    needs: z.array(id).min(1).describe('Needs that are measured.'),
    covariates: z
      .array(id)
      .optional()
      .describe('Columns known before the treatment, for adjustment and balance.'),
    unit: id.optional().describe('Column that names the unit of analysis.'),
    cluster: id.optional().describe('Column that names the cluster.'),
    strata: id.optional().describe('Column that names the stratum of the randomisation.'),
    split: z
      .record(id, z.number().positive())
      .optional()
      .describe('Planned shares of the arms, for the sample-ratio check.'),
    'selected-on': z
      .strictObject({
        need: id.describe('The need whose baseline was bad.'),
        'population-mean': z
          .union([z.number(), z.string()])
          .optional()
          .describe('Mean of all units before, selected or not: `42 min`.'),
      })
      .optional()
      .describe('Units were selected because their baseline was bad.'),
    ...overTimeKeys,
    ...furtherKeys,
    shown: z
      .boolean()
      .optional()
      .describe('Shown in the matrix where several blocks measure a need.'),
  })
  .describe('A comparison of two solutions on some needs, by a design.')

export const evidence = z
  .discriminatedUnion('design', [onRows, benchmark, interview])
  .describe('What is known of needs: from rows, from a publication, from people.')
