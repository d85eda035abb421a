import { z } from 'zod'
import { ratings } from '#study/document/schema/market/ratings'

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
