import { StatisticsError } from '#stats/error'

/**
 * A ratio of two totals (errors per opportunity) as the mean of one number a row: the ratio plus the
 * row's residual over the mean denominator. The mean's standard error is the delta method's on unit
 * totals. Rows that lack either part are NaN.
 * Source: Deng, Knoblich and Lu, KDD 2018, "Applying the delta method in metric analytics", section 2.2.
 * @throws StatisticsError 'domain' where the lengths differ or the denominators sum to 0 or less, 'too-few' without a row
 */
export function ratioRows(
  numerators: Float64Array,
  denominators: Float64Array,
): { readonly ratio: number; readonly rows: Float64Array; readonly denominators: number } {
  if (numerators.length !== denominators.length)
    throw new StatisticsError('domain', 'The two totals of a ratio are over the same rows.')
  let top = 0
  let bottom = 0
  let n = 0
  for (let i = 0; i < numerators.length; i++) {
    if (Number.isNaN(numerators[i]! + denominators[i]!)) continue
    top += numerators[i]!
    bottom += denominators[i]!
    n++
  }
  if (n === 0) throw new StatisticsError('too-few', 'There is no row with both totals.', { n })
  if (bottom <= 0)
    throw new StatisticsError('domain', 'A ratio of totals needs a denominator above zero.')
  const ratio = top / bottom
  const mean = bottom / n
  const rows = numerators.map((value, i) => ratio + (value - ratio * denominators[i]!) / mean)
  return { ratio, rows, denominators: bottom }
}
