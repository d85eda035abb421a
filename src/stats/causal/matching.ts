import { momentsOf } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'
import { requireVariation } from '#stats/causal/arm-design'
import { type CovariatePoints, covariatePoints } from '#stats/causal/covariate-points'
import { type ArmPoints, armPoints, spreadWithin } from '#stats/causal/matched-points'
import { propensityOf } from '#stats/causal/propensity'
import { type AncovaInput, requireArms } from '#stats/regression/ancova'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** Rows of two arms that were not drawn by lot, and how counterparts are found. */
export interface MatchingInput extends Omit<AncovaInput, 'clusters'> {
  /** Mahalanobis distance over the covariates, or distance on the logit of the chance of the treatment. */
  readonly distance: 'mahalanobis' | 'propensity'
  /** Whose difference: of all rows, or of those that got the treatment. */
  readonly estimand: 'all' | 'treated'
  /** Largest distance of a counterpart, in standard deviations; 0.2 is usual for a propensity. */
  readonly caliper?: number
}

/** The difference between rows and their counterparts. */
export interface MatchedContrast {
  readonly test: TTest
  /** Means of the two arms over the matched rows: seen where seen, else of the counterparts. */
  readonly means: { readonly base: number; readonly treatment: number }
  /** How often each row counts, as itself and as a counterpart: the weights for balance. */
  readonly weights: Float64Array
  /** Rows that were to be matched and have no counterpart within the caliper. */
  readonly unmatched: Int32Array
}

/**
 * By how much rows differ from their nearest counterparts in the other arm: one to one, with replacement,
 * ties averaged. No model of the outcome, but what covariates remain apart within pairs stays in the
 * difference, the more so with several continuous ones: look at `standardisedDifferences`. With a caliper
 * the question is about the rows that found a counterpart. Errors by Abadie and Imbens, with one nearest
 * row of the same arm, and the normal distribution; a fitted propensity is taken as known, which for all
 * rows errs on the wide side (Abadie and Imbens, Econometrica 2016;84:781). No bootstrap (it fails here),
 * and no influence by row. Cost n log n for a few covariates.
 * Source: Abadie and Imbens, Econometrica 2006;74:235, theorems 6 and 7.
 * @throws StatisticsError 'no-overlap' where no row finds a counterpart or a covariate tells the arms apart,
 *   'singular' with the covariate (0-based), 'too-few' under two rows in an arm or without a covariate,
 *   'no-variation', 'not-finite', 'domain'
 */
export function matchedDifference(input: MatchingInput): MatchedContrast {
  requireArms(input)
  requireLevel(input.level)
  requireVariation(input.outcome)
  const { caliper = Infinity } = input
  if (!(caliper > 0))
    throw new StatisticsError('domain', `A caliper lies above 0; it is ${caliper}.`, { caliper })
  const points = pointsOf(input)
  const arms = [armPoints(input, points, 0), armPoints(input, points, 1)] as const
  const pairs = pairsOf(input, points, arms)
  if (pairs.matched.length === 0)
    throw new StatisticsError('no-overlap', 'No row has a counterpart within the caliper.')
  const gaps = pairs.matched.map((row) => pairs.treatment[row]! - pairs.base[row]!)
  const { mean, n, m2 } = momentsOf(gaps)
  const variance = m2 + spreadWithin({ input, points, arms, counts: pairs })
  return {
    test: tTestOf(mean, Math.sqrt(variance) / n, Infinity, input.level),
    means: {
      base: momentsOf(pairs.matched.map((row) => pairs.base[row]!)).mean,
      treatment: momentsOf(pairs.matched.map((row) => pairs.treatment[row]!)).mean,
    },
    weights: pairs.weights,
    unmatched: pairs.unmatched,
  }
}

function pointsOf({ distance, treated, covariates }: MatchingInput): CovariatePoints {
  if (distance === 'mahalanobis') return covariatePoints(covariates)
  const { scores } = propensityOf({ treated, covariates, trim: 0 })
  return covariatePoints([scores.map((score) => Math.log(score / (1 - score)))])
}

/** What every row has and would have had, and how often rows are used. */
interface Pairs {
  readonly base: Float64Array
  readonly treatment: Float64Array
  readonly matched: readonly number[]
  readonly unmatched: Int32Array
  readonly weights: Float64Array
  /** Sum of the squared shares with which each row serves as a counterpart. */
  readonly squares: Float64Array
}

function pairsOf(
  { outcome, treated, estimand, caliper = Infinity }: MatchingInput,
  { coordinates, pointOf }: CovariatePoints,
  arms: readonly [ArmPoints, ArmPoints],
): Pairs {
  const n = outcome.length
  const pairs = {
    base: outcome.slice(),
    treatment: outcome.slice(),
    matched: [] as number[],
    weights: new Float64Array(n),
    squares: new Float64Array(n),
  }
  const unmatched: number[] = []
  for (let row = 0; row < n; row++) {
    const arm = treated[row] === 1 ? 1 : 0
    if (estimand === 'treated' && arm === 0) continue
    const others = arms[1 - arm]!
    const nearest = others.search.nearest(coordinates[pointOf[row]!]!, -1)!
    if (nearest.distance > caliper) {
      unmatched.push(row)
      continue
    }
    const counterparts = nearest.points.flatMap((point) => others.rowsAt.get(point)!)
    const share = 1 / counterparts.length
    let value = 0
    for (const other of counterparts) {
      value += outcome[other]! * share
      pairs.weights[other]! += share
      pairs.squares[other]! += share * share
    }
    pairs.matched.push(row)
    pairs.weights[row]! += 1
    ;(arm === 1 ? pairs.base : pairs.treatment)[row] = value
  }
  return { ...pairs, unmatched: Int32Array.from(unmatched) }
}
