import { createColumnQuantiles } from './column-quantiles.ts'
import { REPLICATES } from '#stats/random/points'
import { noSums, replicateError } from './replicates.ts'

/** Where an input lies at its P10 and at its P90. */
export interface InputEnds {
  readonly low: number
  readonly high: number
  /** Standard error of their distance, as a share of it; 0 where the ends are exact. */
  readonly relativeError: number
}

/** Half the share of the draws that tells how dense they lie at an end. */
const WINDOW = 0.02

/**
 * P10 and P90 of a column of draws. They lie elsewhere at another seed: an end moves by s times
 * what the share of draws below it is off, s the inverse density there, from the draws between
 * p - 0.02 and p + 0.02. The replicates say how much the distance of the two moves.
 * Source: David and Nagaraja, Order Statistics (3rd ed. 2003), section 7.1.
 */
export function drawnEnds(column: Float64Array): InputEnds {
  const [below, low, above, under, high, over] = endQuantiles(column)
  if (high === low) return { low, high, relativeError: 0 }
  const [s1, s2] = [(above - below) / (2 * WINDOW), (over - under) / (2 * WINDOW)]
  const moves = noSums()
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    if (value <= high) moves[i & (REPLICATES - 1)]! += value <= low ? s2 - s1 : s2
  }
  return { low, high, relativeError: replicateError(moves, column.length) / (high - low) }
}

type EndQuantiles = [number, number, number, number, number, number]

function endQuantiles(column: Float64Array): EndQuantiles {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < column.length; i++) {
    least = Math.min(least, column[i]!)
    most = Math.max(most, column[i]!)
  }
  const shares = [0.1 - WINDOW, 0.1, 0.1 + WINDOW, 0.9 - WINDOW, 0.9, 0.9 + WINDOW]
  const range = { low: least, high: most > least ? most : least + 1 }
  const found = createColumnQuantiles(column.length)(column, {
    shares,
    range,
    count: column.length,
  })
  return found.map(({ value }) => value) as EndQuantiles
}
