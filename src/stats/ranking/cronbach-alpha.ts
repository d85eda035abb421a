import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'
import type { Agreement } from '#stats/ranking/intraclass-correlation'
import type { Ratings } from '#stats/ranking/ratings'
import { twoWaySquares } from '#stats/ranking/two-way-squares'
import { fQuantile } from '#stats/special/f-distribution'

/**
 * Whether questions that are to measure one thing hang together: Cronbach's alpha with Feldt's interval, in which
 * `1 - alpha` is an F variable. It grows with the number of questions, and does not show that they measure one thing
 * only. Below 0 where they run against each other. The interval is absent where alpha is 1.
 * Source: Cronbach, Psychometrika 1951;16:297; Feldt, Psychometrika 1965;30:357.
 * @param answers one row a question (k), one value a respondent (n), in the same order for all
 * @param level of the interval
 * @throws StatisticsError as `requireRatings` (judges are the questions), 'domain' unless 0 < level < 1, 'no-variation'
 *   where the respondents have the same total
 */
export function cronbachAlpha(answers: Ratings, level: number): Agreement {
  requireLevel(level)
  const { judges: k, items: n, ofItems, residual } = twoWaySquares(answers)
  if (ofItems === 0)
    throw new StatisticsError('no-variation', 'All respondents have the same total.')
  const ratio = residual / ofItems
  if (ratio === 0) return { value: 1 }
  const [low, high] = [(1 + level) / 2, (1 - level) / 2].map(
    (p) => 1 - ratio * fQuantile(p, n - 1, (n - 1) * (k - 1)),
  )
  return { value: 1 - ratio, interval: { low: low!, high: high!, level } }
}
