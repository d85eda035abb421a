import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { overTimeProblem } from '#evidence/panel/over-time-problem'
import { groupOfRows, startsOfRows } from '#evidence/panel/treated-rows'
import type { TimeAxis } from '#evidence/panel/time-axis'
import { griddedAxis, rankedAxis } from '#evidence/panel/time-axis'
import type { WindowedTimes } from '#evidence/panel/windowed-times'
import { timeProblem, windowedTimes } from '#evidence/panel/windowed-times'
import type { Categories } from '#evidence/rows/question'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import { countInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** The rows of a difference in differences: units over times, some treated from a time on. */
export interface PanelData {
  readonly context: BlockContext
  readonly axis: TimeAxis
  readonly units: Categories
  readonly clusters: Categories
  /** 1 where a row's unit is treated at some time, 0 where never, -1 where the row does not enter. */
  readonly group: Int8Array
  /** First period with the treatment of each row's unit; Infinity for never. */
  readonly starts: Float64Array
  /** The treated before and with the treatment: the arms that are read. */
  readonly treated: UnitsView
  /** All that enter, in the arms: without and with the treatment. */
  readonly whole: UnitsView
  readonly leftOut: number
  readonly findings: readonly Finding[]
}

interface Columns extends WindowedTimes {
  readonly units: Categories
  readonly clusters: Categories
}

/** Arranges the rows of a block by group, unit and time; problems where a column cannot be used. */
export function panelData(
  context: BlockContext,
): PanelData | { readonly findings: readonly Finding[] } {
  const overTime = context.block.overTime!
  const columns = columnsOf(context)
  if ('finding' in columns) return { findings: [columns.finding] }
  const { view, units, clusters, times, leftOut } = columns
  const axis = overTime.every === undefined ? rankedAxis(times) : griddedAxis(times, overTime.every)
  if ('reason' in axis) return { findings: [timeProblem(context, axis.reason)] }
  const treatment = { context, view, axis, overTime }
  const rows =
    overTime.firstTreated === undefined ? groupOfRows(treatment) : startsOfRows(treatment)
  if ('finding' in rows) return { findings: [rows.finding] }
  const group = rows.group.map((value, row) => (enters(columns, axis, row) ? value : -1))
  const { starts } = rows
  const armOf = (row: number): number => (axis.periods[row]! >= starts[row]! ? 1 : 0)
  return {
    context,
    axis,
    units,
    clusters,
    group,
    starts,
    treated: withArms(view, (row) => (group[row] === 1 ? armOf(row) : -1)),
    whole: withArms(view, (row) => (group[row] === -1 ? -1 : armOf(row))),
    leftOut,
    findings: [...columns.findings, ...incompleteFindings(context, columns, rows.group)],
  }
}

function columnsOf(context: BlockContext): Columns | { readonly finding: Finding } {
  const { block } = context
  const windowed = windowedTimes(context)
  if ('finding' in windowed) return windowed
  const unit = block.unit ?? block.cluster ?? 'customer'
  const units = categoriesOf(windowed.view, unit)
  const clusters = categoriesOf(windowed.view, block.cluster ?? unit)
  if (units !== undefined && clusters !== undefined) return { ...windowed, units, clusters }
  return {
    finding: overTimeProblem(
      context,
      'no-column',
      `A difference in differences follows units over time, and ${block.data} has no column \`${unit}\`.`,
      'Name the column that says whose rows belong together: `cluster`, `unit`, or a column `customer`.',
    ),
  }
}

function enters({ view, units, clusters }: Columns, axis: TimeAxis, row: number): boolean {
  return (
    view.arms[row] !== -1 &&
    units.codes[row]! >= 0 &&
    clusters.codes[row]! >= 0 &&
    axis.periods[row]! >= 0
  )
}

function incompleteFindings(
  { block }: BlockContext,
  { units, clusters }: Columns,
  group: Int8Array,
): readonly Finding[] {
  const unknown = group.filter(
    (value, row) => value === -1 || units.codes[row]! < 0 || clusters.codes[row]! < 0,
  ).length
  if (unknown === 0) return []
  return [
    warning(
      'missing-value',
      placeOf(block),
      `${countInWords(unknown, 'row')} without a known group, unit or cluster, or in the period in which the treatment began, are left out.`,
    ),
  ]
}

function withArms(view: UnitsView, armOf: (row: number) => number): UnitsView {
  const arms = view.arms.map((_, row) => armOf(row))
  const count = (arm: number): number => arms.filter((one) => one === arm).length
  return { answer: view.answer, arms, sizes: [count(0), count(1)] }
}
