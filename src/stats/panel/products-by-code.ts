/** Sums of products of two columns by code from 0 on; the sum is kept at hand until the code changes. */
export function productsByCode(
  [a, b]: readonly [Float64Array, Float64Array],
  codes: Int32Array,
  count: number,
): Float64Array {
  const sums = new Float64Array(count)
  if (codes.length === 0) return sums
  let code = codes[0]!
  let sum = 0
  for (let i = 0; i < codes.length; i++) {
    const next = codes[i]!
    if (next !== code) {
      sums[code]! += sum
      code = next
      sum = 0
    }
    sum += a[i]! * b[i]!
  }
  sums[code]! += sum
  return sums
}
