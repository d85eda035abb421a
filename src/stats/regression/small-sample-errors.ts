import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { symmetricEigen } from '#stats/linear-algebra/symmetric-eigen'
import { weightsOf } from '#stats/regression/least-squares'
import { dot, orthogonalColumns } from '#stats/regression/orthogonal-columns'

/** How sure a coefficient is. */
export interface CoefficientError {
  /** 0 where each row that tells of the coefficient determines it alone. */
  readonly error: number
  /** Of Student's t; 1 or more, 0 with an error of 0. */
  readonly df: number
}

/** By which power of what the fit leaves of them residuals are made larger: HC2 and CR2, HC3 and CR3. */
const POWERS = { CR2: -0.5, CR3: -1 } as const

interface Choice {
  readonly adjustment: keyof typeof POWERS
  /** A code for each row: rows with the same code belong together. Each row stands for itself where absent. */
  readonly clusters?: ArrayLike<number>
}

/** A share of a row or cluster that the fit leaves, under which nothing of it is left. */
const ALONE = 1e-10

/**
 * Errors of the coefficients of a least-squares fit that hold with few rows or clusters, whatever their spread: residuals
 * are made larger by what the fit took out of them (CR2, without clusters HC2: right on average where all rows scatter alike;
 * CR3, without clusters HC3: wider), and the degrees of freedom of each coefficient are those of Satterthwaite, few where few rows or
 * clusters tell of it. A row or cluster that alone determines a column adds nothing to its error.
 * Cost n p^2 for each coefficient, and 9 p^3 for each cluster.
 *
 * @param design columns, the constant among them
 * @param residuals of the fit, one a row
 * Source: Bell and McCaffrey, Survey Methodology 2002;28:169; Pustejovsky and Tipton, J Business and Economic Statistics
 * 2018;36:672, equations 5 and 11; Imbens and Kolesar, Review of Economics and Statistics 2016;98:701.
 * @throws StatisticsError 'singular' with the column that others determine, 'too-few' under two clusters, 'domain' where clusters and rows
 *   differ in number
 */
export function smallSampleErrors(
  design: readonly Float64Array[],
  residuals: Float64Array,
  { adjustment, clusters }: Choice,
): readonly CoefficientError[] {
  const columns = orthogonalColumns(design)
  const groups = groupsOf(residuals, clusters)
  const adjust = adjusting(columns.q, groups, POWERS[adjustment])
  return weightsOf(columns).map((weights) =>
    errorOf(adjust(weights), { residuals, groups, q: columns.q }),
  )
}

/** Which rows belong together. */
interface Groups {
  readonly count: number
  /** The group of each row, from 0. */
  readonly of: Int32Array
}

function groupsOf(residuals: Float64Array, clusters: ArrayLike<number> | undefined): Groups {
  if (clusters === undefined)
    return { count: residuals.length, of: Int32Array.from(residuals.keys()) }
  requireSameLength(clusters, residuals)
  const places = new Map<number, number>()
  const of = Int32Array.from(clusters, (code) => {
    const place = places.get(code) ?? places.size
    places.set(code, place)
    return place
  })
  const count = places.size
  if (count < 2)
    throw new StatisticsError('too-few', 'Errors by cluster need at least two clusters.', { count })
  return { count, of }
}

type Adjust = (values: Float64Array) => Float64Array

/** Multiplies the rows of each group by (1 - QQ')^power, Q its part of the orthogonal columns. */
function adjusting(q: readonly Float64Array[], { count, of }: Groups, power: number): Adjust {
  const rows = Array.from({ length: count }, (): number[] => [])
  for (const [row, group] of of.entries()) rows[group]!.push(row)
  const taken = (values: Float64Array, own: readonly number[]): Float64Array =>
    Float64Array.from(own, (row) => values[row]!)
  const each = rows.map((own): [readonly number[], Adjust] => {
    const part = q.map((column) => taken(column, own))
    return [own, own.length === 1 ? alone(part, power) : together(part, power)]
  })
  return (values) => {
    const adjusted = new Float64Array(values.length)
    for (const [own, adjust] of each)
      for (const [k, value] of adjust(taken(values, own)).entries()) adjusted[own[k]!] = value
    return adjusted
  }
}

function raised(left: number, power: number): number {
  return left > ALONE ? left ** power : 0
}

function alone(q: readonly Float64Array[], power: number): Adjust {
  const factor = raised(1 - q.reduce((sum, [value]) => sum + value! ** 2, 0), power)
  return (values) => values.map((value) => value * factor)
}

/** From the eigenvectors of Q'Q, which has the eigenvalues of QQ' but for zeros. */
function together(q: readonly Float64Array[], power: number): Adjust {
  const { values: shares, vectors } = symmetricEigen(q.map((a) => q.map((b) => dot(a, b))))
  const more = shares.map((share) =>
    share > ALONE ? (raised(1 - share, power) - 1) / share : -power,
  )
  return (values) => {
    const along = q.map((column) => dot(column, values))
    const adjusted = values.slice()
    for (const [k, vector] of vectors.entries()) {
      const reach = more[k]! * vector.reduce((sum, value, j) => sum + value * along[j]!, 0)
      for (const [j, column] of q.entries())
        for (let i = 0; i < adjusted.length; i++) adjusted[i]! += reach * vector[j]! * column[i]!
    }
    return adjusted
  }
}

/** The variance, and by how it varies itself where all rows scatter alike the degrees of freedom. */
function errorOf(
  weights: Float64Array,
  of: {
    readonly residuals: Float64Array
    readonly groups: Groups
    readonly q: readonly Float64Array[]
  },
): CoefficientError {
  const { residuals, groups, q } = of
  const scores = sumsBy(groups, weights, residuals)
  const sizes = sumsBy(groups, weights, weights)
  const along = q.map((column) => sumsBy(groups, weights, column))
  const inside = sizes.map((_, g) => along.reduce((sum, own) => sum + own[g]! ** 2, 0))
  const mean = sizes.reduce((sum, size, g) => sum + size - inside[g]!, 0)
  const apart = sizes.reduce((sum, size, g) => sum + size * (size - 2 * inside[g]!), 0)
  const products = along.flatMap((a) => along.map((b) => dot(a, b) ** 2))
  const variance = dot(scores, scores)
  const spread = products.reduce((sum, one) => sum + one, apart)
  return { error: Math.sqrt(variance), df: variance > 0 ? mean ** 2 / spread : 0 }
}

/** Sums of products of two columns by group. */
function sumsBy({ count, of }: Groups, a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array(count)
  for (let row = 0; row < of.length; row++) sums[of[row]!]! += a[row]! * b[row]!
  return sums
}
