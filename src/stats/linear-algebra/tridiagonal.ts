import type { Matrix } from './square-matrix.ts'

/** A symmetric matrix A seen along axes where it has three diagonals only: Q' A Q = T. */
export interface Tridiagonal {
  /** The diagonal of T. */
  readonly diagonal: Float64Array
  /** Beside it: entry i stands in row i, column i + 1 of T; the last is 0. */
  readonly beside: Float64Array
  /** The columns of Q, orthonormal, one after the other: column k begins at k n. */
  readonly axes: Float64Array
}

/** A sum of squares of which some are too small to be counted. */
const NOTHING = 1e-290

/**
 * Turns a symmetric matrix into three diagonals by Householder's reflections: the half of an
 * eigenvalue decomposition that needs no iteration. The entries are taken as they are (finite,
 * symmetric, none above 1 or so, whose squares would overflow): `symmetricEigen` sees to that. Cost about
 * 3 n^3.
 * Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. (2013), algorithm 8.3.1.
 */
export function tridiagonal(matrix: Matrix): Tridiagonal {
  const n = matrix.length
  const rows = matrix.map((row) => Float64Array.from(row))
  const beside = new Float64Array(n)
  const mirrors: Float64Array[] = []
  for (let k = 0; k < n - 1; k++) {
    const { mirror, length } = mirrorOf(rows[k]!, k + 1)
    beside[k] = length
    mirrors.push(mirror)
    if (mirror.length > 0) reflect(rows, mirror, k + 1)
  }
  return {
    diagonal: Float64Array.from(rows, (row, i) => row[i]!),
    beside,
    axes: axesOf(mirrors, n),
  }
}

/**
 * The v with v'v = 2 for which I - v v' turns a row from entry `from` on into its first axis, and
 * the entry that is left there; v is empty where nothing but that entry is there to begin with.
 */
function mirrorOf(row: Float64Array, from: number): { mirror: Float64Array; length: number } {
  const mirror = row.slice(from)
  const first = mirror[0]!
  const rest = dot(mirror, mirror, 1)
  if (rest < NOTHING) return { mirror: mirror.subarray(0, 0), length: first }
  const length = (first > 0 ? -1 : 1) * Math.sqrt(first * first + rest)
  mirror[0] = first - length
  const scale = Math.sqrt(2 / (mirror[0] ** 2 + rest))
  for (let i = 0; i < mirror.length; i++) mirror[i]! *= scale
  return { mirror, length }
}

/** (I - v v') A (I - v v') on the rows and columns from `from` on. */
function reflect(rows: readonly Float64Array[], mirror: Float64Array, from: number): void {
  const parts = rows.slice(from).map((row) => row.subarray(from))
  const turned = Float64Array.from(parts, (row) => dot(row, mirror, 0))
  const half = dot(turned, mirror, 0) / 2
  for (let i = 0; i < turned.length; i++) turned[i]! -= half * mirror[i]!
  for (const [i, row] of parts.entries()) {
    const [v, w] = [mirror[i]!, turned[i]!]
    for (let j = 0; j < row.length; j++) row[j]! -= v * turned[j]! + w * mirror[j]!
  }
}

/** The columns of the product of all reflections. */
function axesOf(mirrors: readonly Float64Array[], n: number): Float64Array {
  const axes = new Float64Array(n * n)
  for (let k = 0; k < n; k++) axes[k * n + k] = 1
  for (let k = mirrors.length - 1; k >= 0; k--) {
    const mirror = mirrors[k]!
    if (mirror.length === 0) continue
    for (let column = k + 1; column < n; column++) {
      const axis = axes.subarray(column * n + k + 1, (column + 1) * n)
      const share = dot(axis, mirror, 0)
      for (let i = 0; i < axis.length; i++) axis[i]! -= share * mirror[i]!
    }
  }
  return axes
}

function dot(a: Float64Array, b: Float64Array, from: number): number {
  let sum = 0
  for (let i = from; i < b.length; i++) sum += a[i]! * b[i]!
  return sum
}
