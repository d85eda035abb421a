import { REPLICATES } from '#stats/random/points'
import type { BinnedMoments } from './binned-moments.ts'
import type { BinSmoother } from './bin-smoother.ts'
import { jackknife, type Estimate } from './jackknife.ts'

/**
 * What would it be worth to know one input before deciding between an option and doing without it?
 * The expected value of partial perfect information, E max(E[Y | X], 0) - max(E[Y], 0), Y the net
 * benefit of the option. The conditional mean is the smoothed mean over bins of the input. Deciding
 * by means that are themselves uncertain flatters where the same draws judge the decision, and does
 * it harm where other draws do: the middle of the two is taken, the decisions of the second from
 * the other replicates. The error is the jackknife's over the replicates; a value below 0 is 0.
 *
 * @param binned sums of the net benefit by bins of the input
 * Source: Strong, Oakley and Brennan, Medical Decision Making 34 (2014) 311-326 (regression);
 * Brennan et al., Medical Decision Making 27 (2007) 448-470 (definition).
 */
export function partialInformation(binned: BinnedMoments, smoother: BinSmoother): Estimate {
  const all = smoother(binMeans(binned, -1))
  const others = Array.from({ length: REPLICATES }, (_, r) => smoother(binMeans(binned, r)))
  const { value, error } = jackknife((without) => {
    if (without >= 0) return judgedByItself(binned, others[without]!, without)
    return information(binned, { all, others })
  })
  return { value: Math.max(0, value), error }
}

/** Smoothed means of all draws, and without each replicate. */
interface Smoothed {
  readonly all: Float64Array
  readonly others: readonly Float64Array[]
}

function information(binned: BinnedMoments, { all, others }: Smoothed): number {
  const flattered = judgedByItself(binned, all, -1)
  const judged = { gain: 0, sum: 0, draws: 0 }
  for (const [replicate, smooth] of others.entries()) judgeBy(binned, smooth, { replicate, judged })
  const harmed = (judged.gain - Math.max(judged.sum, 0)) / judged.draws
  return (flattered + harmed) / 2
}

/** The gain from deciding by smoothed means, as they have it themselves. */
function judgedByItself(
  { bins, counts }: BinnedMoments,
  smooth: Float64Array,
  without: number,
): number {
  let [gain, sum, draws] = [0, 0, 0]
  for (let bin = 0; bin < bins; bin++) {
    let count = 0
    for (let r = 0; r < REPLICATES; r++) if (r !== without) count += counts[bin * REPLICATES + r]!
    draws += count
    sum += count * smooth[bin]!
    gain += count * Math.max(smooth[bin]!, 0)
  }
  return (gain - Math.max(sum, 0)) / draws
}

/** Adds what deciding by smoothed means brings in one replicate. */
function judgeBy(
  { bins, counts, sums }: BinnedMoments,
  smooth: Float64Array,
  by: {
    readonly replicate: number
    readonly judged: { gain: number; sum: number; draws: number }
  },
): void {
  const { replicate, judged } = by
  for (let bin = 0; bin < bins; bin++) {
    const at = bin * REPLICATES + replicate
    judged.draws += counts[at]!
    judged.sum += sums[at]!
    if (smooth[bin]! > 0) judged.gain += sums[at]!
  }
}

/** Means over the bins without one replicate; an empty bin takes that of the one before. */
export function binMeans({ bins, counts, sums }: BinnedMoments, without: number): Float64Array {
  const means = new Float64Array(bins)
  for (let bin = 0; bin < bins; bin++) {
    let [count, sum] = [0, 0]
    for (let r = 0; r < REPLICATES; r++) {
      if (r === without) continue
      count += counts[bin * REPLICATES + r]!
      sum += sums[bin * REPLICATES + r]!
    }
    means[bin] = count > 0 ? sum / count : (means[bin - 1] ?? 0)
  }
  return means
}
