import { requireSameLength, requireSample, type Sample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** A correlation in a population with what each pair adds to its error. */
export interface WeightedCorrelation extends LinearEstimate {
  readonly n: number
  /** (sum w)^2 / sum w^2: how many pairs of one weight know as much of a mean (Kish). */
  readonly effectiveSize: number
}

/**
 * How closely two columns rise together in a population whose pairs were sampled with unequal chances, each standing for
 * `weights` of it: of their values (Pearson), or of their ranks (Spearman), where the rank of a value is the weight of all
 * smaller ones and half of that of its equals. Weights of 1, 2 and 3 give the correlation of pairs that stand there so
 * often. The influence of a pair is that of Pearson's coefficient, of ranks with what the pair moves in the ranks of
 * the others, times sqrt(n / (n - 1)); n - 1 degrees of freedom. The weights are taken as known. n log n.
 * Source: Devlin et al., Biometrika 1975;62:531, section 2; of ranks the same with the derivatives of the two distribution
 * functions; Kish, Survey Sampling (1965), section 11.7.
 * @throws StatisticsError 'too-few' under two pairs, 'not-finite', 'domain' where lengths differ or a weight is not above 0,
 *   'no-variation' where a column has one value only
 * @example weightedCorrelation([[1, 2, 3], [1, 3, 2]], Float64Array.of(1, 1, 2), 'ranks').value // 0.33
 */
export function weightedCorrelation(
  [a, b]: readonly [Sample, Sample],
  weights: Float64Array,
  of: 'values' | 'ranks',
): WeightedCorrelation {
  requireSameLength(a, b)
  requireSameLength(a, weights)
  requireSample(a, 2)
  requireSample(b, 2)
  const shares = sharesOf(weights)
  const onRanks = of === 'ranks'
  const u = standardised(onRanks ? smaller(a, shares) : a, shares)
  const v = standardised(onRanks ? smaller(b, shares) : b, shares)
  const product = shares.reduce((sum, share, i) => sum + share * u.values[i]! * v.values[i]!, 0)
  const value = Math.min(1, Math.max(-1, product))
  const n = shares.length
  const moved = onRanks ? movedRanks([a, b], [u, v], { shares, value }) : new Float64Array(n)
  const own = u.values.map(
    (one, i) => one * v.values[i]! - (value * (one ** 2 + v.values[i]! ** 2)) / 2,
  )
  const scale = Math.sqrt(n / (n - 1))
  return {
    value,
    influence: shares.map((share, i) => scale * share * (own[i]! + moved[i]!)),
    df: n - 1,
    n,
    effectiveSize: 1 / shares.reduce((sum, share) => sum + share ** 2, 0),
  }
}

/** Weights that add up to 1. */
function sharesOf(weights: Float64Array): Float64Array {
  const wrong = weights.findIndex((weight) => !(weight > 0 && weight < Infinity))
  if (wrong >= 0)
    throw new StatisticsError('domain', `The weight of pair ${wrong + 1} is not above 0.`, {
      index: wrong,
    })
  const most = weights.reduce((largest, weight) => Math.max(largest, weight), 0)
  const parts = weights.map((weight) => weight / most)
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
}

/** Of each value the summed masses of all smaller ones and half of those of its equals. */
function smaller(values: Sample, masses: Float64Array): Float64Array {
  const order = Uint32Array.from(masses.keys()).toSorted((a, b) => values[a]! - values[b]!)
  const sums = new Float64Array(order.length)
  let before = 0
  for (let start = 0, end = 0; start < order.length; start = end) {
    let equals = 0
    while (end < order.length && values[order[end]!] === values[order[start]!])
      equals += masses[order[end++]!]!
    for (let i = start; i < end; i++) sums[order[i]!] = before + equals / 2
    before += equals
  }
  return sums
}

interface Standardised {
  readonly values: Float64Array
  readonly deviation: number
}

/** Brought to mean 0 and variance 1 in the population. */
function standardised(values: Sample, shares: Float64Array): Standardised {
  const mean = shares.reduce((sum, share, i) => sum + share * values[i]!, 0)
  const away = shares.map((_, i) => values[i]! - mean)
  const most = away.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0)
  const scaled = away.map((one) => one / most)
  const spread = Math.sqrt(shares.reduce((sum, share, i) => sum + share * scaled[i]! ** 2, 0))
  if (shares.every((_, i) => values[i] === values[0]) || !(spread > 0))
    throw new StatisticsError(
      'no-variation',
      'A correlation needs two columns whose values differ.',
    )
  return { values: scaled.map((one) => one / spread), deviation: most * spread }
}

/** What more weight of each pair moves in the ranks of those above it, and so in the correlation. */
function movedRanks(
  [a, b]: readonly [Sample, Sample],
  [u, v]: readonly [Standardised, Standardised],
  { shares, value }: { readonly shares: Float64Array; readonly value: number },
): Float64Array {
  const pull = (one: Standardised, other: Standardised): Float64Array =>
    shares.map((share, i) => (share * (value * one.values[i]! - other.values[i]!)) / one.deviation)
  const first = smaller(a, pull(u, v))
  const second = smaller(b, pull(v, u))
  return first.map((one, i) => one + second[i]!)
}
