import { clipInterval, tInterval } from '#evidence/arms/arm-interval'
import type { ArmMeasure } from '#evidence/comparison'
import { withDegrees } from '#evidence/effects/contrast-means'
import type { EventTimes } from '#evidence/estimate'
import { roundTime, timeUnitOf, type MeasuredNeed } from '#evidence/metric-family'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf, withStandardError } from '#stats/influence/linear-estimate'
import type { IncidenceCurve } from '#stats/survival/cumulative-incidence'
import { cumulativeIncidence } from '#stats/survival/cumulative-incidence'
import type { CompetingFollowUp } from '#stats/survival/follow-up'
import { asSingleEvent, selectUnits } from '#stats/survival/follow-up'
import { incidenceAt } from '#stats/survival/incidence-at'
import { incidenceEstimate } from '#stats/survival/incidence-estimate'
import { kaplanMeier } from '#stats/survival/kaplan-meier'
import { restrictedMean } from '#stats/survival/restricted-mean'
import { shareInterval } from '#stats/survival/share-interval'
import type { ShareAtTime } from '#stats/survival/survival-at'
import { survivalQuantile } from '#stats/survival/survival-quantile'
import { timeLost, timeLostEstimate } from '#stats/survival/time-lost-estimate'

/** One arm's times to an event. */
export interface EventTimeRows {
  readonly need: MeasuredNeed
  readonly solution: string
  /** Of all rows of the table; times are NaN where a row is not of the arm or takes no part. */
  readonly followUp: CompetingFollowUp
  /** How many ends there are besides being open: the event, and those that compete with it. */
  readonly causes: number
  /** In the unit of the times. */
  readonly horizon: number
  readonly missing: number
  readonly clusters?: Int32Array
  readonly level: number
}

/** An arm's measure with the curve that it was read from. */
export interface EventTimeArm {
  readonly rows: EventTimeRows
  readonly measure: ArmMeasure
  readonly curve: IncidenceCurve
}

/**
 * One arm of a time to an event: the mean time without the event up to the horizon (Kaplan-Meier; where
 * cases can end in another way Aalen-Johansen, and a case that did counts as without the event up to the
 * horizon), the median and the shares by the quarters of the horizon. No error where nobody had the event
 * before the horizon. Absent without a row.
 * @throws StatisticsError where nobody was watched as long as the horizon
 */
export function measureEventTimes(rows: EventTimeRows): EventTimeArm | undefined {
  const units = unitsOf(rows.followUp)
  const n = units.times.length
  if (n === 0) return undefined
  const curve = cumulativeIncidence(units, rows.causes)
  const estimate = errorOf(rows, units)
  const { horizon, level, solution, missing } = rows
  const interval = clipInterval(
    estimate && tInterval(forInterval(rows, estimate), level),
    0,
    horizon,
  )
  const summary = {
    solution,
    n,
    missing,
    value: horizon - timeLost(curve, 1, horizon),
    ...(interval === undefined || standardErrorOf(estimate!) === 0 ? {} : { interval }),
    eventTimes: eventTimesOf(rows, units, curve),
  }
  const measure = { summary, exposure: n, ...(estimate === undefined ? {} : { estimate }) }
  return { rows, measure, curve }
}

/** Normal without clusters (Greenwood), else t with clusters - 1. */
export function forInterval(
  { clusters }: Pick<EventTimeRows, 'clusters'>,
  estimate: LinearEstimate,
): LinearEstimate {
  return clusters === undefined ? withDegrees(estimate, Infinity) : estimate
}

/** The rows that take part. */
export function unitsOf(followUp: CompetingFollowUp): CompetingFollowUp {
  const taking: number[] = []
  for (let i = 0; i < followUp.times.length; i++)
    if (!Number.isNaN(followUp.times[i]!)) taking.push(i)
  return selectUnits(followUp, taking)
}

/** The restricted mean with its error: Greenwood's for independent rows and one way to end. */
function errorOf(rows: EventTimeRows, units: CompetingFollowUp): LinearEstimate | undefined {
  const { followUp, causes, horizon, clusters, level } = rows
  const early = Array.from(units.times).some(
    (time, i) => time < horizon && Number(units.causes[i]) === 1,
  )
  if (!early || groupsOf(rows) < 2) return undefined
  const lost = timeLostEstimate(
    { followUp, ...(clusters === undefined ? {} : { clusters }) },
    { causes, cause: 1, horizon },
  )
  const value = horizon - lost.value
  const estimate = { ...lost, value, influence: lost.influence.map((u) => (u === 0 ? 0 : -u)) }
  if (clusters !== undefined || causes > 1) return estimate
  const single = restrictedMean(kaplanMeier(asSingleEvent(units)), horizon, level)
  return withStandardError(estimate, single.standardError)
}

function groupsOf({ followUp, clusters }: EventTimeRows): number {
  const codes = new Set<number>()
  for (let i = 0; i < followUp.times.length; i++)
    if (!Number.isNaN(followUp.times[i]!)) codes.add(clusters?.[i] ?? i)
  return codes.size
}

function eventTimesOf(
  rows: EventTimeRows,
  units: CompetingFollowUp,
  curve: IncidenceCurve,
): EventTimes {
  const counts = [0, 0, 0]
  for (const cause of Array.from(units.causes)) counts[Math.min(cause, 2)]!++
  const [open, events, competing] = counts
  return {
    horizon: roundTime(rows.horizon),
    unit: timeUnitOf(rows.need),
    events: events!,
    open: open!,
    competing: competing!,
    median: medianOf(rows, units),
    shares: [1, 2, 3, 4].map((quarter) => {
      const time = (rows.horizon * quarter) / 4
      const { share, interval } = shareBy(rows, curve, time)
      return { at: roundTime(time), value: share, interval }
    }),
  }
}

function medianOf(rows: EventTimeRows, units: CompetingFollowUp): EventTimes['median'] {
  if (rows.causes > 1)
    return { reason: 'Cases can end in another way: read the shares with the event.' }
  const { time, low, high, level } = survivalQuantile(
    kaplanMeier(asSingleEvent(units)),
    0.5,
    rows.level,
  )
  if (time === undefined)
    return { reason: 'Fewer than half had the event while they were watched.' }
  if (low === undefined || high === undefined || rows.clusters !== undefined) return { value: time }
  return { value: time, interval: { low, high, level } }
}

/**
 * The share with the event by a time: log-log interval, Greenwood's error or that of the clusters.
 */
export function shareBy(rows: EventTimeRows, curve: IncidenceCurve, time: number): ShareAtTime {
  const plain = incidenceAt(curve, 1, time, rows.level)
  const { share } = plain
  if (rows.clusters === undefined || share === 0 || share === 1 || groupsOf(rows) < 2) return plain
  const standardError = standardErrorOf(shareEstimate(rows, time))
  const rest = shareInterval(1 - share, standardError, { level: rows.level, scale: 'log-log' })
  const interval = { low: 1 - rest.high, high: 1 - rest.low, level: rows.level }
  return { time, share, standardError, interval }
}

/** The share with the event by a time, with what each row adds to its error. */
export function shareEstimate(
  { followUp, clusters, causes }: EventTimeRows,
  time: number,
): LinearEstimate {
  return incidenceEstimate(
    { followUp, ...(clusters === undefined ? {} : { clusters }) },
    { causes, cause: 1, time },
  )
}
