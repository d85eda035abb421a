import { addToReplicates, noSums, replicateError } from './replicates.ts'

/** Mean and standard error of a column that comes in blocks. */
export interface RunningMean {
  /** The next block of draws; all but the last have whole blocks. */
  add(block: Float64Array): void
  mean(): number
  /** Standard error of the mean from the replicates; 0 under two values. */
  error(): number
}

/** A mean over blocks in the order in which they come. */
export function createRunningMean(): RunningMean {
  const sums = noSums()
  let count = 0
  return {
    add(block) {
      addToReplicates(sums, block)
      count += block.length
    },
    mean: () => sums.reduce((total, sum) => total + sum, 0) / count,
    error: () => replicateError(sums, count),
  }
}
