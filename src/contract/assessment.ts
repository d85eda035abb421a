import { z } from 'zod'
import type { Figure } from '#quantity/figure'
import type { Assessment } from '#study/evaluation/assessment'
import { revisionSchema } from '#contract/identifiers'
import { findingSchema } from '#contract/problem'

const figureSchema = z
  .looseObject({
    id: z.string(),
    label: z.string(),
    unit: z.string(),
    inputs: z.array(z.looseObject({})),
    hash: z.string(),
  })
  .meta({
    id: 'Figure',
    description: 'A number with its unit, range, lineage and hash: the JSON of `worthline assess`.',
  }) as unknown as z.ZodType<Figure>

/** The figures of a revision, as the command line gives them. */
export const figuresSchema = z
  .object({
    revision: revisionSchema,
    figures: z.array(figureSchema),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'Figures' })

/**
 * All that the page draws from. `assessment` is text that `decodeAssessment` reads: numbers that JSON
 * has no words for, and columns of numbers, are kept. Absent while it is being made (then `job` is
 * set) and where the study has problems.
 */
export const assessmentAnswerSchema = z
  .object({
    revision: revisionSchema,
    state: z.enum(['fresh', 'running', 'broken']),
    assessment: z.string().optional(),
    job: z.string().optional(),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'AssessmentAnswer' })

export type FiguresAnswer = z.infer<typeof figuresSchema>
export type AssessmentAnswer = z.infer<typeof assessmentAnswerSchema>
export type { Assessment }
