import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import {
  addValues,
  BINS,
  createBinnedMoments,
  type BinnedMoments,
} from '#stats/sensitivity/binned-moments'
import { createWordBins } from '#stats/sensitivity/word-bins'
import { splineSmoother, valueSmoother, type BinSmoother } from '#stats/sensitivity/bin-smoother'
import type { Distribution } from '#stats/distributions/distribution'
import type { Assumption } from '#value/model'
import type { PointsOf } from '#value/simulation/input-points'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'

/** The NPV by bins of one input. */
export interface BinnedInput {
  readonly binned: BinnedMoments
  readonly smoother: BinSmoother
  /** Means of the input over the bins, where it is binned by its values. */
  readonly values?: Float64Array
  /** Adds the block that is drawn. */
  add(block: number, npv: Float64Array): void
}

/** Bins of an assumption that is drawn alone: the first bits of its words. */
export function binByWords(
  { id, distribution }: Assumption,
  pointsOf: PointsOf,
  run: { readonly draws: number; readonly space: Workspace },
): BinnedInput {
  const binned = createBinnedMoments(run.draws, run.space)
  return {
    binned,
    smoother: smootherOf(distribution, binned.bins),
    add: createWordBins(pointsOf(`assumption ${id}`), binned, run),
  }
}

/**
 * Bins of an input that is drawn together with others: by its values, of evidence the difference
 * of the arms, between quantiles of some draws of it.
 *
 * @param drawn some draws of the value, any order
 * @param columns of the block at hand
 */
export function binByValues(
  { column, from }: UncertainInput,
  drawn: Float64Array,
  run: { readonly draws: number; readonly columns: ReadonlyMap<string, Float64Array> },
): BinnedInput {
  const binned = createBinnedMoments(run.draws)
  const sorted = drawn.toSorted()
  const place = (bin: number): number => Math.floor((bin * sorted.length) / binned.bins)
  const edges = Float64Array.from({ length: binned.bins - 1 }, (_, k) => sorted[place(k + 1)]!)
  const means = Float64Array.from({ length: binned.bins }, (_, bin) => {
    const members = sorted.subarray(place(bin), Math.max(place(bin + 1), place(bin) + 1))
    return members.reduce((sum, value) => sum + value, 0) / members.length
  })
  const values = new Float64Array(BLOCK_LENGTH)
  return {
    binned,
    smoother: splineSmoother(binned.bins),
    values: means,
    add(_, npv) {
      const moved = run.columns.get(column)!
      const kept = from === undefined ? undefined : run.columns.get(from)
      for (let i = 0; i < npv.length; i++) values[i] = moved[i]! - (kept?.[i] ?? 0)
      addValues(binned, { values: values.subarray(0, npv.length), edges }, npv)
    },
  }
}

/** Families that may have a few values only. */
const stepped: readonly Distribution['family'][] = ['discrete', 'poisson', 'empirical', 'mixture']

/** Fewer values than half the bins: averages over the bins of each; else a spline. */
function smootherOf(distribution: Distribution, bins: number): BinSmoother {
  if (!stepped.includes(distribution.family)) return splineSmoother(bins)
  const middles = Array.from({ length: bins }, (_, bin) =>
    distributionQuantile(distribution, (bin + 0.5) / bins),
  )
  const few = new Set(middles).size <= Math.min(bins, BINS) / 2
  return few ? valueSmoother(middles) : splineSmoother(bins)
}
