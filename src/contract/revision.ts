import { z } from 'zod'
import { momentSchema, revisionSchema } from '#contract/identifiers'
import { answerSummarySchema } from '#contract/study'

/** One entry of the history of a study. */
export const revisionEntrySchema = z
  .object({
    revision: revisionSchema,
    at: momentSchema,
    by: z.string(),
    why: z.string(),
    /** What made it; `files`: a file of rows came or went. */
    kind: z.enum(['create', 'edit', 'text', 'restore', 'undo', 'redo', 'files']),
    /** Paths that changed, where it was made of edits. */
    paths: z.array(z.array(z.string())),
    /** Where it was evaluated. */
    answer: answerSummarySchema.optional(),
  })
  .meta({ id: 'Revision' })

/** A figure whose value is not what it was. */
const movedFigureSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    /** With unit and range, ready to be shown; absent where the figure is not there. */
    before: z.string().optional(),
    after: z.string().optional(),
    because: z.array(z.string()),
  })
  .meta({ id: 'MovedFigure' })

/** Two revisions beside each other. */
export const comparisonSchema = z
  .object({
    from: revisionSchema,
    to: revisionSchema,
    before: z.string().meta({ description: 'Text of the document.' }),
    after: z.string(),
    /** Absent where one of the two cannot be evaluated. */
    moved: z.array(movedFigureSchema).optional(),
  })
  .meta({ id: 'RevisionComparison' })

export type RevisionEntry = z.infer<typeof revisionEntrySchema>
export type MovedFigure = z.infer<typeof movedFigureSchema>
export type RevisionComparison = z.infer<typeof comparisonSchema>
