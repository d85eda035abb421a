import { stagedNames, type NeededColumn } from '#storage/rows/needed-columns'
import type { PlainFile } from '#storage/rows/plain-file'
import type { RowHashes } from '#storage/rows/row-hashes'
import type { StagedTable, Target } from '#storage/rows/staged-table'
import type { StagingWriter } from '#storage/rows/staging-writer'

interface WrittenRows {
  readonly writer: StagingWriter
  readonly hashes: RowHashes
  readonly file: PlainFile
  readonly target: Target
}

/** What is the same of every table that rows were written into one by one. */
export function stagedRows({ writer, hashes, file, target }: WrittenRows) {
  const { duplicates } = hashes
  return {
    name: target.name,
    file: file.file,
    line: 'line',
    missingIsNan: true,
    rows: writer.rows,
    unreadable: writer.unreadable,
    ...(duplicates === undefined ? {} : { duplicates }),
  } satisfies Partial<StagedTable>
}

/** The staged columns of those needed columns that a file has. */
export function columnsHad(
  needed: readonly NeededColumn[],
  has: (column: NeededColumn, place: number) => boolean,
): ReadonlySet<string> {
  return new Set(
    needed.flatMap((column, place) => (has(column, place) ? stagedNames(column, place) : [])),
  )
}
