import { z } from 'zod'
import {
  answerScale,
  missingAnswers,
  speeders,
  straightLine,
} from '#study/document/schema/market/answers'
import { blockKeys, column } from '#study/document/schema/market/block'
import { id, literal, text } from '#study/document/schema/text'

const columns = z
  .union([text, z.record(id, column)])
  .describe('The column of each need, or a pattern in which `*` stands for its id: `important-*`.')

const top = z
  .int()
  .min(1)
  .optional()
  .describe(
    'How many steps from the best end on count, or ranks from the first on; 2 where absent.',
  )

const maxDiff = z
  .strictObject({
    best: columns.describe(
      'Column with what was best of a set; or how often each need was, by need.',
    ),
    worst: columns.describe('The same of the worst.'),
    items: z.array(column).min(2).optional().describe('Columns with what stood in the set.'),
    shown: z
      .int()
      .min(1)
      .optional()
      .describe('In how many sets each need stood, where counts are given.'),
  })
  .describe('Best and worst of sets: one row a set, or counts with one row a person.')

const importance = z
  .strictObject({
    picks: z
      .array(column)
      .min(1)
      .optional()
      .describe('Columns in which people name what matters most.'),
    codes: z
      .record(text, id)
      .optional()
      .describe('What stands for which need in columns that name needs; their ids where absent.'),
    none: z
      .union([literal, z.array(literal)])
      .optional()
      .describe('What stands for no pick.'),
    base: z
      .enum(['all', 'picked'])
      .optional()
      .describe('Shares of all people (where absent), or of those who picked one at least.'),
    scale: answerScale.optional(),
    columns: columns.optional(),
    missing: missingAnswers,
    top,
    ranks: columns.optional().describe('The column with the rank of each need; 1 is the first.'),
    of: z.int().min(2).optional().describe('How many needs were ranked; all where absent.'),
    'max-diff': maxDiff.optional(),
  })
  .describe('What is important to people: `picks`, a `scale`, `ranks` or `max-diff`.')

export const needs = z
  .strictObject({
    ...blockKeys,
    kind: z
      .literal('needs')
      .describe('What sort of survey it is: which needs are important, and how far met.'),
    respondent: column
      .optional()
      .describe('Column that names the person, where several rows are of one.'),
    needs: z
      .array(id)
      .min(1)
      .optional()
      .describe('Needs of the jobs, or names of your own; those of the columns where absent.'),
    importance,
    satisfaction: z
      .strictObject({ scale: answerScale, columns, missing: missingAnswers, top })
      .describe('How far each need is met today.'),
    thresholds: z
      .array(z.number().positive())
      .min(1)
      .optional()
      .describe('Scores from which a need counts as an opportunity; 10, 12 and 15 where absent.'),
    quality: z
      .strictObject({ 'straight-line': straightLine.optional(), speeders: speeders.optional() })
      .optional()
      .describe('How carefully people answered.'),
  })
  .describe('People say which needs are important to them, and how far each is met.')
