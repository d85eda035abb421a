import { StatisticsError } from '#stats/error'

/** A design X = Q R: columns of Q of length 1 at right angles, and the inverse of R (upper triangle). */
export interface OrthogonalColumns {
  readonly q: readonly Float64Array[]
  readonly inverse: readonly Float64Array[]
}

/** A column is singular where less than this share of it is new. */
const TOLERANCE = 1e-10

/**
 * QR decomposition by Gram and Schmidt with each column projected twice, which makes Q orthogonal to
 * the last digits (Giraud et al., Numer Math 2005;101:87). Cost n p^2.
 * @throws StatisticsError 'singular' with the column (0-based) that the ones before it determine
 */
export function orthogonalColumns(design: readonly Float64Array[]): OrthogonalColumns {
  const q: Float64Array[] = []
  const r = design.map(() => new Float64Array(design.length))
  design.forEach((column, j) => {
    const rest = Float64Array.from(column)
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) r[k]![j]! += removeDirection(rest, q[k]!)
    }
    const size = length(rest)
    if (!(size > TOLERANCE * length(column)))
      throw new StatisticsError(
        'singular',
        `Column ${j + 1} of the design is determined by the columns before it.`,
        { column: j },
      )
    r[j]![j] = size
    q.push(rest.map((value) => value / size))
  })
  return { q, inverse: inverseOfTriangle(r) }
}

function removeDirection(values: Float64Array, direction: Float64Array): number {
  const share = dot(values, direction)
  for (let i = 0; i < values.length; i++) values[i]! -= share * direction[i]!
  return share
}

/** Inner product, in the order of the rows. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function length(values: Float64Array): number {
  return Math.sqrt(dot(values, values))
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
