/** A column over some of its rows, in their order. */
export function takeRows(column: ArrayLike<number>, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i]!]!
  return taken
}
