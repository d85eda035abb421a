import { StatisticsError } from '#stats/error'
import { requireCount } from '#stats/intervals/counts'
import { chiSquareTail } from '#stats/special/chi-square'

/** A table of counts against what independent rows and columns would give. */
export interface ChiSquareTable {
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  /** Under 5 the p-value is rough: take an exact test. */
  readonly smallestExpected: number
}

/**
 * Whether rows and columns of a table of counts hang together. No continuity correction.
 * Source: Pearson, Phil Mag 1900;50:157; Fisher, JRSS 1922;85:87 (degrees of freedom).
 * @param table rows of equal length
 * @throws StatisticsError 'too-few' under two rows or columns, 'domain' for counts that are none or rows
 *   of different lengths, 'no-variation' for an empty row or column
 */
export function chiSquareIndependence(table: readonly (readonly number[])[]): ChiSquareTable {
  requireTable(table)
  const rows = table.map(total)
  const columns = table[0]!.map((_, j) => total(table.map((row) => row[j]!)))
  if (rows.includes(0) || columns.includes(0))
    throw new StatisticsError(
      'no-variation',
      'A row or a column of the table is empty: leave it out.',
    )
  const n = total(rows)
  let statistic = 0
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = (rows[i]! * columns[j]!) / n
      statistic += (count - expected) ** 2 / expected
    })
  })
  const df = (rows.length - 1) * (columns.length - 1)
  const smallestExpected = (Math.min(...rows) * Math.min(...columns)) / n
  return { statistic, df, pValue: chiSquareTail(statistic, df), smallestExpected }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function requireTable(table: readonly (readonly number[])[]): void {
  const width = table[0]?.length ?? 0
  if (table.length < 2 || width < 2)
    throw new StatisticsError('too-few', 'At least two rows and two columns are needed.')
  table.forEach((row, i) => {
    if (row.length !== width)
      throw new StatisticsError('domain', 'All rows of a table must be equally long.')
    row.forEach((count, j) => requireCount(count, `row ${i + 1}, column ${j + 1}`))
  })
}
