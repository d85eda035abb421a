import { z } from 'zod'
import { solutionRoles } from '#job/job'
import { metricKinds } from '#job/metric'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'
import { idSchema, textSchema } from '#contract/identifiers'

const entrySchema = z
  .looseObject({
    id: z.string(),
    what: z.string(),
    unit: z.string().optional(),
    min: z.number(),
    median: z.number(),
    max: z.number(),
    source: z.looseObject({}),
  })
  .meta({
    id: 'PublishedFigure',
    description: 'An entry of a library of published figures.',
  }) as unknown as z.ZodType<BenchmarkEntry>

/** A figure in the library of another stored study. */
export const publishedElsewhereSchema = z
  .object({ study: idSchema, title: z.string(), entry: entrySchema })
  .meta({ id: 'PublishedElsewhere' })

/** A published figure for the library of a study: of another one's library, or made of what several studies measured. */
export const takePublishedSchema = z
  .discriminatedUnion('from', [
    z.object({ from: z.literal('library'), study: idSchema, entry: z.string().max(200) }),
    z.object({
      from: z.literal('studies'),
      /** One a customer. */
      studies: z.array(idSchema).min(1).max(200),
      /** The need by its id in the studies, or the one need with a metric of a kind. */
      of: z.union([
        z.strictObject({ need: z.string().max(200) }),
        z.strictObject({ kind: z.enum(metricKinds) }),
      ]),
      role: z.enum(solutionRoles),
      population: textSchema(300).trim().min(1),
    }),
  ])
  .meta({ id: 'TakePublished' })

export const takenPublishedSchema = z
  .object({ entry: entrySchema, file: z.string() })
  .meta({ id: 'TakenPublished' })

export type PublishedElsewhere = z.infer<typeof publishedElsewhereSchema>
export type TakePublished = z.infer<typeof takePublishedSchema>
export type TakenPublished = z.infer<typeof takenPublishedSchema>
