import { levelCodes } from '#stats/panel/level-codes'
import { dot } from '#stats/regression/orthogonal-columns'

/**
 * All that a random intercept needs of the rows, over the columns of a design at right angles and, last, the
 * outcome's residuals about them: cross products, and sums by unit.
 */
export interface GroupedRows {
  readonly n: number
  /** Columns of the design. */
  readonly p: number
  readonly products: readonly Float64Array[]
  readonly groups: readonly UnitSums[]
}

/** Sums of the columns over the rows of one unit. */
interface UnitSums {
  readonly n: number
  readonly sums: Float64Array
}

/** Gathers columns by unit. */
export function groupedRows(
  design: readonly Float64Array[],
  residuals: Float64Array,
  units: Int32Array,
): GroupedRows {
  const columns = [...design, residuals]
  const { codes, labels } = levelCodes(units)
  const counts = new Int32Array(labels.length)
  const sums = labels.map(() => new Float64Array(columns.length))
  codes.forEach((code, row) => {
    counts[code]!++
    columns.forEach((column, j) => (sums[code]![j]! += column[row]!))
  })
  return {
    n: residuals.length,
    p: design.length,
    products: columns.map((a) => Float64Array.from(columns, (b) => dot(a, b))),
    groups: sums.map((unit, code) => ({ n: counts[code]!, sums: unit })),
  }
}

/** A weighted sum over units of the cross products of their sums. */
export function betweenProducts(
  { groups, products }: GroupedRows,
  weight: (n: number) => number,
): number[][] {
  const total = products.map(() => products.map(() => 0))
  for (const { n, sums } of groups) {
    const factor = weight(n)
    for (let a = 0; a < sums.length; a++) {
      for (let b = 0; b <= a; b++) total[a]![b]! += factor * sums[a]! * sums[b]!
    }
  }
  return mirrored(total)
}

/** Cross products less a weighted sum over units of those of their sums. */
export function withinProducts(rows: GroupedRows, weight: (n: number) => number): number[][] {
  const between = betweenProducts(rows, weight)
  return rows.products.map((row, a) => Array.from(row, (value, b) => value - between[a]![b]!))
}

function mirrored(lower: number[][]): number[][] {
  return lower.map((row, a) => row.map((value, b) => (b <= a ? value : lower[b]![a]!)))
}
