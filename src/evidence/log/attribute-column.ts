import type { EventColumn } from '#evidence/log/event-columns'
import type { Executions } from '#evidence/log/executions'
import { textsOf } from '#evidence/log/log-columns'
import type { Categories } from '#evidence/rows/question'

/** Which value an execution has of an attribute that its events carry. */
export type Take = 'first' | 'last' | 'most-common'

export interface AttributeColumn {
  /** Numbers, or categories for texts and times. */
  readonly values: Float64Array | Categories
  /** Executions whose events carry different values. */
  readonly varying: number
}

/**
 * One value an execution of what its events carry: the first, the last or the most common one that
 * is there (the earlier of equally common ones), in the order of the events.
 */
export function attributeColumn(
  executions: Executions,
  column: EventColumn,
  take: Take,
): AttributeColumn {
  if (column.kind === 'number') return takenValues(executions, column.values, take)
  const { codes, labels } = textsOf(column)
  const taken = takenValues(executions, codes, take)
  const found = new Int32Array(executions.count).map((_, c) =>
    Number.isNaN(taken.values[c]!) ? -1 : taken.values[c]!,
  )
  return { values: { codes: found, labels }, varying: taken.varying }
}

/** The same over numbers and over codes; what is missing is NaN or -1 there, and NaN here. */
function takenValues(
  { log, count }: Executions,
  cells: Float64Array | Int32Array,
  take: Take,
): { readonly values: Float64Array; readonly varying: number } {
  const values = new Float64Array(count).fill(Number.NaN)
  const coded = cells instanceof Int32Array
  let varying = 0
  for (let c = 0; c < count; c++) {
    let [first, last, differs] = [Number.NaN, Number.NaN, false]
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
      const value = cells[log.rows[event]!]!
      if (Number.isNaN(value) || (coded && value < 0)) continue
      if (Number.isNaN(first)) first = value
      else if (value !== first) differs = true
      last = value
    }
    if (differs) varying++
    values[c] = take === 'last' ? last : first
    if (differs && take === 'most-common') values[c] = mostCommon(log, cells, c)
  }
  return { values, varying }
}

function mostCommon(
  { bounds, rows }: Executions['log'],
  cells: Float64Array | Int32Array,
  c: number,
): number {
  const counts = new Map<number, number>()
  for (let event = bounds[c]!; event < bounds[c + 1]!; event++) {
    const value = cells[rows[event]!]!
    const missing = Number.isNaN(value) || (cells instanceof Int32Array && value < 0)
    if (!missing) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  let best: readonly [value: number, count: number] = [Number.NaN, 0]
  for (const entry of counts) if (entry[1] > best[1]) best = entry
  return best[0]
}
