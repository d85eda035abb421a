import { StatisticsError } from '#stats/error'
import { type TwoProportions, requireTwoProportions } from '#stats/intervals/counts'
import { ratioEstimate } from '#stats/intervals/ratio-estimate'
import type { CountRatioEstimate } from '#stats/intervals/risk-ratio-interval'

/**
 * How many times the base's odds the treatment's are, on the log scale. Where a cell of the table is
 * empty, 0.5 is added to all four, and `correction` says so.
 * Source: Woolf, Ann Hum Genet 1955;19:251; Haldane, Ann Hum Genet 1956;20:309 (the 0.5).
 * @throws StatisticsError 'too-few' for an empty group, 'no-variation' without any success or any
 *   failure, 'domain'
 * @example oddsRatioInterval({ x1: 20, n1: 100, x2: 10, n2: 100 }, 0.95).ratio // 0.444
 */
export function oddsRatioInterval(counts: TwoProportions, level: number): CountRatioEstimate {
  requireTwoProportions(counts)
  const { x1, n1, x2, n2 } = counts
  if (x1 + x2 === 0 || x1 + x2 === n1 + n2)
    throw new StatisticsError('no-variation', 'All cases came out alike: there is no odds ratio.')
  const cells = [x1, n1 - x1, x2, n2 - x2] as const
  const correction = cells.includes(0) ? 0.5 : 0
  const [a, b, c, d] = [
    cells[0] + correction,
    cells[1] + correction,
    cells[2] + correction,
    cells[3] + correction,
  ]
  const logStandardError = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  const logRatio = Math.log((c / d) * (b / a))
  return { ...ratioEstimate(logRatio, logStandardError, Infinity, level), correction }
}
