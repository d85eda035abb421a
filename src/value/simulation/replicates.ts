import { REPLICATES } from '#stats/random/points'

/** Draw n of a column belongs to replicate n mod REPLICATES: how many of so many draws are in one. */
export function replicateSize(replicate: number, draws: number): number {
  return Math.max(0, Math.floor((draws - 1 - replicate) / REPLICATES) + 1)
}

/**
 * Standard error of a mean over so many draws, from its sums over each replicate: independent
 * scrambles of the same points, so that their means scatter as much as the points leave open.
 * With fewer draws than replicates each draw is one. 0 under two draws.
 * Source: Owen, J. Complexity 14 (1998) 466-489, section 3 (replication of scrambled nets).
 */
export function replicateError(sums: Float64Array, draws: number): number {
  const used = Math.min(REPLICATES, draws)
  if (used < 2) return 0
  let total = 0
  for (let r = 0; r < used; r++) total += sums[r]! / replicateSize(r, draws)
  const mean = total / used
  let squares = 0
  for (let r = 0; r < used; r++) squares += (sums[r]! / replicateSize(r, draws) - mean) ** 2
  return Math.sqrt(squares / (used * (used - 1)))
}

/** Adds a column to the sums over each replicate; it begins with a draw of the first one. */
export function addToReplicates(sums: Float64Array, column: Float64Array): void {
  const whole = column.length - (column.length % REPLICATES)
  for (let i = 0; i < whole; i += REPLICATES) {
    for (let r = 0; r < REPLICATES; r++) sums[r]! += column[i + r]!
  }
  for (let i = whole; i < column.length; i++) sums[i - whole]! += column[i]!
}

/** Sums over each replicate before any draw. */
export function noSums(): Float64Array {
  return new Float64Array(REPLICATES)
}

/** What sums by replicate come to. */
export function sumOf(sums: Float64Array): number {
  return sums.reduce((sum, each) => sum + each, 0)
}

/** A share of the draws and its standard error. */
export interface Share {
  readonly share: number
  readonly error: number
}

/**
 * Which share of the draws has something, and the standard error of that share: that of the
 * replicates, but never less than one draw. Where no draw or every draw has it another seed may
 * well have one that does not: the SD of the beta distribution of Jeffreys.
 *
 * @param counts draws that have it, by replicate
 * Source of the latter: Brown, Cai and DasGupta, Statistical Science 2001;16:101, section 3.1.
 */
export function shareWithError(counts: Float64Array, draws: number): Share {
  const count = counts.reduce((sum, each) => sum + each, 0)
  const share = count / draws
  if (count === 0 || count === draws) {
    const [alpha, beta] = [count + 0.5, draws - count + 0.5]
    return { share, error: Math.sqrt((alpha * beta) / (draws + 2)) / (draws + 1) }
  }
  return { share, error: Math.max(replicateError(counts, draws), 1 / draws) }
}
