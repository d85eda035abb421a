import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import type { IncidenceCurve } from '#stats/survival/cumulative-incidence'
import { countUpTo } from '#stats/survival/risk-table'
import { noEventLow, shareInterval } from '#stats/survival/share-interval'
import type { ShareAtTime } from '#stats/survival/survival-at'

/**
 * Which share had one kind of event up to and with a time, with Greenwood's error and the interval on
 * the complementary log-log scale: without competing events it is that of `eventShareAt`. While nobody
 * had the event the error is 0 and the upper end exact, from the units still watched (with delayed
 * entries 1: nothing is known).
 * Source: Marubini and Valsecchi, Analysing Survival Data (1995), section 10.3; equal to the
 * Greenwood-type variance of Allignol, Schumacher and Beyersmann, Biom J 2010;52:126.
 * @param cause 1, 2, ...
 * @throws StatisticsError 'too-few' after the end of all watching, 'domain' for a negative time, an
 *   unknown cause or a bad level
 */
export function incidenceAt(
  curve: IncidenceCurve,
  cause: number,
  time: number,
  level: number,
): ShareAtTime {
  requireLevel(level)
  const last = lastBefore(curve, cause, time)
  const share = curve.incidence[cause - 1]![last] ?? 0
  const standardError = Math.sqrt(incidenceVariance(curve, cause, last))
  return { time, share, standardError, interval: intervalOf(curve, share, standardError, level) }

  function intervalOf(
    { delayedEntry, table }: IncidenceCurve,
    value: number,
    error: number,
    wanted: number,
  ): Interval {
    if (value > 0 && value < 1) {
      const rest = shareInterval(1 - value, error, { level: wanted, scale: 'log-log' })
      return { low: 1 - rest.high, high: 1 - rest.low, level: wanted }
    }
    return { low: 0, high: 1, level: wanted }
  }
}
