import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, requireLevel } from '#stats/intervals/interval'

/**
 * Between which values a share lies whose error comes from weighted or clustered rows: t on the logit scale,
 * logit p +- t x se / (p (1 - p)), so that it stays inside 0 to 1. For independent rows of equal weight take
 * Wilson's. A share of none or all has no error on this scale.
 * Source: Lumley, Complex Surveys (2010), section 2.3; Korn and Graubard, Survey Methodology 1998;24:193.
 * @throws StatisticsError 'domain' for a share outside 0 to 1 (both excluded), an error that is not above 0, or a
 *   bad level or df
 */
export function logitInterval(
  share: { readonly value: number; readonly standardError: number; readonly df: number },
  level: number,
): Interval {
  requireLevel(level)
  const { value, standardError, df } = share
  if (!(value > 0 && value < 1 && standardError > 0 && standardError < Infinity))
    throw new StatisticsError(
      'domain',
      'A logit interval needs a share between 0 and 1 with an error.',
    )
  const centre = Math.log(value / (1 - value))
  const reach = (studentTCritical(level, df) * standardError) / (value * (1 - value))
  return { low: inverse(centre - reach), high: inverse(centre + reach), level }
}

function inverse(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
