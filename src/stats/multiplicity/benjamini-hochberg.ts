import { ascendingOrder, requirePValues } from '#stats/multiplicity/p-values'

/**
 * Corrected p-values, in the order given: those at or below q are the findings of which on average at most
 * a share q is false. For many metrics looked at together; independent or positively dependent tests.
 * Beside them stands an interval of `falseCoverageSelection`, or one labelled unadjusted.
 * Source: Benjamini and Hochberg, JRSS B 1995;57:289.
 * @throws StatisticsError 'too-few' without p-values, 'not-finite', 'domain' outside 0..1
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  requirePValues(pValues)
  const corrected = pValues.map(() => 1)
  let smallest = 1
  ascendingOrder(pValues)
    .map((index, rank) => ({ index, rank: rank + 1 }))
    .toReversed()
    .forEach(({ index, rank }) => {
      smallest = Math.min(smallest, pValues[index]! * (pValues.length / rank))
      corrected[index] = smallest
    })
  return corrected
}
