import { StatisticsError } from '#stats/error'

/**
 * The door of every correction for several tests.
 * @throws StatisticsError 'too-few' without p-values, 'not-finite', 'domain' outside 0..1
 */
export function requirePValues(pValues: readonly number[]): void {
  if (pValues.length === 0)
    throw new StatisticsError('too-few', 'A correction needs at least one p-value.')
  pValues.forEach((p, index) => {
    if (Number.isNaN(p))
      throw new StatisticsError('not-finite', `P-value ${index + 1} is not a number.`, { index })
    if (p < 0 || p > 1)
      throw new StatisticsError('domain', `P-value ${index + 1} is ${p}; it lies from 0 to 1.`, {
        index,
      })
  })
}

/** Positions of the p-values from the smallest to the largest, equal ones in their own order. */
export function ascendingOrder(pValues: readonly number[]): number[] {
  return pValues.map((_, i) => i).toSorted((a, b) => pValues[a]! - pValues[b]! || a - b)
}
