import { StatisticsError } from '#stats/error'
import { type TwoProportions, requireTwoProportions } from '#stats/intervals/counts'
import { type RatioEstimate, ratioEstimate } from '#stats/intervals/ratio-estimate'

/** A ratio of counts; `correction` is what was added to each cell of the table of successes and failures. */
export interface CountRatioEstimate extends RatioEstimate {
  readonly correction: 0 | 0.5
}

/**
 * How many times the base's share the treatment's is, p2 / p1, on the log scale. Where a group has
 * no success, or neither has a failure, 0.5 is added to all four cells, and `correction` says so.
 * Source: Katz et al., Biometrics 1978;34:469; Walter, Biometrika 1975;62:371 (the 0.5).
 * @throws StatisticsError 'too-few' for an empty group, 'no-variation' without any success, 'domain'
 * @example riskRatioInterval({ x1: 20, n1: 100, x2: 10, n2: 100 }, 0.95).ratio // 0.5
 */
export function riskRatioInterval(counts: TwoProportions, level: number): CountRatioEstimate {
  requireTwoProportions(counts)
  const { x1, n1, x2, n2 } = counts
  if (x1 + x2 === 0)
    throw new StatisticsError('no-variation', 'Neither group has a success: there is no ratio.')
  const correction = x1 === 0 || x2 === 0 || (x1 === n1 && x2 === n2) ? 0.5 : 0
  const [a, m, b, n] = [x1 + correction, n1 + 2 * correction, x2 + correction, n2 + 2 * correction]
  const logRatio = Math.log((b / n) * (m / a))
  const logStandardError = Math.sqrt((m - a) / (a * m) + (n - b) / (b * n))
  return { ...ratioEstimate(logRatio, logStandardError, Infinity, level), correction }
}
