import type { BlockContext } from '#evidence/context'
import type { OverTime } from '#evidence/panel/over-time'
import { overTimeProblem } from '#evidence/panel/over-time-problem'
import type { TimeAxis } from '#evidence/panel/time-axis'
import { periodFrom } from '#evidence/panel/time-axis'
import { timeColumn } from '#evidence/panel/time-column'
import { wrongKind } from '#evidence/panel/windowed-times'
import type { Literal } from '#evidence/rows/data-set'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'

/** Who is treated, and from which period on. */
interface TreatedRows {
  /** 1 for units that are treated at some time, 0 for never, -1 where it is not known. */
  readonly group: Int8Array
  /** First period with the treatment; Infinity for never. */
  readonly starts: Float64Array
}

interface Treatment {
  readonly context: BlockContext
  readonly view: UnitsView
  readonly axis: TimeAxis
  readonly overTime: OverTime
}

type TreatedOrRefused = TreatedRows | { readonly finding: Finding }

/** One group treated from one time on, by a column that names the groups. */
export function groupOfRows({ context, view, axis, overTime }: Treatment): TreatedOrRefused {
  const { column, treated } = overTime.group!
  const from = overTime.from!
  const groups = categoriesOf(view, column)
  if (groups === undefined)
    return {
      finding: overTimeProblem(
        context,
        'no-column',
        `There is no column \`${column}\`.`,
        'Declare it under `columns`.',
      ),
    }
  const isTreated = groups.labels.map((label) => treated.some((one) => isSame(label, one)))
  const { first, cut } = periodFrom(axis, from.value)
  const group = Int8Array.from(groups.codes, (code, row) =>
    code < 0 || axis.periods[row] === cut ? -1 : isTreated[code] ? 1 : 0,
  )
  return { group, starts: Float64Array.from(group, (one) => (one === 1 ? first : Infinity)) }
}

/** Units treated from times of their own, by a column that holds the time; missing is never. */
export function startsOfRows({ context, view, axis, overTime }: Treatment): TreatedOrRefused {
  const column = timeColumn(view, overTime.firstTreated!)
  if ('reason' in column)
    return {
      finding: overTimeProblem(
        context,
        'unreadable-value',
        `The starts of the treatment cannot be read: ${column.reason}.`,
        'Give the time as in the column of `at`, and leave it empty for units that are never treated.',
      ),
    }
  const empty = column.values.every(Number.isNaN)
  if (!empty && column.dates !== axis.dates) return { finding: wrongKind(context, axis.dates) }
  const last = axis.periods.reduce((most, period) => Math.max(most, period), 0)
  const unreadable = new Set(column.unreadable)
  const labels = categoriesOf(view, overTime.firstTreated!)!
  const starts = column.values.map((value) => {
    if (Number.isNaN(value)) return Infinity
    const { first } = periodFrom(axis, value)
    return first > last ? Infinity : first
  })
  const group = Int8Array.from(starts, (start, row) => {
    if (unreadable.has(labels.labels[labels.codes[row]!] ?? '')) return -1
    return start === Infinity ? 0 : 1
  })
  return { group, starts }
}

/** Whether a label is a value of the document: as numbers where both are, true and false in any spelling, else as text. */
function isSame(label: string, value: Literal): boolean {
  const [a, b] = [label.trim(), String(value).trim()]
  if (a === b || (typeof value === 'boolean' && a.toLowerCase() === b)) return true
  const numbers = [Number(a), Number(b)]
  return a !== '' && b !== '' && numbers.every(Number.isFinite) && numbers[0] === numbers[1]
}
