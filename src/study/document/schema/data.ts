import { z } from 'zod'
import { log, logForms, withinTime } from '#study/document/schema/log'
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
    within: z
      .union([text, withinTime])
      .optional()
      .describe('Counts within each value of this column; of a log: whether a time is in bounds.'),
    event: z
      .strictObject({
        from: text.describe('Header of the column that says how the case ended.'),
        is: z
          .union([literal, z.array(literal)])
          .describe('The value (or values) that mean the event. Any other means still open.'),
        competing: z
          .array(literal)
          .min(1)
          .optional()
          .describe('Values that mean that the case ended in another way: `[abandoned]`.'),
      })
      .optional()
      .describe('Of a time to an event: what ended the time.'),
    entry: text
      .optional()
      .describe('Of a time to an event: the column with the time at which watching began.'),
    share: z
      .strictObject({
        from: text.describe('Header of the column that holds the share.'),
        unit: z.enum(['%', '1']).optional().describe('`%` where it holds percentages.'),
      })
      .optional()
      .describe('Of a yes-no need: a published share, whose denominator stands in `of`.'),
    of: part.optional().describe('Of a published share: how many cases it is a share of.'),
    errors: part.optional().describe('Of a rate: the column that holds the errors.'),
    opportunities: part.optional().describe('Of a rate: the column that holds the opportunities.'),
    ...logForms,
  })
  .describe('How a column of the study is read from the columns of the file.')

const filter = z
  .record(z.string(), z.union([literal, z.array(literal)]))
  .describe('Column: value, or list of values. Several columns must all agree.')

/** Looks columns of one data set up for the rows of another. */
export const join = z
  .strictObject({
    data: id.describe('Id of the data set whose rows get columns.'),
    with: id.describe('Id of the data set that has them, one row a key.'),
    by: id.describe('The column that holds the key; both data sets declare it.'),
  })
  .describe('The columns of one data set, looked up for every row of another by a key.')

export const dataSet = z
  .strictObject({
    id: id.describe('Id of the data set.'),
    file: text
      .optional()
      .describe("A table in the study's folder: CSV, TSV, JSON Lines, Parquet, Excel (.xlsx)."),
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
        timezone: text
          .optional()
          .describe('Of a log: where times without an offset were written: `Europe/Amsterdam`.'),
        sheet: z
          .union([text, z.number().int().positive()])
          .optional()
          .describe('Of a workbook (.xlsx): the sheet by its name or its place from 1.'),
        range: z
          .string()
          .regex(/^\$?[A-Za-z]{1,3}\$?\d*(:\$?[A-Za-z]{1,3}\$?\d*)?$/)
          .optional()
          .describe('Of a workbook (.xlsx): the cells of the table with its headers: `A3:F200`.'),
      })
      .optional()
      .describe('How to read the file, where its own signs are wrong.'),
    log: log.optional(),
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
