import { StatisticsError } from '../error.ts'

/** Where its variance in some direction is a smaller share of that of all points, a group is flat: a thousandth as wide. */
export const FLAT = 1e-6

/**
 * A normal group that is flat has a likelihood without an end, which says nothing of how many groups there are.
 * Source: Fraley and Raftery, JASA 2002;97:611, section 2.3 (singular covariances are not fitted).
 */
export function flatGroup(groups: number): StatisticsError {
  const message =
    groups === 1
      ? 'a measure follows from the others'
      : `one of ${groups} groups is flat: a measure has one value there, or follows from the others`
  return new StatisticsError('singular', message, { groups })
}
