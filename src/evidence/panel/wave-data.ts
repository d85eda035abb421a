import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { armFinding } from '#evidence/findings'
import { overTimeProblem } from '#evidence/panel/over-time-problem'
import type { TimeAxis } from '#evidence/panel/time-axis'
import { griddedAxis, rankedAxis } from '#evidence/panel/time-axis'
import { timeProblem, windowedTimes } from '#evidence/panel/windowed-times'
import type { Categories } from '#evidence/rows/question'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import { countInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** The rows of units that were measured in waves, with and without the treatment. */
export interface WaveData {
  readonly context: BlockContext
  readonly axis: TimeAxis
  readonly units: Categories
  /** Rows without a unit or a wave are in no arm. */
  readonly view: UnitsView
  readonly leftOut: number
  readonly findings: readonly Finding[]
}

/** Arranges the rows of a block by unit and wave; problems where a column cannot be used. */
export function waveData(
  context: BlockContext,
): WaveData | { readonly findings: readonly Finding[] } {
  const { block } = context
  const windowed = windowedTimes(context)
  if ('finding' in windowed) return { findings: [windowed.finding] }
  const { times, leftOut } = windowed
  const { every } = block.overTime!
  const axis = every === undefined ? rankedAxis(times) : griddedAxis(times, every)
  if ('reason' in axis) return { findings: [timeProblem(context, axis.reason)] }
  const id = block.unit ?? 'customer'
  const units = categoriesOf(windowed.view, id)
  if (units === undefined) return { findings: [...windowed.findings, noUnits(context, id)] }
  const arms = windowed.view.arms.map((arm, row) =>
    axis.periods[row]! < 0 || units.codes[row]! < 0 ? -1 : arm,
  )
  const nameless = arms.filter(
    (_, row) => windowed.view.arms[row] !== -1 && units.codes[row]! < 0,
  ).length
  const findings = [...windowed.findings, ...namelessFindings(context, nameless)]
  const count = (arm: number): number => arms.filter((one) => one === arm).length
  const sizes = [count(0), count(1)] as const
  const empty = armFinding(context, sizes)
  if (empty !== undefined) return { findings: [...findings, empty] }
  const waves = new Set(axis.periods.filter((_, row) => arms[row] !== -1)).size
  if (waves < 2) return { findings: [...findings, oneWave(context)] }
  const view = { ...windowed.view, arms, sizes }
  return { context, axis, units, view, leftOut, findings }
}

function namelessFindings({ block }: BlockContext, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} without a known customer are left out.`
  return [warning('missing-value', placeOf(block), message)]
}

function oneWave(context: BlockContext): Finding {
  return overTimeProblem(
    context,
    'too-few',
    'All rows lie in one wave: nobody was measured again.',
    'Groups at one time are `non-randomized`; look at `every`, if the waves are shorter.',
  )
}

function noUnits(context: BlockContext, id: string): Finding {
  return overTimeProblem(
    context,
    'no-column',
    `A longitudinal design follows customers, and ${context.block.data} has no column \`${id}\`.`,
    'Name the column that says whose rows belong together: `unit`, or a column `customer`.',
  )
}
