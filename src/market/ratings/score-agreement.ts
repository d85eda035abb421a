import { orReason } from '#market/sure-value'
import type { RatingsSurvey } from '#market/ratings/ratings-survey'
import type { RatingTable } from '#market/ratings/rating-table'
import type { ConcordanceView, ScoreAgreement } from '#market/ratings/ratings-view'
import { createGenerator } from '#stats/random/generator'
import {
  intraclassCorrelation,
  type IntraclassCorrelation,
} from '#stats/ranking/intraclass-correlation'
import { kendallW } from '#stats/ranking/kendall-w'
import { concordancePermutationP } from '#stats/ranking/kendall-w-permutation'

/** Under so many judges or items chi-square is off (Legendre 2005; Siegel and Castellan 1988). */
const FEW_JUDGES = 20
const FEW_ITEMS = 8

/** Larger tables are not dealt anew: their chi-square holds. */
const MOST_CELLS = 2000

/** An ICC(2,k) below this is poor (Koo and Li, J Chiropr Med 2016;15:155). */
const POOR_MEAN = 0.5

/** A p of Kendall's W above this is no more agreement than chance brings. */
const BY_CHANCE = 0.05

/**
 * How far judges agree on one score. What cannot be computed stands there with its reason. Doubtful where judges rank
 * no more alike than by chance, or where the mean over judges has an ICC(2,k) under 0.5.
 */
export function scoreAgreement(
  { judges, items, ratings }: RatingTable,
  { agreement, dealings }: RatingsSurvey,
  level: number,
): ScoreAgreement {
  const few = judges.length < FEW_JUDGES || items.length < FEW_ITEMS
  const dealt = few && judges.length * items.length <= MOST_CELLS
  const concordance = agreement.includes('kendall-w')
    ? orReason(() => concordanceOf(ratings, dealt ? dealings : undefined))
    : undefined
  const correlation = agreement.includes('icc')
    ? orReason(() => intraclassCorrelation(ratings, level))
    : undefined
  return {
    judges: judges.length,
    items: items.length,
    ...(concordance === undefined ? {} : { concordance }),
    ...(correlation === undefined ? {} : correlations(correlation)),
    doubtful: byChance(concordance) || poor(correlation),
  }
}

function correlations(
  found: IntraclassCorrelation | { readonly reason: string },
): Pick<ScoreAgreement, 'single' | 'average'> {
  if ('reason' in found) return { single: found, average: found }
  const none = { reason: 'The items differ by far less than the judges err.' }
  return { single: found.single, average: found.average ?? none }
}

function concordanceOf(
  ratings: RatingTable['ratings'],
  dealings: RatingsSurvey['dealings'] | undefined,
): Exclude<ConcordanceView, { readonly reason: string }> {
  const { w, chiSquare, df, pValue } = kendallW(ratings)
  if (dealings === undefined)
    return { w, chiSquare, df, chiSquareP: pValue, pValue: { value: pValue, test: 'chi-square' } }
  const { seed, permutations } = dealings
  const value = concordancePermutationP(ratings, createGenerator(seed, 'kendall-w'), permutations)
  return { w, chiSquare, df, chiSquareP: pValue, pValue: { value, test: 'permutation' } }
}

function byChance(concordance: ConcordanceView | undefined): boolean {
  return concordance !== undefined && 'w' in concordance && concordance.pValue.value > BY_CHANCE
}

function poor(
  correlation: IntraclassCorrelation | { readonly reason: string } | undefined,
): boolean {
  if (correlation === undefined || 'reason' in correlation) return false
  return correlation.average === undefined || correlation.average.value < POOR_MEAN
}
