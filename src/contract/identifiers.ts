import { z } from 'zod'

/** Of studies, uploads and jobs: made by the server. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]{4,40}$/)
  .meta({ description: 'An id that the server made.' })

/** Of revisions of a study: 1, 2, ... */
export const revisionSchema = z
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .meta({ description: 'Number of a revision of a study; the first is 1.' })

/** Words of a person or a whole text: anything but half a character, and the one that databases end texts with. */
export function textSchema(longest: number): z.ZodString {
  return z
    .string()
    .max(longest)
    .refine((text) => !text.includes('\0'), 'holds a character that is none (U+0000)')
    .refine((text) => text.isWellFormed(), 'holds half a character (a surrogate alone)')
}

/** A moment in UTC: `2026-11-22T05:40:27.000Z`. */
export const momentSchema = z.iso.datetime().meta({ description: 'A moment in UTC.' })
