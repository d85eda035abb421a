import { z } from 'zod'
import type { Finding } from '#quantity/finding'

/** Where something is wrong in the input, and how to mend it. */
export const findingSchema: z.ZodType<Finding> = z.custom<Finding>().meta({
  description: 'Code, severity, place, message and hint of something wrong or doubtful.',
})

/** The body of every answer that is not what was asked for (RFC 9457, with a hint and findings). */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'A stable code: `not-found`, `conflict`, `too-large`.' }),
    title: z.string().meta({ description: 'What is wrong, in plain words.' }),
    status: z.int(),
    /** Which part of the request: a parameter, a field of the body. */
    place: z.string().optional(),
    hint: z.string().optional(),
    findings: z.array(findingSchema).optional(),
    conflicts: z.array(z.unknown()).optional().meta({
      description: 'Of a `conflict`: edits that meet something else than they began from.',
    }),
    /** Of a `conflict`: the revision that stands now. */
    revision: z.int().optional(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problemSchema>
