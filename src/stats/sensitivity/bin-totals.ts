import { REPLICATES } from '#stats/random/points'
import type { BinnedMoments } from './binned-moments.ts'

/** By bin the number of draws and their sum. */
export interface BinTotals {
  readonly counts: Float64Array
  readonly sums: Float64Array
}

/** Totals of all replicates, first, then without each of them. */
export function totalsWithoutEach(binned: BinnedMoments): readonly BinTotals[] {
  const all = totals(binned)
  return [all, ...Array.from({ length: REPLICATES }, (_, r) => without(r, all, binned))]
}

function totals({ bins, counts, sums }: BinnedMoments): BinTotals {
  const all = { counts: new Float64Array(bins), sums: new Float64Array(bins) }
  for (let at = 0; at < counts.length; at++) {
    const bin = Math.floor(at / REPLICATES)
    all.counts[bin]! += counts[at]!
    all.sums[bin]! += sums[at]!
  }
  return all
}

function without(replicate: number, all: BinTotals, { counts, sums }: BinnedMoments): BinTotals {
  const left = { counts: all.counts.slice(), sums: all.sums.slice() }
  for (let bin = 0; bin < left.sums.length; bin++) {
    const at = bin * REPLICATES + replicate
    left.counts[bin]! -= counts[at]!
    left.sums[bin]! -= sums[at]!
  }
  return left
}

/** Means by bin; an empty bin takes that of the one before. */
export function binMeans({ counts, sums }: BinTotals): Float64Array {
  const means = new Float64Array(sums.length)
  for (let bin = 0; bin < means.length; bin++) {
    means[bin] = counts[bin]! > 0 ? sums[bin]! / counts[bin]! : (means[bin - 1] ?? 0)
  }
  return means
}
