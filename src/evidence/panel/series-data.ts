import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { overTimeProblem } from '#evidence/panel/over-time-problem'
import type { TimeAxis } from '#evidence/panel/time-axis'
import { griddedAxis, periodFrom, periodInWords } from '#evidence/panel/time-axis'
import { timeProblem, windowedTimes } from '#evidence/panel/windowed-times'
import type { UnitsView } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** The rows of an interrupted series: one line of periods, before and after a moment. */
export interface SeriesData {
  readonly context: BlockContext
  readonly axis: TimeAxis
  /** First period with the treatment. */
  readonly from: number
  /** Rows before the treatment in the baseline arm, the others in the other. */
  readonly view: UnitsView
  readonly leftOut: number
  readonly findings: readonly Finding[]
}

/** Lays the rows of a block out in periods; problems where the times cannot be used. */
export function seriesData(
  context: BlockContext,
): SeriesData | { readonly findings: readonly Finding[] } {
  const overTime = context.block.overTime!
  const windowed = windowedTimes(context)
  if ('finding' in windowed) return { findings: [windowed.finding] }
  const { view, times, leftOut } = windowed
  const axis = griddedAxis(times, overTime.every)
  if ('reason' in axis) return { findings: [timeProblem(context, axis.reason)] }
  const { first, cut } = periodFrom(axis, overTime.from!.value)
  const armOf = (row: number): number => {
    const period = axis.periods[row]!
    if (view.arms[row] === -1 || period < 0 || period === cut) return -1
    return period < first ? 0 : 1
  }
  const arms = view.arms.map((_, row) => armOf(row))
  const count = (arm: number): number => arms.filter((one) => one === arm).length
  const sizes = [count(0), count(1)] as const
  const findings = [
    ...windowed.findings,
    ...(cut === undefined || !axis.periods.includes(cut) ? [] : [cutFinding(context, axis, cut)]),
  ]
  const empty = emptyFinding(context, sizes)
  if (empty !== undefined) return { findings: [...findings, empty] }
  return { context, axis, from: first, view: { ...view, arms, sizes }, leftOut, findings }
}

function cutFinding({ block }: BlockContext, axis: TimeAxis, cut: number): Finding {
  return warning(
    'missing-value',
    placeOf(block),
    `The ${axis.period} from ${periodInWords(axis, cut)} on lies on both sides of the start, and is left out.`,
  )
}

function emptyFinding(
  context: BlockContext,
  [before, after]: readonly [number, number],
): Finding | undefined {
  if (before > 0 && after > 0) return undefined
  return overTimeProblem(
    context,
    'too-few',
    `No row lies ${before === 0 ? 'before' : 'after'} the start of the treatment.`,
    'Look at `from` and `until`; with one way of working only, write `design: baseline`.',
  )
}
