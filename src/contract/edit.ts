import { z } from 'zod'
import type { DocumentEdit, EditConflict, Json } from '#study/document/document-edit'
import { revisionSchema, textSchema } from '#contract/identifiers'

/** Characters of a study document. */
const longest = 2_000_000
const json: z.ZodType<Json> = z
  .lazy(() =>
    z.union([
      textSchema(longest),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(json),
      z.record(textSchema(longest), json),
    ]),
  )
  .meta({ id: 'Json', description: 'A value of the document, as JSON.' })
const path = z
  .array(textSchema(200).min(1))
  .min(1)
  .max(20)
  .meta({ description: 'Keys, and ids of the entries of lists.' })
const before = z.string().max(200).optional()

/** A change of one place in a study document. */
const documentEditSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('set'), path, old: json.optional(), new: json }),
    z.object({ kind: z.literal('insert'), path, new: json, before }),
    z.object({ kind: z.literal('remove'), path, old: json }),
    z.object({ kind: z.literal('move'), path, before }),
  ])
  .meta({ id: 'DocumentEdit' }) as unknown as z.ZodType<DocumentEdit>

/** Edits that are made together: all of them or none. */
export const editRequestSchema = z
  .object({
    base: revisionSchema,
    edits: z.array(documentEditSchema).min(1).max(1_000),
    /** A few words for the history: "hourly wage: 38 to 52 -> 40 to 55". */
    why: textSchema(500).optional(),
  })
  .meta({ id: 'EditRequest' })

/** The whole text of a study document, in place of that of a revision. */
export const textRequestSchema = z
  .object({
    base: revisionSchema,
    text: textSchema(longest),
    why: textSchema(500).optional(),
  })
  .meta({ id: 'TextRequest' })

export type EditRequest = z.infer<typeof editRequestSchema>
export type TextRequest = z.infer<typeof textRequestSchema>
export type { DocumentEdit, EditConflict, Json }
