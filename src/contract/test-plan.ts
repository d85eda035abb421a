import { z } from 'zod'
import type { TestPlan } from '#evidence/planning/test-plan'
import { findingSchema } from '#contract/problem'

const quantity = z.string().trim().min(1).max(50)
const inside = z.number().gt(0).lt(1)

/** What a test is asked for: the words of `worthline plan`. */
export const testQuestionSchema = z
  .strictObject({
    need: z.string().max(100).optional().describe('One need; absent: every need with a metric.'),
    effect: quantity.describe('The improvement to be found: `10 %`, `5 s`, `2 points`.'),
    power: inside.describe('Chance of finding it.'),
    level: inside.describe('Level of the intervals.'),
    treatmentShare: inside.describe('Share of the units in the treatment arm.'),
    perWeek: z.number().positive().optional().describe('Units that come by in a week.'),
    paired: z.boolean().describe('Every unit under both solutions.'),
    correlation: z.number().gt(-1).lt(1).optional().describe('Of the two values of a unit.'),
    clusters: z
      .strictObject({ size: z.number().min(1), correlation: z.number().min(0).lt(1) })
      .optional()
      .describe('Units that are assigned as a whole.'),
    baseline: quantity.optional().describe('How the need stands, where no rows say it.'),
    sd: quantity.optional().describe('Its standard deviation, beside the baseline.'),
  })
  .meta({ id: 'TestQuestion' })

export type AskedTest = z.output<typeof testQuestionSchema>

const planSchema = z
  .looseObject({
    question: z.looseObject({}),
    planned: z.array(z.looseObject({ label: z.string() })),
    unplanned: z.array(z.looseObject({ label: z.string(), reason: z.string() })),
    money: z.boolean(),
  })
  .meta({
    id: 'TestPlan',
    description: 'What a test takes, need by need.',
  }) as unknown as z.ZodType<TestPlan>

/** What a test takes, and what is doubtful about it. */
export const testPlanSchema = z
  .object({ plan: planSchema, findings: z.array(findingSchema) })
  .meta({ id: 'PlannedTest' })
