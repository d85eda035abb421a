import { momentsOf, variance } from '#stats/descriptive/moments'
import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** How far the arms differ in a covariate, in standard deviations, treatment - base. */
export interface StandardisedDifference {
  /** As the rows are. */
  readonly before: number
  /** With the weights. */
  readonly after: number
}

/**
 * Whether weighting or matching made the arms alike, covariate by covariate: what a love plot shows. The
 * standard deviation is the root of the mean of both arms' variances before weighting, in both figures, so
 * that they can be compared. Under 0.1 is commonly called balanced. A covariate that has one value in each
 * arm has no standard deviation: 0 where the values are equal, else it is refused. No test is made: balance
 * is a matter of these rows.
 * Source: Austin, Stat Med 2009;28:3083, section 2; one denominator: Stuart, Statistical Science
 * 2010;25:1, section 4.1.
 * @param weights of every row, 0 for rows left out: from weighting, or how often matching used a row
 * @throws StatisticsError 'no-variation' with the covariate (0-based), 'too-few' under two rows in an arm or
 *   without weight, 'not-finite', 'domain'
 */
export function standardisedDifferences(input: {
  readonly treated: Int8Array | Float64Array
  readonly covariates: readonly Float64Array[]
  readonly weights: Float64Array
}): readonly StandardisedDifference[] {
  const { treated, covariates, weights } = input
  requireSameLength(treated, weights)
  requireSample(weights, 2)
  return covariates.map((column, covariate) => {
    requireSameLength(column, weights)
    const arms = [0, 1].map((arm) => column.filter((_, i) => treated[i] === arm))
    const [base, treatment] = arms.map((values) => momentsOf(values))
    const spread = Math.sqrt((variance(base!) + variance(treatment!)) / 2)
    const gap = treatment!.mean - base!.mean
    if (spread === 0 && gap === 0) return { before: 0, after: 0 }
    if (spread === 0)
      throw new StatisticsError(
        'no-variation',
        `Covariate ${covariate + 1} has one value in each arm: it has no standard deviation.`,
        { covariate },
      )
    const after = weightedMean(input, column, 1) - weightedMean(input, column, 0)
    return { before: gap / spread, after: after / spread }
  })
}

function weightedMean(
  { treated, weights }: Parameters<typeof standardisedDifferences>[0],
  column: Float64Array,
  arm: 0 | 1,
): number {
  let total = 0
  let sum = 0
  for (let i = 0; i < column.length; i++) {
    if (treated[i] !== arm) continue
    total += weights[i]!
    sum += weights[i]! * column[i]!
  }
  if (!(total > 0)) throw new StatisticsError('too-few', 'An arm has no weight.', { arm })
  return sum / total
}
