import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** A figure of each arm. */
interface ByArm<Value> {
  readonly base: Value
  readonly treatment: Value
}

/** How far two arms have counterparts for each other. */
export interface Overlap {
  /** Smallest and largest chance of the treatment in each arm. */
  readonly range: ByArm<{ readonly low: number; readonly high: number }>
  /** The chances that occur in both arms; low > high where none does. */
  readonly support: { readonly low: number; readonly high: number }
  /** Rows of each arm outside the support. */
  readonly outside: ByArm<number>
  /** (sum of weights)^2 / sum of squared weights: how many equally weighted rows each arm is worth. */
  readonly effectiveSize: ByArm<number>
  /** Largest share of an arm's weight that one row carries. */
  readonly largestShare: ByArm<number>
}

/**
 * Whether each arm has rows like those of the other, and what weighting costs: where an arm's effective
 * size is a small part of its rows, or one row carries much of the weight, the weighted contrast rests on
 * a few.
 * Source: Kish, Survey Sampling (1965; effective size); common support as in Caliendo and
 * Kopeinig, J Economic Surveys 2008;22:31, section 3.3 (minima and maxima).
 * @param weights of every row; 0 for rows left out
 * @throws StatisticsError 'too-few' where an arm has no row with weight, 'not-finite', 'domain'
 */
export function overlapOf(input: {
  readonly treated: Int8Array | Float64Array
  readonly propensity: Float64Array
  readonly weights: Float64Array
}): Overlap {
  const { treated, propensity, weights } = input
  requireSameLength(treated, propensity)
  requireSameLength(weights, propensity)
  requireSample(propensity, 2)
  requireSample(weights, 2)
  const base = armOf(input, 0)
  const treatment = armOf(input, 1)
  const support = {
    low: Math.max(base.range.low, treatment.range.low),
    high: Math.min(base.range.high, treatment.range.high),
  }
  const outside = (chances: readonly number[]) =>
    chances.filter((chance) => chance < support.low || chance > support.high).length
  return {
    range: { base: base.range, treatment: treatment.range },
    support,
    outside: { base: outside(base.chances), treatment: outside(treatment.chances) },
    effectiveSize: { base: base.effectiveSize, treatment: treatment.effectiveSize },
    largestShare: { base: base.largestShare, treatment: treatment.largestShare },
  }
}

function armOf(
  { treated, propensity, weights }: Parameters<typeof overlapOf>[0],
  arm: 0 | 1,
): {
  readonly chances: readonly number[]
  readonly range: { readonly low: number; readonly high: number }
  readonly effectiveSize: number
  readonly largestShare: number
} {
  const rows = [...propensity.keys()].filter((i) => treated[i] === arm && weights[i] !== 0)
  if (rows.length === 0)
    throw new StatisticsError('too-few', 'An arm has no row with a weight.', { arm })
  const chances = rows.map((i) => propensity[i]!)
  const total = rows.reduce((sum, i) => sum + weights[i]!, 0)
  const squares = rows.reduce((sum, i) => sum + weights[i]! ** 2, 0)
  const bound = (of: (a: number, b: number) => number) => chances.reduce((a, b) => of(a, b))
  return {
    chances,
    range: { low: bound(Math.min), high: bound(Math.max) },
    effectiveSize: total ** 2 / squares,
    largestShare: rows.reduce((most, i) => Math.max(most, weights[i]!), 0) / total,
  }
}
