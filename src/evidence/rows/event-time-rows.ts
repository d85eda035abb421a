import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf, impossibility } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { missingByArm, numbersOf } from '#evidence/rows/units-view'

/**
 * The times of a time to an event in the arms of a block, with how the watching of each row ended. A row
 * takes part where all its columns are there; times below 0 and entries that are not before the end are
 * kept out and listed.
 */
export function eventTimeRows(view: UnitsView, need: MeasuredNeed): NeedRows {
  const [timeId, eventId, entryId] = columnsOf(need)
  const causes = numbersOf(view, eventId!)
  const entries = view.answer.numbers[entryId!]
  const impossible: { line: number; value: number }[] = []
  let why: string | undefined
  const values = numbersOf(view, timeId!).map((time, row) => {
    const entry = entries?.[row] ?? 0
    if (view.arms[row] === -1 || Number.isNaN(time + causes[row]! + entry)) return Number.NaN
    const reason = impossibility(need.metric, time) ?? badEntry(entry, entries && time)
    if (reason === undefined) return time
    why ??= reason
    impossible.push({ line: view.answer.lines[row]!, value: time })
    return Number.NaN
  })
  return {
    values,
    followUp: { causes, ...(entries === undefined ? {} : { entries }) },
    missing: missingByArm(view, values),
    impossible,
    ...(why === undefined ? {} : { why }),
    negative: false,
  }
}

function badEntry(entry: number, time: number | undefined): string | undefined {
  if (time === undefined || (entry >= 0 && entry < time)) return undefined
  return 'an entry that does not lie from 0 on and before the end'
}
