/** Mean and standard error of a column that comes in blocks. */
export interface RunningMean {
  add(block: Float64Array): void
  mean(): number
  /** Standard error of the mean; 0 under two values. */
  error(): number
}

/**
 * A mean over blocks of any length, merged in the order in which they come.
 * Source: Chan, Golub and LeVeque, The American Statistician 37 (1983) 242.
 */
export function createRunningMean(): RunningMean {
  let count = 0
  let mean = 0
  let squares = 0
  return {
    add(block) {
      const { length } = block
      let sum = 0
      for (let i = 0; i < length; i++) sum += block[i]!
      const blockMean = sum / length
      let blockSquares = 0
      for (let i = 0; i < length; i++) blockSquares += (block[i]! - blockMean) ** 2
      const distance = blockMean - mean
      const total = count + length
      squares += blockSquares + (distance * distance * count * length) / total
      mean += (distance * length) / total
      count = total
    },
    mean: () => mean,
    error: () => (count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count)),
  }
}
