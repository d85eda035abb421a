import { StatisticsError } from '#stats/error'

/** A range that holds the true value with the stated probability. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly level: number
}

/** The interval as far to one side of the estimate as to the other. */
export function intervalAround(estimate: number, halfWidth: number, level: number): Interval {
  return { low: estimate - halfWidth, high: estimate + halfWidth, level }
}

/** @throws StatisticsError 'domain' unless 0 < level < 1 */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new StatisticsError(
      'domain',
      `The level of an interval lies between 0 and 1, such as 0.95; it is ${level}.`,
      { level },
    )
}
