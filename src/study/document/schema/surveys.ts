import { z } from 'zod'
import { id } from '#study/document/schema/text'

const ratings = z
  .strictObject({
    id: id.describe('Id of the survey.'),
    data: id.describe('The data set that holds the answers.'),
    kind: z.literal('ratings').describe('What sort of survey it is: judges rate items.'),
    judge: id.describe('Column that names the judge.'),
    item: id.describe('Column that names what is rated.'),
    solution: id
      .optional()
      .describe('Column with the solution an item belongs to; may be that of the items.'),
    scores: z
      .record(id, id)
      .refine((scores) => Object.keys(scores).length > 0)
      .describe('What is rated, by a name of your own: the column that holds the ratings.'),
    agreement: z
      .array(z.enum(['kendall-w', 'icc']))
      .min(1)
      .optional()
      .describe('How far the judges agree is measured by these; by both where absent.'),
  })
  .describe('Judges rate items; rows of one judge and item are repeats, averaged first.')

/** A survey by its kind. */
export const survey = z
  .discriminatedUnion('kind', [ratings])
  .describe('What people were asked, on the rows of one data set.')

/** Kinds of survey that this version reads. */
export const surveyKinds = ['ratings'] as const

/** Kinds of survey of the format that no code stands behind yet. */
export const laterSurveyKinds: readonly string[] = [
  'needs',
  'satisfaction-drivers',
  'van-westendorp',
  'dichotomous-choice',
  'interval-payment',
  'choice',
]
