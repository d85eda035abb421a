import { isSame } from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'

/** Keeps the columns of all blocks of a run, in the order of the draws. */
export interface Recorder {
  /** The whole column into which a block's column is copied, block by block; one for each block column. */
  keep(block: Float64Array): Float64Array
  /** Copies the first `length` entries of every kept block to draw `from`. */
  record(from: number, length: number): void
  /** The whole column of a block's column, if it is kept. */
  find(block: Float64Array): Float64Array | undefined
  /** Keeps none any more; their room goes to those that are kept next. */
  forget(): void
  /** Block columns of which a copy changed what was there since this was last asked. */
  changed(): ReadonlySet<Float64Array>
}

/**
 * A recorder for so many draws.
 *
 * @param space where the whole columns lie, as long as there is room
 */
export function createRecorder(draws: number, space: Workspace = plainWorkspace): Recorder {
  const columns = new Map<Float64Array, Float64Array>()
  const free: Float64Array[] = []
  let changed = new Set<Float64Array>()
  return {
    keep(block) {
      const whole = columns.get(block) ?? free.pop() ?? space.column(draws)
      columns.set(block, whole)
      return whole
    },
    find: (block) => columns.get(block),
    forget() {
      free.push(...[...columns.values()].toReversed())
      columns.clear()
    },
    record(from, length) {
      for (const [block, whole] of columns) {
        if (!changed.has(block)) {
          if (isSame(whole.subarray(from, from + length), block, length)) continue
          changed.add(block)
        }
        whole.set(block.subarray(0, length), from)
      }
    },
    changed() {
      const found = changed
      changed = new Set()
      return found
    },
  }
}
