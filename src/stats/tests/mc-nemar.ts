import { requireCount } from '#stats/intervals/counts'
import { binomialCdf } from '#stats/intervals/binomial'
import { chiSquareTail } from '#stats/special/chi-square'
import { doubledTail } from '#stats/tests/p-value'

/** Two-sided p-values of a paired yes-no comparison. */
export interface McNemar {
  readonly exact: number
  /** The exact one less half the chance of what was observed, doubled: less cautious. */
  readonly midP: number
  /** (b - c)^2 / (b + c), without continuity correction; 0 without discordant pairs. */
  readonly chiSquare: number
  readonly chiSquarePValue: number
}

/**
 * Whether a share differs between two conditions on the same units: only the units that changed count.
 * Without such a unit all p-values are 1.
 * Source: McNemar, Psychometrika 1947;12:153; Fagerland et al., BMC Med Res Methodol 2013;13:91 (mid-p).
 * @param b units that succeeded under the base only
 * @param c units that succeeded under the treatment only
 * @throws StatisticsError 'domain' for counts that are none
 */
export function mcNemar(b: number, c: number): McNemar {
  requireCount(b, 'b')
  requireCount(c, 'c')
  const n = b + c
  if (n === 0) return { exact: 1, midP: 1, chiSquare: 0, chiSquarePValue: 1 }
  const smaller = Math.min(b, c)
  const lower = binomialCdf(smaller, n, 0.5)
  const observed = lower - binomialCdf(smaller - 1, n, 0.5)
  const chiSquare = (b - c) ** 2 / n
  return {
    exact: doubledTail(lower, 1),
    midP: b === c ? 1 - observed : 2 * lower - observed,
    chiSquare,
    chiSquarePValue: chiSquareTail(chiSquare, 1),
  }
}
