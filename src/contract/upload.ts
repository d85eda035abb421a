import { z } from 'zod'
import type { FileProfile } from '#evidence/profile/file-profile'
import { idSchema } from '#contract/identifiers'
import { findingSchema } from '#contract/problem'

/** The name of a file in a study: no folder, no hidden file, nothing a pattern is made of. */
export const fileNameSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^./\\*?[\]{}<>|:"\p{Cc}][^/\\*?[\]{}<>|:"\p{Cc}]*$/u)
  .meta({ description: 'Name of a file without its folder.' })

/** A file that is to come, in as many parts as it takes. */
export const newUploadSchema = z
  .object({ study: idSchema, name: fileNameSchema, bytes: z.int().min(0) })
  .meta({ id: 'NewUpload' })

export const uploadSchema = z
  .object({
    id: idSchema,
    study: idSchema,
    name: fileNameSchema,
    bytes: z.int(),
    /** Where to go on after a break. */
    received: z.int(),
    /** Set once all is there: SHA-256 of the bytes. */
    hash: z.string().optional(),
  })
  .meta({ id: 'Upload' })

const profileSchema = z
  .looseObject({
    facts: z.looseObject({ rows: z.int(), format: z.string() }),
    columns: z.array(
      z.looseObject({
        facts: z.looseObject({}),
        type: z.string(),
        key: z.boolean(),
        suspicions: z.array(z.unknown()),
      }),
    ),
  })
  .meta({ description: 'What every column holds.' }) as unknown as z.ZodType<FileProfile>

export const fileProfileSchema = z
  .object({
    profile: profileSchema,
    /** A `data:` entry, as YAML with comments and as JSON that can be inserted. */
    proposal: z.string(),
    entry: z.unknown(),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'FileProfile' })

/** A few rows as they are declared, for people. */
export const rowSampleSchema = z
  .object({
    total: z.int(),
    columns: z.array(z.string()),
    rows: z.array(
      z.object({
        file: z.string(),
        line: z.int(),
        cells: z.array(z.union([z.string(), z.number(), z.null()])),
      }),
    ),
  })
  .meta({ id: 'RowSample' })

export type NewUpload = z.infer<typeof newUploadSchema>
export type Upload = z.infer<typeof uploadSchema>
export type UploadedProfile = z.infer<typeof fileProfileSchema>
export type RowSample = z.infer<typeof rowSampleSchema>
