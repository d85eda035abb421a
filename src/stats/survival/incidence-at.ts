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
 * entries 1: nothing is known). Linear in the number of steps.
 * Source: Marubini and Valsecchi, Analysing Survival Data (1995), chapter 10; equal to the
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
  const last = positionAt(curve, cause, time)
  const share = shareAt(curve, cause, last)
  const standardError = Math.sqrt(incidenceVariance(curve, cause, last))
  const interval = intervalOf(curve, cause, last, level)
  const isEmpty = share === 0 && !curve.delayedEntry
  if (!isEmpty) return { time, share, standardError, interval }
  const watched = curve.table.atRisk[countBefore(curve, time)] ?? 0
  return {
    time,
    share,
    standardError,
    interval: { ...interval, high: 1 - noEventLow(watched, level) },
  }
}

/**
 * Position in the table of the last step at or before a time; -1 before the first.
 * @throws StatisticsError 'too-few' after the end of all watching, 'domain' for a negative time or an
 *   unknown cause
 */
export function positionAt(curve: IncidenceCurve, cause: number, time: number): number {
  if (curve.incidence[cause - 1] === undefined)
    throw new StatisticsError('domain', `There is no cause ${cause}.`, { cause })
  if (!(time >= 0 && Number.isFinite(time)))
    throw new StatisticsError('domain', `A time is 0 or more and finite; it is ${time}.`)
  const longest = curve.table.times.at(-1)!
  if (time > longest && curve.survival.at(-1)! > 0)
    throw new StatisticsError(
      'too-few',
      `No unit was watched up to ${time}: the longest watching ended at ${longest}.`,
      { time, longest },
    )
  return countUpTo(curve.table.times, time) - 1
}

function shareAt(curve: IncidenceCurve, cause: number, position: number): number {
  return curve.incidence[cause - 1]![position] ?? 0
}

/** Steps strictly before a time. */
function countBefore({ table }: IncidenceCurve, time: number): number {
  const upTo = countUpTo(table.times, time)
  return table.times[upTo - 1] === time ? upTo - 1 : upTo
}

/** Sum over the steps of what the hazards of all causes add to the variance of the share at `last`. */
function incidenceVariance(curve: IncidenceCurve, cause: number, last: number): number {
  const { table, survival } = curve
  const share = shareAt(curve, cause, last)
  let variance = 0
  for (let j = 0; j <= last; j++) {
    const n = table.atRisk[j]!
    const all = table.allEvents[j]!
    const own = table.events[cause - 1]![j]!
    const before = survival[j - 1] ?? 1
    const later = share - shareAt(curve, cause, j)
    if (later > 0) variance += (later * later * all) / (n * (n - all))
    variance += (before * before * own * (n - own)) / n ** 3 - (2 * later * before * own) / (n * n)
  }
  return Math.max(0, variance)
}

function intervalOf(curve: IncidenceCurve, cause: number, last: number, level: number): Interval {
  const share = shareAt(curve, cause, last)
  if (share === 0) return { low: 0, high: 1, level }
  if (share < 1) {
    const error = Math.sqrt(incidenceVariance(curve, cause, last))
    const rest = shareInterval(1 - share, error, { level, scale: 'log-log' })
    return { low: 1 - rest.high, high: 1 - rest.low, level }
  }
  const earlier = curve.incidence[cause - 1]!.findLastIndex((value) => value < 1)
  return { low: intervalOf(curve, cause, earlier, level).low, high: 1, level }
}
