import { REPLICATES } from '#stats/random/points'
import type { BinnedMoments } from './binned-moments.ts'
import { binMeans, totalsWithoutEach } from './bin-totals.ts'
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
  const decided = totalsWithoutEach(binned).map((totals) => {
    return { ...totals, smooth: smoother(binMeans(totals)) }
  })
  const { value, error } = jackknife((without) => {
    if (without >= 0) return judgedByItself(decided[without + 1]!)
    return (judgedByItself(decided[0]!) + judgedByOthers(binned, decided.slice(1))) / 2
  })
  return { value: Math.max(0, value), error }
}

/** What is decided on: by bin the number of draws and the smoothed mean. */
interface Decided {
  readonly counts: Float64Array
  readonly smooth: Float64Array
}

/** The gain from deciding by smoothed means, as they have it themselves. */
function judgedByItself({ counts, smooth }: Decided): number {
  let [gain, sum, draws] = [0, 0, 0]
  for (let bin = 0; bin < smooth.length; bin++) {
    const count = counts[bin]!
    draws += count
    sum += count * smooth[bin]!
    gain += count * Math.max(smooth[bin]!, 0)
  }
  return (gain - Math.max(sum, 0)) / draws
}

/** The gain from deciding in each replicate by the others. */
function judgedByOthers(binned: BinnedMoments, decided: readonly Decided[]): number {
  const judged = { gain: 0, sum: 0, draws: 0 }
  for (const [replicate, { smooth }] of decided.entries()) {
    judgeBy(binned, smooth, { replicate, judged })
  }
  return (judged.gain - Math.max(judged.sum, 0)) / judged.draws
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
