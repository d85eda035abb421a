import type { UnitPairs } from '#evidence/comparisons/within-person'
import type { WithinUnits } from '#evidence/comparisons/within-units'
import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import type { Crossover } from '#stats/tests/two-sequence-crossover'
import { twoSequenceCrossover } from '#stats/tests/two-sequence-crossover'

/** The two-sequence analysis of a need, with the home rows of its units. */
export interface SequencedUnits {
  readonly crossover: Crossover
  readonly rows: readonly number[]
}

/** The crossover of the complete units; a reason in words where it cannot be made. */
export function sequencedUnits(
  { sequence }: WithinUnits,
  pairs: Pick<UnitPairs, 'base' | 'treatment'>,
  level: number,
): SequencedUnits | { readonly reason: string } {
  const rows = [...pairs.base.keys()].filter((row) => !Number.isNaN(pairs.base[row]!))
  const take = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row]!)
  try {
    const input = {
      base: take(pairs.base),
      treatment: take(pairs.treatment),
      sequence: Int8Array.from(rows, (row) => sequence[row]!),
    }
    return { crossover: twoSequenceCrossover(input, level), rows }
  } catch (error) {
    if (error instanceof StatisticsError) return { reason: error.message }
    throw error
  }
}

/** The within-person difference with the period taken out; absent where it cannot be told apart. */
export function periodAdjusted(
  within: WithinUnits,
  pairs: Pick<UnitPairs, 'base' | 'treatment'>,
): LinearEstimate | undefined {
  const sequenced = sequencedUnits(within, pairs, within.context.level)
  if ('reason' in sequenced) return undefined
  const { crossover, rows } = sequenced
  const influence = new Float64Array(pairs.base.length)
  rows.forEach((row, i) => (influence[row] = crossover.influence[i]!))
  return { value: crossover.treatment.difference, influence, df: crossover.treatment.df }
}
