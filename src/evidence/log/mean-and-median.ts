import { medianOf } from '#stats/descriptive/quantile'

/** Of some times, in seconds. */
export interface MeanAndMedian {
  readonly mean: number
  readonly median: number
}

const millisecondsASecond = 1000

/** Mean and median of milliseconds, in seconds; undefined where there are none. */
export function meanAndMedian(times: ArrayLike<number>): MeanAndMedian | undefined {
  if (times.length === 0) return undefined
  let sum = 0
  for (let at = 0; at < times.length; at++) sum += times[at]!
  return {
    mean: sum / times.length / millisecondsASecond,
    median: medianOf(times) / millisecondsASecond,
  }
}
