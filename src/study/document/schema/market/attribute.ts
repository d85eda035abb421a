import { z } from 'zod'
import { column } from '#study/document/schema/market/block'
import { literal, text } from '#study/document/schema/text'

/** Something that sets offers apart. */
export const attribute = z
  .strictObject({
    from: column.describe('Column of the attribute.'),
    unit: text.optional().describe('Unit of its numbers: `s`, `mile`.'),
    base: literal
      .optional()
      .describe('Of a column of names or codes: the value that the others are held against.'),
  })
  .describe('A number, or names of which one is the base.')
