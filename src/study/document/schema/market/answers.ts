import { z } from 'zod'
import { column } from '#study/document/schema/market/block'
import { text } from '#study/document/schema/text'

/** A scale from its end that says the least to the one that says the most. */
export const answerScale = text.describe(
  'From the end that says the least to the one that says the most: `1 to 5`, or `5 to 1`.',
)

/** Answers that are none. */
export const missingAnswers = z
  .array(z.number())
  .optional()
  .describe('Answers that are none, such as 9 for "do not know".')

export const straightLine = z
  .strictObject({
    'at-least': z
      .int()
      .min(2)
      .optional()
      .describe('From so many answers on; 8, or all questions where there are fewer.'),
    'leave-out': z
      .boolean()
      .optional()
      .describe('Whether these people are left out; false where absent.'),
  })
  .describe('People who give the same answer to all questions of a scale.')

export const speeders = z
  .strictObject({
    seconds: column.describe('Column with the seconds that a person took.'),
    below: z
      .number()
      .positive()
      .optional()
      .describe('Too fast below this; a third of the median where absent.'),
    'leave-out': z
      .boolean()
      .optional()
      .describe('Whether these people are left out; false where absent.'),
  })
  .describe('People who answer too fast to have read the questions.')
