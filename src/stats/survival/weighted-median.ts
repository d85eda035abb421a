import { StatisticsError } from '#stats/error'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { requireLevel } from '#stats/intervals/interval'
import { cumulativeIncidence } from '#stats/survival/cumulative-incidence'
import { incidenceEstimate } from '#stats/survival/incidence-estimate'
import { shareInterval } from '#stats/survival/share-interval'
import { crossing, type QuantileTime } from '#stats/survival/survival-quantile'
import type { FollowUpRows } from '#stats/survival/unit-influence'

/**
 * By which time half of what the units stand for has had the event, of units that count unequally (weights) or hang
 * together (clusters): the curve is Kaplan-Meier with weights, the interval holds the times at which the log-log
 * interval of the curve contains one half, with the error of the units' influence, the weights taken as given. Absent
 * where observation ended before. For units that count alike take `survivalQuantile`. Cost n log n times the logarithm of
 * the number of times.
 * Source: Brookmeyer and Crowley, Biometrics 1982;38:29, with robust errors (Reid, Annals of Statistics 1981;9:78).
 * @param rows one kind of event; a row whose time is NaN takes no part
 * @throws StatisticsError 'too-few' under two rows or clusters, 'domain' for a bad level, otherwise as `requireFollowUp`
 */
export function weightedMedian(rows: FollowUpRows, level: number): QuantileTime {
  requireLevel(level)
  const { times, causes, entries, weights } = rows.followUp
  const present = Array.from(times, (_, i) => i).filter((i) => !Number.isNaN(times[i]!))
  if (present.length < 2)
    throw new StatisticsError('too-few', 'A standard error needs two units.', {
      n: present.length,
    })
  const pick = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(present, (i) => column[i]!)
  const { table, survival } = cumulativeIncidence(
    {
      times: pick(times),
      causes: pick(causes),
      ...(entries === undefined ? {} : { entries: pick(entries) }),
      ...(weights === undefined ? {} : { weights: pick(weights) }),
    },
    1,
  )
  const steps = Array.from(table.times, (time, j) => ({ time, survival: survival[j]! }))
  const time = crossing(
    steps.map((step) => ({ ...step, low: step.survival, high: step.survival })),
    'survival',
    HALF,
  )
  const inside = steps.filter((step) => step.survival > 0 && step.survival < 1)
  const bound = (end: 'low' | 'high'): number | undefined =>
    inside[
      firstAtMost(inside.length, (j) => bandAt(rows, inside[j]!, level)[end] <= HALF + TOLERANCE)
    ]?.time
  const [low, high] = [bound('low'), bound('high')]
  return {
    probability: HALF,
    ...(time === undefined ? {} : { time }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    level,
  }
}

const HALF = 0.5
/** Shares this close are equal: rounding of products. */
const TOLERANCE = 1.5e-8

function bandAt(
  rows: FollowUpRows,
  { time, survival }: { readonly time: number; readonly survival: number },
  level: number,
): { readonly low: number; readonly high: number } {
  const error = standardErrorOf(incidenceEstimate(rows, { causes: 1, cause: 1, time }))
  return shareInterval(survival, error, { level, scale: 'log-log' })
}

/** The first of `count` places for which a condition holds that holds from then on. */
function firstAtMost(count: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
