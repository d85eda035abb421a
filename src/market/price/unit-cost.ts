import type { Source } from '#quantity/figure'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Generator } from '#stats/random/generator'

/** What one sale costs, in the money of the prices. */
export interface UnitCost {
  readonly distribution: Distribution
  /** As written. */
  readonly written: string
  /** Where it is an assumption of the study. */
  readonly assumption?: string
  readonly source?: Source
  readonly review?: string
}

/** The cost that is taken where one number is needed: the mean. */
export function expectedCost(cost: UnitCost): number {
  return distributionMean(cost.distribution)
}

/** A cost for every resample; all alike where it is a number. */
export function drawnCosts(cost: UnitCost, generator: Generator, count: number): Float64Array {
  return Float64Array.from({ length: count }, () =>
    distributionQuantile(cost.distribution, generator.next()),
  )
}
