import { BLOCK_LENGTH } from '#stats/random/generator'
import { REPLICATES } from '#stats/random/points'
import type { BlockClock } from './block-values.ts'
import { noSums } from './replicates.ts'

/** Money a year goes through money a second and back: the last bit of a year means nothing. */
export const PAYBACK_ROUNDING = 1e-9

/** How many draws have paid back by the end of each year, block by block. */
export interface PaybackCounts {
  /** By year from 1, draws of each replicate. */
  readonly byYear: readonly Float64Array[]
  /** Counts the block that the flows are computed for. */
  count(): void
}

/**
 * Counts the draws whose running total has reached zero by the end of a year, as `payback` would
 * say of each: without a branch a draw, so that it costs little beside the flows. What has not
 * begun to flow has not paid back.
 *
 * @param flows by year, 0 first
 */
export function createPaybackCounts(
  flows: readonly Float64Array[],
  clock: BlockClock,
): PaybackCounts {
  const total = new Float64Array(BLOCK_LENGTH)
  const owed = new Float64Array(BLOCK_LENGTH)
  const signs = new Int32Array(owed.buffer)
  const back = new Int32Array(BLOCK_LENGTH)
  const byYear = flows.slice(1).map(noSums)
  return {
    byYear,
    count() {
      const { length } = clock
      total.fill(0, 0, length)
      back.fill(0)
      for (let year = 0; year < flows.length; year++) {
        addYear({ flow: flows[year]!, total, owed }, length)
        for (let i = 0; i < length; i++) back[i]! |= signs[2 * i + SIGN_WORD]!
        if (year > 0) addSigns(byYear[year - 1]!, back)
      }
    },
  }
}

/** Adds a year to the running total; what is owed then is below 0 once it is paid back. */
function addYear(
  to: { readonly flow: Float64Array; readonly total: Float64Array; readonly owed: Float64Array },
  length: number,
): void {
  const { flow, total, owed } = to
  for (let i = 0; i < length; i++) {
    const now = flow[i]!
    const sum = total[i]! + now
    total[i] = sum
    owed[i] = 0 - (sum + PAYBACK_ROUNDING * Math.abs(now))
  }
}

/** Which word of a number holds its sign. */
const SIGN_WORD = new Int32Array(Float64Array.of(-1).buffer)[1] === 0 ? 0 : 1

/** Adds the number of words with a sign by replicate. */
function addSigns(counts: Float64Array, words: Int32Array): void {
  const block = new Int32Array(REPLICATES)
  for (let i = 0; i < words.length; i += REPLICATES) {
    for (let r = 0; r < REPLICATES; r++) block[r]! += words[i + r]! >>> 31
  }
  for (let r = 0; r < REPLICATES; r++) counts[r]! += block[r]!
}
