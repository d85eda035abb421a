/** Amounts that differ by so small a share are one. */
const ALIKE = 1e-9

/**
 * The first place of those whose amount is the largest, but for rounding: of prices in rising order, the lowest that
 * brings the most. Amounts may be of any size, those of a millionth among them.
 */
export function firstOfLargest(values: ArrayLike<number>): number {
  let best = 0
  for (let at = 1; at < values.length; at++) {
    const most = values[best]!
    if (values[at]! > most + ALIKE * Math.abs(most)) best = at
  }
  return best
}
