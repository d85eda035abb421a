import { StatisticsError } from '#stats/error'
import { requireCount } from '#stats/intervals/counts'
import { unlikelierShare, weightsFromRatios } from '#stats/tests/two-sided-exact'

/** A table of counts: a, b in the first row, c, d in the second. */
export interface FourCells {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

/**
 * Whether two yes-no properties hang together in a table of counts, however small: two-sided, the sum
 * of all tables with the same margins that are no more likely. An empty margin gives p = 1. Linear in
 * the smallest margin.
 * Source: Fisher, Statistical Methods for Research Workers (1934), section 21.02; two-sided as R's fisher.test.
 * @throws StatisticsError 'domain' for counts that are none, 'too-few' for an empty table
 */
export function fisherExact({ a, b, c, d }: FourCells): { readonly pValue: number } {
  requireCount(a, 'a')
  requireCount(b, 'b')
  requireCount(c, 'c')
  requireCount(d, 'd')
  if (a + b + c + d === 0) throw new StatisticsError('too-few', 'The table holds no cases.')
  const lowest = Math.max(0, a - d)
  const highest = Math.min(a + b, a + c)
  const weights = weightsFromRatios(highest - lowest + 1, (index) => {
    const value = lowest + index
    return ((a + b - value + 1) * (a + c - value + 1)) / (value * (d - a + value))
  })
  return { pValue: unlikelierShare(weights, a - lowest) }
}
