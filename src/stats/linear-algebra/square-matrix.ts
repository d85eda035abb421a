import { StatisticsError } from '../error.ts'

/** A small dense matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

/** How far two mirrored entries may differ, in units of their rows: rounding, not meaning. */
const ASYMMETRY = 1e-9

/** Throws `domain` unless a matrix is square and symmetric, `not-finite` unless it holds finite numbers. */
export function checkSymmetric(matrix: Matrix): void {
  for (const [i, row] of matrix.entries()) {
    if (row.length !== matrix.length) {
      const message = `row ${i + 1} of a matrix of ${matrix.length} rows has ${row.length} entries`
      throw new StatisticsError('domain', message, { row: i })
    }
    for (const [j, entry] of row.entries()) {
      if (Number.isFinite(entry)) continue
      const message = `the entry in row ${i + 1}, column ${j + 1} must be a finite number, not ${entry}`
      throw new StatisticsError('not-finite', message, { row: i, column: j })
    }
  }
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j < i; j++) {
      if (!isMirrored(matrix, i, j)) throw asymmetry(i, j, row[j]!, matrix[j]![i]!)
    }
  }
}

function isMirrored(matrix: Matrix, i: number, j: number): boolean {
  const [below, above] = [matrix[i]![j]!, matrix[j]![i]!]
  const rows = Math.sqrt(Math.abs(matrix[i]![i]!)) * Math.sqrt(Math.abs(matrix[j]![j]!))
  const unit = Math.max(Math.abs(below), Math.abs(above), rows)
  return Math.abs(below - above) <= ASYMMETRY * unit
}

function asymmetry(i: number, j: number, below: number, above: number): StatisticsError {
  const message =
    `a symmetric matrix has one number in row ${i + 1}, column ${j + 1} and in row ${j + 1}, ` +
    `column ${i + 1}, not ${below} and ${above}`
  return new StatisticsError('domain', message, { row: i, column: j })
}
