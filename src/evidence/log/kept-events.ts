import type { EventColumns } from '#evidence/log/event-columns'
import type { LogColumns } from '#evidence/log/log-columns'
import { Listing, type LeftOut, type Listed } from '#evidence/log/log-ledger'

export interface KeptEvents {
  /** Rows of the file, ascending. */
  readonly rows: Int32Array
  readonly leftOut: Readonly<Record<LeftOut, Listed>>
}

/**
 * The rows that can be events of a log: those with case, activity and time, and not later than the
 * cut. The others are counted by the first reason that holds.
 */
export function keptEvents(
  source: EventColumns,
  columns: LogColumns,
  times: { readonly values: Float64Array; readonly openAt: number },
): KeptEvents {
  const leftOut = {
    'missing-case': new Listing(),
    'missing-activity': new Listing(),
    'unreadable-time': new Listing(),
    'missing-time': new Listing(),
    'after-open-at': new Listing(),
  }
  const rows = new Int32Array(source.rows)
  let kept = 0
  for (let row = 0; row < source.rows; row++) {
    const reason = reasonAgainst(row, columns, times)
    if (reason === undefined) rows[kept++] = row
    else leftOut[reason].add(source, row)
  }
  return { rows: rows.subarray(0, kept), leftOut }
}

function reasonAgainst(
  row: number,
  { case: cases, activity, times: { unreadable } }: LogColumns,
  { values, openAt }: { readonly values: Float64Array; readonly openAt: number },
): LeftOut | undefined {
  if (cases.codes[row] === -1) return 'missing-case'
  if (activity.codes[row] === -1) return 'missing-activity'
  if (unreadable[row] === 1) return 'unreadable-time'
  if (Number.isNaN(values[row]!)) return 'missing-time'
  return values[row]! > openAt ? 'after-open-at' : undefined
}
