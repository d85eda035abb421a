import { choice } from '#study/document/schema/market/choice'
import { maxDiff } from '#study/document/schema/market/max-diff'
import { needs } from '#study/document/schema/market/needs'
import { satisfactionDrivers } from '#study/document/schema/market/satisfaction-drivers'
import { z } from 'zod'
import { gaborGranger } from '#study/document/schema/market/gabor-granger'
import { ratings } from '#study/document/schema/market/ratings'
import { vanWestendorp } from '#study/document/schema/market/van-westendorp'
import { dichotomousChoice, intervalPayment } from '#study/document/schema/market/willingness'

/** A survey by its kind. */
export const survey = z
  .discriminatedUnion('kind', [
    needs,
    satisfactionDrivers,
    ratings,
    vanWestendorp,
    gaborGranger,
    dichotomousChoice,
    intervalPayment,
    choice,
    maxDiff,
  ])
  .describe('What people were asked, on the rows of one data set.')

/** Kinds of survey that this version reads. */
export const surveyKinds = [
  'needs',
  'satisfaction-drivers',
  'ratings',
  'van-westendorp',
  'gabor-granger',
  'dichotomous-choice',
  'interval-payment',
  'choice',
  'max-diff',
] as const
