import type { Contrasted } from '#evidence/comparison'
import type { EffectOrReason } from '#evidence/estimate'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { newcombePairedInterval } from '#stats/intervals/newcombe-paired-interval'
import type { PairedCounts } from '#stats/intervals/newcombe-paired-interval'
import { mcNemar } from '#stats/tests/mc-nemar'

/** Under this number of units that changed, the exact test is taken: 5 expected on either side. */
const LEAST_CHANGED = 10

/** Two shares of the same units: Newcombe's paired interval, McNemar's test. */
export function pairedShares(
  counts: PairedCounts,
  estimate: LinearEstimate,
  ratio: EffectOrReason,
  level: number,
): Contrasted {
  const test = mcNemar(counts.onlyBase, counts.onlyTreatment)
  const exact = counts.onlyBase + counts.onlyTreatment < LEAST_CHANGED
  return {
    estimate,
    difference: {
      value: estimate.value,
      interval: newcombePairedInterval(counts, level),
      standardError: standardErrorOf(estimate),
      pValue: exact
        ? { value: test.exact, test: "McNemar's exact test" }
        : { value: test.chiSquarePValue, test: "McNemar's test" },
      method: "difference of shares of the same units; Newcombe's paired interval, McNemar's test",
    },
    ratio,
  }
}

/** How many units succeeded under both, one or neither; NaN in both columns is no unit. */
export function pairedCounts(base: Float64Array, treatment: Float64Array): PairedCounts {
  const counts = { both: 0, onlyBase: 0, onlyTreatment: 0, neither: 0 }
  for (let row = 0; row < base.length; row++) {
    if (Number.isNaN(base[row]!)) continue
    const kind = base[row] === 1 ? 'base' : 'none'
    if (treatment[row] === 1) counts[kind === 'base' ? 'both' : 'onlyTreatment']++
    else counts[kind === 'base' ? 'onlyBase' : 'neither']++
  }
  return counts
}
