import { addScaled } from '#stats/machine/column-arithmetic'
import type { BlockClock } from './block-values.ts'

/** Flows that were added up. */
export interface CollectedFlows {
  readonly columns: readonly Float64Array[]
  /** Adds them up for the block at hand. */
  add(): void
}

/**
 * Adds flows up by the place that each belongs to, such as the year of a month: its own columns where
 * each has a place of its own.
 *
 * @param places one for each flow, from 0 on without gaps, not falling
 */
export function collectFlows(
  flows: readonly Float64Array[],
  places: readonly number[],
  clock: BlockClock,
): CollectedFlows {
  const last = places.at(-1) ?? -1
  if (last === flows.length - 1) return { columns: flows, add: () => {} }
  const columns = Array.from({ length: last + 1 }, () => clock.column())
  return {
    columns,
    add() {
      for (const column of columns) column.fill(0, 0, clock.length)
      for (const [index, flow] of flows.entries()) {
        addScaled(columns[places[index]!]!, flow, 1, clock.length)
      }
    },
  }
}
