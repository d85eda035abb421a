import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'
import type { IntervalEstimate } from '#stats/intervals/mover-ratio-interval'

/**
 * Between which values the difference treatment - base of two independent estimates lies, from an interval of each,
 * which need not be symmetric: with Wilson's intervals of two shares it is Newcombe's. Legal where an estimate stands
 * at an end of its interval. Not for estimates that share rows: their difference has an error of its own.
 * Source: Zou and Donner, Stat Med 2008;27:1693, equation 2 with the sign turned (method of variance estimates recovery).
 * @throws StatisticsError 'domain' where the levels differ or an estimate lies outside its interval
 */
export function moverDifferenceInterval(
  base: IntervalEstimate,
  treatment: IntervalEstimate,
): Interval {
  requireInside(base)
  requireInside(treatment)
  const { level } = base.interval
  if (treatment.interval.level !== level)
    throw new StatisticsError('domain', 'Two intervals of one level are needed.', { level })
  const difference = treatment.estimate - base.estimate
  const below = ({ estimate, interval }: IntervalEstimate): number => estimate - interval.low
  const above = ({ estimate, interval }: IntervalEstimate): number => interval.high - estimate
  return {
    low: difference - Math.hypot(below(treatment), above(base)),
    high: difference + Math.hypot(above(treatment), below(base)),
    level,
  }
}

function requireInside({ estimate, interval: { low, high } }: IntervalEstimate): void {
  if (low <= estimate && estimate <= high) return
  throw new StatisticsError('domain', 'An estimate lies inside its interval.', { estimate })
}
