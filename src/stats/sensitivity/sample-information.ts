import type { BinnedMoments } from './binned-moments.ts'
import { binMeans, totalsWithoutEach } from './bin-totals.ts'
import type { BinSmoother } from './bin-smoother.ts'
import { jackknife, type Estimate } from './jackknife.ts'

/** A study that is planned on one input. */
export interface PlannedStudy {
  /** Mean of the input in each bin. */
  readonly values: Float64Array
  /**
   * Which part of the input's variance the study would take away: v / (v + s^2), v the variance
   * of the input now and s the standard error of the study.
   */
  readonly learned: number
}

/**
 * What would a study of one input be worth before the decision between an option and doing without
 * it? The expected value of sample information: what the study will make us think of the input is
 * spread as the input is, drawn in towards its mean by the root of what it takes away (normal
 * approximation), and decided on by the conditional mean there, a straight line between bins. At
 * most the value of knowing the input, which it is for a study without end. Where the conditional
 * mean bends strongly it is rough. A value below 0 is 0.
 *
 * @param binned sums of the net benefit by bins of the input
 * Source: Jalal and Alarid-Escudero, Medical Decision Making 38 (2018) 174-188 (Gaussian approximation);
 * Strong et al., Medical Decision Making 35 (2015) 570-583.
 */
export function sampleInformation(
  binned: BinnedMoments,
  smoother: BinSmoother,
  study: PlannedStudy,
): Estimate {
  const totals = totalsWithoutEach(binned)
  const { value, error } = jackknife((without) => {
    const { counts, sums } = totals[without + 1]!
    return decideAfter(counts, smoother(binMeans({ counts, sums })), study)
  })
  return { value: Math.max(0, value), error }
}

function decideAfter(
  counts: Float64Array,
  smooth: Float64Array,
  { values, learned }: PlannedStudy,
): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length
  let [gain, sum, draws] = [0, 0, 0]
  for (let bin = 0; bin < values.length; bin++) {
    const count = counts[bin]!
    const thought = centre + Math.sqrt(learned) * (values[bin]! - centre)
    const benefit = between(values, smooth, thought)
    draws += count
    sum += count * benefit
    gain += count * Math.max(benefit, 0)
  }
  return (gain - Math.max(sum, 0)) / draws
}

/** The straight line through the points on both sides of x; points by rising x. */
function between(xs: Float64Array, ys: Float64Array, x: number): number {
  let low = 0
  let high = xs.length - 1
  if (!(xs[high]! > xs[low]!)) return ys[low]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (xs[middle]! <= x) low = middle
    else high = middle
  }
  const width = xs[high]! - xs[low]!
  return width > 0 ? ys[low]! + ((x - xs[low]!) / width) * (ys[high]! - ys[low]!) : ys[low]!
}
