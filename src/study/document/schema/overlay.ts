import { z } from 'zod'
import { documentVersion } from '#study/document/schema/study'
import { text } from '#study/document/schema/text'
import { assumptionKeys } from '#study/document/schema/value'

/** A customer's own figures over those of a study. */
export const overlaySchema = z
  .strictObject({
    worthline: z.literal(documentVersion).describe('Version of the format: 1.'),
    extends: text.describe('The file of the study, in the same folder.'),
    customer: text.describe('Whose figures these are.'),
    title: text
      .optional()
      .describe("What it is about; the study's own title with the customer's name where absent."),
    base: z
      .strictObject({
        study: text.describe('Id of the stored study.'),
        revision: z.number().int().positive().describe('The revision that was taken.'),
      })
      .optional()
      .describe('Of a stored study: what the file that it extends was taken from.'),
    assumptions: z
      .array(
        z.strictObject(assumptionKeys).describe("The customer's own figure for an assumption."),
      )
      .min(1)
      .optional()
      .describe('Figures in place of those of the study, by id.'),
  })
  .describe("A customer's own figures over those of a Worthline study.")

export type OverlayDocument = z.infer<typeof overlaySchema>
