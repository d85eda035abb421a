import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { type Sample, requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { jackknifeOf } from '#stats/resampling/jackknife'

/** A standard deviation with the error of its logarithm. */
export interface JackknifeDeviation {
  readonly sd: number
  /** Of the natural logarithm of the standard deviation. */
  readonly logSdStandardError: number
  /** What each value adds to that error: the summed squares are its square; positive where the value widens the spread. */
  readonly influence: Float64Array
}

/**
 * How sure a standard deviation is, whatever the shape: leave out one unit at a time and see how far the
 * logarithm moves. One value a unit of analysis. Linear.
 * Source: Miller, Annals of Mathematical Statistics 1968;39:567; variance (n - 1) / n sum (t(-i) - mean t(-i))^2.
 * @throws StatisticsError 'too-few' under three values, 'not-finite', 'no-variation' where without one
 *   of the values the others are all equal
 */
export function jackknifeStandardDeviation(values: Sample): JackknifeDeviation {
  requireSample(values, 3)
  const { standardError, influence } = jackknifeOf(logSdWithout(values))
  return { sd: standardDeviation(momentsOf(values)), logSdStandardError: standardError, influence }
}

/**
 * The same where values hang together in clusters (the rows of one customer): a whole cluster is left
 * out at a time. The influence of a cluster stands on its first value; degrees of freedom are clusters - 1.
 * @param clusters a code for each value
 * @throws StatisticsError 'too-few' under three clusters, 'not-finite', 'domain' where values and
 *   clusters differ in number, 'no-variation' where without one of the clusters the others are all equal
 */
export function clusterJackknifeStandardDeviation(
  values: Sample,
  clusters: ArrayLike<number>,
): JackknifeDeviation {
  requireSample(values, 3)
  requireSameLength(clusters, values)
  const moments = momentsOf(values)
  const members = new Map<number, { first: number; n: number; sum: number; squares: number }>()
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - moments.mean
    const one = members.get(clusters[i]!) ?? { first: i, n: 0, sum: 0, squares: 0 }
    one.n++
    one.sum += d
    one.squares += d * d
    members.set(clusters[i]!, one)
  }
  if (members.size < 3)
    throw new StatisticsError('too-few', 'The error of a spread needs three clusters.', {
      clusters: members.size,
    })
  const groups = [...members.values()]
  const without = Float64Array.from(groups, ({ first, n, sum, squares }) => {
    const left = moments.n - n
    const rest = moments.m2 - squares - sum ** 2 / left
    if (left < 2 || !(rest > LOST_DIGITS * moments.m2)) throw equalWithout(first)
    return 0.5 * Math.log(rest / (left - 1))
  })
  const { standardError, influence } = jackknifeOf(without)
  const placed = new Float64Array(values.length)
  groups.forEach(({ first }, group) => (placed[first] = influence[group]!))
  return {
    sd: standardDeviation(moments),
    logSdStandardError: standardError,
    influence: placed,
  }
}

/** Share of the sum of squares under which a difference of sums has lost too many digits. */
const LOST_DIGITS = 1e-6

function equalWithout(first: number): StatisticsError {
  return new StatisticsError(
    'no-variation',
    `Without the cluster of value ${first + 1} hardly any spread is left: its error cannot be told.`,
    { index: first },
  )
}

/**
 * Natural logarithm of the standard deviation with each value left out.
 * @throws StatisticsError 'no-variation' where without one value the others are all equal
 */
export function logSdWithout(values: Sample): Float64Array {
  const { n, mean, m2 } = momentsOf(values)
  const result = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const rest = m2 - (n / (n - 1)) * (values[i]! - mean) ** 2
    const exact = rest > LOST_DIGITS * m2 ? rest : sumOfSquaresWithout(values, i)
    if (!(exact > 0))
      throw new StatisticsError(
        'no-variation',
        `Without value ${i + 1} all values are equal: the error of this spread cannot be told.`,
        { index: i },
      )
    result[i] = 0.5 * Math.log(exact / (n - 2))
  }
  return result
}

/** Where one value makes nearly all the spread, the difference above has lost its digits. */
function sumOfSquaresWithout(values: Sample, left: number): number {
  return momentsOf(Float64Array.from(values).filter((_, i) => i !== left)).m2
}
