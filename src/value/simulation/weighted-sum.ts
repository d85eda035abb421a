/** A column of draws and how often it counts. */
export interface Weighted {
  readonly column: Float64Array
  readonly weight: number
}

/** The sum of columns, draw by draw; zeros where there are none. */
export function weightedSum(terms: readonly Weighted[], draws: number): Float64Array {
  const total = new Float64Array(draws)
  for (const { column, weight } of terms) {
    if (weight === 0) continue
    for (let draw = 0; draw < draws; draw++) total[draw]! += weight * column[draw]!
  }
  return total
}
