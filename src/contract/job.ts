import { z } from 'zod'
import { idSchema, momentSchema, revisionSchema } from '#contract/identifiers'
import { findingSchema } from '#contract/problem'

/** Work that takes time: it survives a restart, says how far it is, and can be cancelled. */
export const jobSchema = z
  .object({
    id: idSchema,
    kind: z.literal('assess'),
    study: idSchema.optional(),
    revision: revisionSchema.optional(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    /** What it is doing, in words. */
    progress: z.string(),
    createdAt: momentSchema,
    endedAt: momentSchema.optional(),
    /** Of a failed one. */
    findings: z.array(findingSchema),
  })
  .meta({ id: 'Job' })

export type Job = z.infer<typeof jobSchema>

/** What `/api/events` sends, one JSON object an event. */
export const eventSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('job'), job: jobSchema }),
    z.object({
      type: z.literal('revision'),
      study: idSchema,
      revision: revisionSchema,
      by: z.string(),
    }),
    z.object({ type: z.literal('answer'), study: idSchema, revision: revisionSchema }),
    z.object({ type: z.literal('promise'), study: idSchema }),
  ])
  .meta({ id: 'Event' })

export type ServerEvent = z.infer<typeof eventSchema>
