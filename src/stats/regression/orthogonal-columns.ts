import { StatisticsError } from '#stats/error'

/** A design X = Q R: columns of Q of length 1 at right angles, and the inverse of R (upper triangle). */
export interface OrthogonalColumns {
  readonly q: readonly Float64Array[]
  readonly inverse: readonly Float64Array[]
}

/** A column is singular where less than this share of it is new. */
const TOLERANCE = 1e-10

/**
 * QR decomposition by Gram and Schmidt's classical way with each column projected twice, which makes Q
 * orthogonal to the last digits (Giraud et al., Numer Math 2005;101:87). Cost n p^2.
 * @throws StatisticsError 'singular' with the column (0-based) that the ones before it determine
 */
export function orthogonalColumns(design: readonly Float64Array[]): OrthogonalColumns {
  const q: Float64Array[] = []
  const r = design.map(() => new Float64Array(design.length))
  design.forEach((column, j) => {
    const rest = column.slice()
    for (let pass = 0; pass < 2; pass++) {
      takeDirections(rest, q).forEach((share, k) => (r[k]![j]! += share))
    }
    const size = length(rest)
    if (!(size > TOLERANCE * length(column)))
      throw new StatisticsError(
        'singular',
        `Column ${j + 1} of the design is determined by the columns before it.`,
        { column: j },
      )
    r[j]![j] = size
    for (let i = 0; i < rest.length; i++) rest[i]! /= size
    q.push(rest)
  })
  return { q, inverse: inverseOfTriangle(r) }
}

/** Takes directions of length 1 at right angles out of the values; gives the share of each that was taken. */
export function takeDirections(
  values: Float64Array,
  directions: readonly Float64Array[],
): Float64Array {
  const shares = new Float64Array(directions.length)
  const groups = groupsOfFour(directions)
  groups.forEach((four, k) => {
    const products = fourProducts(values, four)
    for (let j = 4 * k; j < Math.min(4 * k + 4, shares.length); j++)
      shares[j] = products[j - 4 * k]!
  })
  groups.forEach((four, k) => lessFour(values, four, shares.subarray(4 * k, 4 * k + 4)))
  return shares
}

type Four = readonly [Float64Array, Float64Array, Float64Array, Float64Array]

/** The last group is filled up with its first column, whose further shares do not count. */
function groupsOfFour(columns: readonly Float64Array[]): readonly Four[] {
  const groups: Four[] = []
  for (let k = 0; k < columns.length; k += 4) {
    const [first, second, third, fourth] = columns.slice(k, k + 4)
    groups.push([first!, second ?? first!, third ?? first!, fourth ?? first!])
  }
  return groups
}

/** Inner products with four columns at once: the values are read once, and the four sums do not wait for each other. */
function fourProducts(values: Float64Array, [a, b, c, d]: Four): readonly number[] {
  let sumA = 0
  let sumB = 0
  let sumC = 0
  let sumD = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    sumA += value * a[i]!
    sumB += value * b[i]!
    sumC += value * c[i]!
    sumD += value * d[i]!
  }
  return [sumA, sumB, sumC, sumD]
}

function lessFour(values: Float64Array, [a, b, c, d]: Four, shares: Float64Array): void {
  const [shareA = 0, shareB = 0, shareC = 0, shareD = 0] = shares
  for (let i = 0; i < values.length; i++) {
    values[i]! -= shareA * a[i]! + shareB * b[i]! + (shareC * c[i]! + shareD * d[i]!)
  }
}

/** Inner product, in the order of the rows. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function length(values: Float64Array): number {
  return Math.sqrt(squaredLength(values))
}

/** Sum of squares, in four sums that do not wait for each other. */
export function squaredLength(values: Float64Array): number {
  const whole = values.length & ~3
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0; i < whole; i += 4) {
    a += values[i]! * values[i]!
    b += values[i + 1]! * values[i + 1]!
    c += values[i + 2]! * values[i + 2]!
    d += values[i + 3]! * values[i + 3]!
  }
  for (let i = whole; i < values.length; i++) a += values[i]! * values[i]!
  return a + b + (c + d)
}

function inverseOfTriangle(r: readonly Float64Array[]): Float64Array[] {
  const size = r.length
  const inverse = r.map(() => new Float64Array(size))
  for (let j = 0; j < size; j++) {
    inverse[j]![j] = 1 / r[j]![j]!
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0
      for (let k = i + 1; k <= j; k++) sum += r[i]![k]! * inverse[k]![j]!
      inverse[i]![j] = -sum / r[i]![i]!
    }
  }
  return inverse
}
