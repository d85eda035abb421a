import { selectInPlace } from '#stats/descriptive/select'

/**
 * Brings the values at the wanted ranks (0-based, rising) to their places, as sorting would; what lies between them is
 * in no order. Values are numbers without NaN. Never costs more than sorting.
 */
export function placeRanks(values: Float64Array, ranks: readonly number[]): void {
  let from = 0
  for (const rank of ranks) {
    selectInPlace(values, from, values.length - 1, rank)
    from = rank + 1
  }
}
