import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { overTimeProblem } from '#evidence/panel/over-time-problem'
import { withinWindow } from '#evidence/panel/time-axis'
import type { TimeColumn } from '#evidence/panel/time-column'
import { timeColumn } from '#evidence/panel/time-column'
import type { UnitsView } from '#evidence/rows/units-view'
import { countInWords, listInWords } from '#evidence/words'
import type { Check } from '#evidence/estimate'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** The times of a block's rows, those after its window left out. */
export interface WindowedTimes {
  readonly view: UnitsView
  readonly times: TimeColumn
  /** Rows after the window. */
  readonly leftOut: number
  readonly findings: readonly Finding[]
}

/** Reads the times of a block; a problem where they are no times, or of another kind than its moments. */
export function windowedTimes(
  context: BlockContext,
): WindowedTimes | { readonly finding: Finding } {
  const { block, view } = context
  const overTime = block.overTime!
  if (view === undefined)
    return { finding: timeProblem(context, `the rows of ${block.data} were not answered`) }
  const times = timeColumn(view, overTime.at)
  if ('reason' in times) return { finding: timeProblem(context, times.reason) }
  const moments = [overTime.from, overTime.until, ...overTime.breaks.map(({ at }) => at)]
  if (moments.some((moment) => moment !== undefined && moment.date !== times.dates))
    return { finding: wrongKind(context, times.dates) }
  const { column, leftOut } = withinWindow(times, overTime)
  return { view, times: column, leftOut, findings: timelessFindings(context, view, times) }
}

/** The times of a block cannot be used. */
export function timeProblem(context: BlockContext, reason: string): Finding {
  return overTimeProblem(
    context,
    'unreadable-value',
    `The times cannot be read: ${reason}.`,
    'Name a column of whole numbers or of dates under `at`; one of words becomes 0 and 1 by `is`: `{ from: COLUMN, is: after }`, with `from: 1`.',
  )
}

/** A moment of one kind on an axis of the other. */
export function wrongKind(context: BlockContext, dates: boolean): Finding {
  const { at } = context.block.overTime!
  return overTimeProblem(
    context,
    'wrong-value',
    `\`${at}\` holds ${dates ? 'dates' : 'numbers'}, and a time that is held against it is a ${dates ? 'number' : 'date'}.`,
    'Give both in the same kind: numbers as 5, or dates as 2026-03-01.',
  )
}

/** Rows of the block without a time, or with a text that is none. */
function timelessFindings(
  { block }: BlockContext,
  view: UnitsView,
  { values, unreadable }: TimeColumn,
): readonly Finding[] {
  const count = values.filter((value, row) => Number.isNaN(value) && view.arms[row] !== -1).length
  if (count === 0) return []
  const rows = `${countInWords(count, 'row')} without a time`
  if (unreadable.length === 0)
    return [warning('missing-value', placeOf(block), `${rows} are left out.`)]
  const texts = listInWords(unreadable.map((text) => `\`${text}\``))
  return [
    warning(
      'unreadable-value',
      placeOf(block),
      `${rows} that can be read are left out: ${texts}.`,
      'Write dates with the year first: 2026-03-01.',
    ),
  ]
}

/** How many rows lie after the window of a block; absent where there is no end. */
export function windowCheck({ block }: BlockContext, leftOut: number): Check | undefined {
  if (block.overTime?.until === undefined) return undefined
  return {
    block: block.id,
    id: 'window',
    label: 'Rows after the window',
    value: leftOut,
    unit: 'row',
    words: `${leftOut} rows lie after the end that \`until\` names, and are left out.`,
    findings: [],
  }
}
