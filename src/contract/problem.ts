import { z } from 'zod'
import type { Finding } from '#quantity/finding'
import { findingCodes, type FindingCode } from '#quantity/finding-codes'

const codes = Object.keys(findingCodes) as FindingCode[]

/** Where something is wrong in the input, and how to mend it. */
export const findingSchema = z
  .object({
    code: z.enum(codes),
    severity: z.enum(['problem', 'warning']),
    place: z.object({
      file: z.string().optional(),
      line: z.int().optional(),
      column: z.int().optional(),
      /** In the study document, by id where there is one. */
      path: z.string().optional(),
      /** Line of the file of a table. */
      row: z.int().optional(),
      /** Column of a table, by its header. */
      field: z.string().optional(),
    }),
    message: z.string(),
    hint: z.string().optional(),
  })
  .meta({ id: 'Finding' }) as unknown as z.ZodType<Finding>

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
