import { StatisticsError } from '#stats/error'

/** Numbers without missing values, in an array or a typed array. */
export type Sample = ArrayLike<number>

/**
 * The door of every method that takes raw values.
 * @throws StatisticsError 'too-few' under `least` values, 'not-finite' on an infinity or NaN
 */
export function requireSample(values: Sample, least: number): void {
  requireSize(values.length, least)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new StatisticsError('not-finite', `Value ${i + 1} is not a finite number.`, {
        index: i,
        value: String(values[i]),
      })
  }
}

/** @throws StatisticsError 'too-few' under `least` values */
export function requireSize(n: number, least: number): void {
  if (!Number.isInteger(n) || n < 0)
    throw new StatisticsError('domain', `A number of values must be a whole number, not ${n}.`)
  if (n < least)
    throw new StatisticsError(
      'too-few',
      `At least ${least} ${least === 1 ? 'value is' : 'values are'} needed; there ${n === 1 ? 'is' : 'are'} ${n}.`,
      { n, least },
    )
}

/** @throws StatisticsError 'domain' where two samples that belong together differ in length */
export function requireSameLength(a: Sample, b: Sample): void {
  if (a.length !== b.length)
    throw new StatisticsError(
      'domain',
      `Values that belong together must be equally many: ${a.length} and ${b.length}.`,
      { a: a.length, b: b.length },
    )
}
