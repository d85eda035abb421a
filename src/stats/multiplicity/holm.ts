import { ascendingOrder, requirePValues } from '#stats/multiplicity/p-values'

/**
 * Corrected p-values, in the order given: the chance that any of those at or below alpha is a false
 * finding is at most alpha, however the tests hang together. For few questions of which none may be
 * answered wrongly.
 * Source: Holm, Scand J Statist 1979;6:65.
 * @throws StatisticsError 'too-few' without p-values, 'not-finite', 'domain' outside 0..1
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): readonly number[] {
  requirePValues(pValues)
  const corrected = pValues.map(() => 1)
  let largest = 0
  ascendingOrder(pValues).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[index]! * (pValues.length - rank)))
    corrected[index] = largest
  })
  return corrected
}
