import { REPLICATES } from '#stats/random/points'

/** An estimate with its standard error from the replicates. */
export interface Estimate {
  readonly value: number
  readonly error: number
}

/**
 * An estimate and its standard error by leaving out one replicate after the other.
 *
 * @param of the estimate without a replicate; without none of them for -1
 * Source: Efron and Stein, The Annals of Statistics 9 (1981) 586-596.
 */
export function jackknife(of: (without: number) => number): Estimate {
  const parts = Array.from({ length: REPLICATES }, (_, r) => of(r))
  const mean = parts.reduce((sum, part) => sum + part, 0) / REPLICATES
  const squares = parts.reduce((sum, part) => sum + (part - mean) ** 2, 0)
  return { value: of(-1), error: Math.sqrt(((REPLICATES - 1) / REPLICATES) * squares) }
}

/** The sum over replicates but one. */
export function sumWithout(values: Float64Array, without: number): number {
  let sum = 0
  for (let r = 0; r < values.length; r++) if (r !== without) sum += values[r]!
  return sum
}
