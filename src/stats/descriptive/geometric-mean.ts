import { type Moments, momentsOf } from '#stats/descriptive/moments'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/**
 * The typical size of positive values that spread by factors: exp of the mean logarithm. Money does
 * not follow it (totals follow the arithmetic mean; Thompson and Barber, BMJ 2000;320:1197).
 * @throws StatisticsError 'too-few' without values, 'not-finite', 'domain' for a value of 0 or less
 * @example geometricMean([1, 100]) // 10
 */
export function geometricMean(values: Sample): number {
  return Math.exp(logMomentsOf(values).mean)
}

/**
 * Moments of the natural logarithms.
 * @throws StatisticsError 'too-few' without values, 'not-finite', 'domain' for a value of 0 or less
 */
export function logMomentsOf(values: Sample): Moments {
  requireSample(values, 1)
  const logs = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value <= 0)
      throw new StatisticsError(
        'domain',
        `A geometric mean exists for positive values only; value ${i + 1} is ${value}.`,
        { index: i, value },
      )
    logs[i] = Math.log(value)
  }
  return momentsOf(logs)
}
