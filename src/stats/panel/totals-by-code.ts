/**
 * Sums of values by code from 0 on. Rows of one code mostly follow each other: their sum is kept at hand until
 * the code changes.
 */
export function totalsByCode(values: Float64Array, codes: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count)
  if (values.length === 0) return sums
  let code = codes[0]!
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const next = codes[i]!
    if (next !== code) {
      sums[code]! += sum
      code = next
      sum = 0
    }
    sum += values[i]!
  }
  sums[code]! += sum
  return sums
}
