import { z } from 'zod'
import { idSchema, momentSchema, revisionSchema, textSchema } from '#contract/identifiers'

const day = z.iso.date().meta({ description: 'A day: `2026-11-22`.' })

/** What was promised with a study: to whom, by whom, when; the figures stand in its file. */
export const promiseEntrySchema = z
  .object({
    id: idSchema,
    /** Of the study, as it was. */
    title: z.string(),
    /** Empty where its file names nobody. */
    to: z.string(),
    by: z.string(),
    on: day,
    note: z.string(),
    keptAt: momentSchema,
    keptBy: z.string(),
    /** Of the study; absent where the promise was made elsewhere and brought in. */
    revision: revisionSchema.optional(),
  })
  .meta({ id: 'PromiseEntry' })

/** A promise of the figures as they stand at a revision, or one that was made elsewhere. */
export const newPromiseSchema = z
  .discriminatedUnion('from', [
    z.object({
      from: z.literal('answer'),
      revision: revisionSchema,
      to: textSchema(200).trim().min(1),
      by: textSchema(200).trim().min(1),
      on: day,
      note: textSchema(2_000).trim().optional(),
    }),
    z.object({
      from: z.literal('file'),
      text: textSchema(5_000_000).meta({
        description: 'Of a file that `worthline assess --save --as promise` wrote.',
      }),
    }),
  ])
  .meta({ id: 'NewPromise' })

export type PromiseEntry = z.infer<typeof promiseEntrySchema>
export type NewPromise = z.infer<typeof newPromiseSchema>
