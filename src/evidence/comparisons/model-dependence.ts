import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { OtherWay } from '#evidence/estimate'
import { inWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/**
 * Whether the difference that counts hangs on its model: a warning where it lies outside the interval of
 * the same difference made in another way. (That interval is the wider one; where both are right they
 * differ so far in about 1 of 20 studies or fewer.)
 */
export function modelDependence(
  { block }: BlockContext,
  comparison: Comparison,
  ways: readonly OtherWay[],
): readonly Finding[] {
  const { value } = leadingContrast(comparison)!.difference
  const apart = ways.flatMap(({ words, effect }) => {
    if ('reason' in effect || effect.interval === undefined) return []
    const { low, high } = effect.interval
    if (value >= low && value <= high) return []
    return [`${words} it is ${inWords(effect.value)} (${inWords(low)} to ${inWords(high)})`]
  })
  if (apart.length === 0) return []
  return [
    warning(
      'model-dependence',
      placeOf(block),
      `${comparison.need.id}: the difference of ${inWords(value)} hangs on its model: ${apart.join('; ')}.`,
      'Take the range over the ways as what is known, or compare groups that are more alike.',
    ),
  ]
}
