/** Keeps the columns of all blocks of a run, in the order of the draws. */
export interface Recorder {
  /** The whole column into which a block's column is copied, block by block; one for each block column. */
  keep(block: Float64Array): Float64Array
  /** Copies the first `length` entries of every kept block to draw `from`. */
  record(from: number, length: number): void
}

/** A recorder for so many draws. */
export function createRecorder(draws: number): Recorder {
  const columns = new Map<Float64Array, Float64Array>()
  return {
    keep(block) {
      const whole = columns.get(block) ?? new Float64Array(draws)
      columns.set(block, whole)
      return whole
    },
    record(from, length) {
      for (const [block, whole] of columns) whole.set(block.subarray(0, length), from)
    },
  }
}
