import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'
import type { SurvivalCurve } from '#stats/survival/kaplan-meier'
import { shareInterval } from '#stats/survival/share-interval'

/** A time by which a share has had the event; what observation did not reach is absent. */
export interface QuantileTime {
  readonly probability: number
  readonly time?: number
  readonly low?: number
  /** Absent: the data set no upper end. */
  readonly high?: number
  readonly level: number
}

/** Shares this close are equal: rounding of products (the tolerance of R's quantile.survfit). */
const TOLERANCE = 1.5e-8

/**
 * By which time a given share of units has had the event (0.5: the median). Where the curve is flat
 * at the share, the middle of the flat part, so that without open cases the median is the usual one.
 * The interval holds the times at which the log-log interval of the curve contains the share.
 * Absent where observation ended before: the restricted mean or the share by a time then says more.
 * Source: Brookmeyer and Crowley, Biometrics 1982;38:29.
 * @throws StatisticsError 'domain' unless 0 < probability < 1 and 0 < level < 1
 * @example survivalQuantile(kaplanMeier({ times: [1, 2, 3, 4], events: [1, 1, 1, 1] }), 0.5, 0.95).time // 2.5
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  probability: number,
  level: number,
): QuantileTime {
  if (!(probability > 0 && probability < 1))
    throw new StatisticsError(
      'domain',
      `A share of units lies between 0 and 1; it is ${probability}.`,
      { probability },
    )
  requireLevel(level)
  const left = 1 - probability
  const band = curve.steps.map(({ time, survival, standardError }) => {
    const { low, high } = bandAt(survival, standardError, level)
    return { time, survival, low, high }
  })
  const time = crossing(band, 'survival', left)
  const low = crossing(band, 'low', left)
  const high = crossing(band, 'high', left)
  return {
    probability,
    ...(time !== undefined && { time }),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    level,
  }
}

/** There is no log-log interval at 0 and 1: the band says nothing there. */
function bandAt(survival: number, error: number, level: number): { low?: number; high?: number } {
  if (survival === 0 || survival === 1) return {}
  return shareInterval(survival, error, { level, scale: 'log-log' })
}

interface BandStep {
  readonly time: number
  readonly survival: number
  readonly low: number | undefined
  readonly high: number | undefined
}

/** The first time at which a curve is at or below a share; the middle of the stretch where it equals it. */
export function crossing(
  band: readonly BandStep[],
  curve: 'survival' | 'low' | 'high',
  share: number,
): number | undefined {
  const known = band.filter((step) => step[curve] !== undefined)
  const first = known.findIndex((step) => step[curve]! <= share + TOLERANCE)
  if (first < 0) return undefined
  const start = known[first]!
  if (start[curve]! < share - TOLERANCE) return start.time
  const end = known.find((step, j) => j > first && step[curve]! < share - TOLERANCE)
  return (start.time + (end ?? known.at(-1)!).time) / 2
}
