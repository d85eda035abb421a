/**
 * Reorders `values[from..to]` so that the element of rank `rank` stands in its place, nothing
 * larger before it and nothing smaller behind it: linear on average, n log n at worst.
 * Deterministic: the pivot is the median of three, and after too many rounds the rest is sorted.
 */
export function selectInPlace(values: Float64Array, from: number, to: number, rank: number): void {
  let left = from
  let right = to
  let rounds = 4 * Math.ceil(Math.log2(to - from + 2))
  while (right > left) {
    if (right - left < 24 || rounds-- === 0) {
      values.subarray(left, right + 1).sort()
      return
    }
    const { low, high } = partition(values, left, right)
    if (rank < low) right = low - 1
    else if (rank > high) left = high + 1
    else return
  }
}

/** Three-way: smaller than the pivot, equal (low..high), larger. */
function partition(
  values: Float64Array,
  left: number,
  right: number,
): { low: number; high: number } {
  const pivot = middleOfThree(values[left]!, values[(left + right) >>> 1]!, values[right]!)
  let low = left
  let high = right
  let i = left
  while (i <= high) {
    const value = values[i]!
    if (value < pivot) {
      values[i++] = values[low]!
      values[low++] = value
    } else if (value > pivot) {
      values[i] = values[high]!
      values[high--] = value
    } else i++
  }
  return { low, high }
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
