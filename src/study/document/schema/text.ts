import { z } from 'zod'

/** A text with something in it. */
export const text = z.string().trim().min(1)

/** The grammar of ids; reserved words are refused when the study is resolved. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .describe('Lower-case words, digits and hyphens, beginning with a letter.')

/** A calendar day. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A day as 2026-11-21.')

/** A number, or a text that is read as a formula, a range or a distribution. */
export const formula = z
  .union([z.number(), text])
  .describe('A number, a formula, or a range such as `1500 to 2500`.')

/** A number, or one with a unit: `60 min`. */
export const bound = z.union([z.number(), text])

/** A value in a table: numbers compare as numbers, everything else as trimmed text. */
export const literal = z.union([z.number(), z.boolean(), z.string()])

/** Where a figure comes from. */
export const source = z
  .strictObject({
    kind: z
      .enum(['measurement', 'customer-record', 'interview', 'benchmark', 'judgement'])
      .optional()
      .describe('What kind of knowledge it is.'),
    by: text.optional().describe('Who said so.'),
    date: day.optional().describe('When.'),
    cite: text.optional().describe('Where it is published.'),
    population: text.optional().describe('Whom it was measured on.'),
  })
  .describe('Where the figure comes from: who said so, when, or where it is published.')
