import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'

/** An estimate with an interval of its own. */
export interface IntervalEstimate {
  readonly estimate: number
  readonly interval: Interval
}

/**
 * Between which values the ratio treatment / base of two independent estimates lies, from an interval
 * of each: with Wilson's intervals of two shares it excludes 1 exactly where Newcombe's interval of
 * the difference excludes 0. Legal where an estimate stands at an end of its interval.
 * Source: Donner and Zou, Stat Methods Med Res 2012;21:347, equations 9 and 10; Newcombe, ibid. 2016;25:1774.
 * @throws StatisticsError 'domain' unless the base's interval lies above 0 and the treatment's is not
 *   below it, or where the levels differ
 */
export function moverRatioInterval(base: IntervalEstimate, treatment: IntervalEstimate): Interval {
  const { level } = base.interval
  if (!(base.interval.low > 0 && treatment.interval.low >= 0 && treatment.interval.level === level))
    throw new StatisticsError(
      'domain',
      'A ratio of two estimates needs a base whose interval lies above 0.',
      { low: base.interval.low },
    )
  const product = treatment.estimate * base.estimate
  const discriminant = (top: number, bottom: number): number =>
    Math.sqrt(Math.max(0, product ** 2 - top * bottom))
  const part = ({ estimate }: IntervalEstimate, end: number): number => end * (2 * estimate - end)
  const lowTop = part(treatment, treatment.interval.low)
  const highTop = part(treatment, treatment.interval.high)
  const lowBottom = part(base, base.interval.high)
  const highBottom = part(base, base.interval.low)
  return {
    low: lowTop === 0 ? 0 : lowTop / (product + discriminant(lowTop, lowBottom)),
    high: (product + discriminant(highTop, highBottom)) / highBottom,
    level,
  }
}
