import { z } from 'zod'
import { id, literal, source, text } from '#study/document/schema/text'

const part = z
  .strictObject({ from: text.describe('Header of the column in the file.') })
  .describe('A column of the file.')

const column = z
  .strictObject({
    from: text.optional().describe('Header in the file; the id itself where absent.'),
    occurrence: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Which one where a header stands twice: 1, 2, ...'),
    unit: text.optional().describe('Unit of the numbers in the file.'),
    map: z
      .record(z.string(), z.union([text, z.number()]))
      .optional()
      .describe('Value in the file: value in the study.'),
    else: text.optional().describe('What values mean that the map does not name.'),
    is: z
      .union([literal, z.array(literal)])
      .optional()
      .describe('The value (or values) that mean yes.'),
    bands: z
      .record(id, text)
      .optional()
      .describe('Cuts a number: `{ young: below 30, older: from 30 }`.'),
    as: z.literal('category').optional().describe('Reads codes as names, not as numbers.'),
    sum: z.array(text).min(1).optional().describe('Sum of columns of the file.'),
    ratio: z.array(text).length(2).optional().describe('First column over the second.'),
    value: literal.optional().describe('One value for every row.'),
    'row-number': z.literal(true).optional().describe('Counts the rows: 1, 2, ...'),
    within: text.optional().describe('Counts within each value of this column.'),
    errors: part.optional().describe('Of a rate: the column that holds the errors.'),
    opportunities: part.optional().describe('Of a rate: the column that holds the opportunities.'),
  })
  .describe('How a column of the study is read from the columns of the file.')

const filter = z
  .record(z.string(), z.union([literal, z.array(literal)]))
  .describe('Column: value, or list of values. Several columns must all agree.')

export const dataSet = z
  .strictObject({
    id: id.describe('Id of the data set.'),
    file: text.optional().describe("A table in the study's folder: CSV, TSV, JSON Lines, Parquet."),
    files: z.array(text).min(1).optional().describe('Several files of one meaning.'),
    row: z
      .enum([
        'execution',
        'event',
        'customer',
        'respondent',
        'period',
        'solution',
        'answer',
        'deal',
      ])
      .describe('What one row stands for.'),
    source: source.optional(),
    read: z
      .strictObject({
        decimal: z.enum(['.', ',']).optional().describe('The decimal mark.'),
        delimiter: z.string().min(1).max(1).optional().describe('What separates the fields.'),
        missing: z.array(z.string()).optional().describe('Texts that stand for a missing value.'),
      })
      .optional()
      .describe('How to read the file, where its own signs are wrong.'),
    columns: z.record(id, column).describe('Columns of the study, by id.'),
    unpivot: z
      .array(z.record(id, column))
      .min(1)
      .optional()
      .describe('One wide row becomes several: the columns that each of them has.'),
    keep: filter.optional().describe('Only these rows.'),
    exclude: z
      .array(
        z.strictObject({
          where: filter.describe('Which rows.'),
          why: text.describe('The reason, as it stands in the report.'),
        }),
      )
      .optional()
      .describe('Rows that are left out, with the reason.'),
  })
  .describe('Rows, and how they are read.')
