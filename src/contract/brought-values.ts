import { z } from 'zod'
import { revisionSchema, textSchema } from '#contract/identifiers'
import { findingSchema } from '#contract/problem'
import { studyDocumentSchema } from '#contract/study'

/** Values that somebody changed in an exported workbook, or listed in a table, and who stands behind them. */
export const valuesFileSchema = z
  .object({
    base: revisionSchema,
    name: textSchema(200).regex(/^[^/\\]+\.(xlsx|csv|tsv|txt)$/i, 'is no workbook and no table'),
    content: z.base64().max(11_000_000).meta({ description: 'The file, as base64.' }),
    kind: z.enum(['customer-record', 'judgement']),
    by: textSchema(200).trim().min(1).optional(),
    write: z.boolean().meta({ description: 'Whether the study is changed; else it is compared.' }),
  })
  .meta({ id: 'ValuesFile' })

/** What differs from the study, and the study where it was changed. */
export const broughtValuesSchema = z
  .object({
    changes: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        was: z.string(),
        becomes: z.string(),
        unit: z.string(),
      }),
    ),
    findings: z.array(findingSchema),
    study: studyDocumentSchema.optional(),
  })
  .meta({ id: 'BroughtValues' })

export type ValuesFile = z.infer<typeof valuesFileSchema>
export type BroughtValues = z.infer<typeof broughtValuesSchema>
