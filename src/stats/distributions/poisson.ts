import { gammaLogDensity, gammaTails } from '../special/incomplete-gamma.ts'
import { normalQuantile } from '../special/normal.ts'
import type { Draw, Family, OfFamily } from './family.ts'
import { fixed } from './fixed.ts'
import { firstNotFinite } from './parameter.ts'
import { stepDraw } from './steps.ts'

/** Up to this mean draws come from the table of all probabilities, beyond from an expansion. */
const LARGEST_TABLE = 1e6
/** Probabilities beyond both ends of the table, which its end values stand for. */
const NEGLIGIBLE = 1e-18

/**
 * A count of independent rare events; a mean of 0 is the fixed value 0.
 * Source: Evans, Hastings and Peacock, Statistical Distributions, 3rd ed. (2000);
 * the cdf is an incomplete gamma function (DLMF 8.4.10).
 */
export const poisson: Family<OfFamily<'poisson'>> = {
  check: ({ mean }) =>
    firstNotFinite({ 'the mean': mean }) ??
    (mean < 0 ? `the mean of a count must not be negative, and ${mean} is` : undefined),
  mean: ({ mean }) => mean,
  sd: ({ mean }) => Math.sqrt(mean),
  support: ({ mean }) => ({ low: 0, high: mean === 0 ? 0 : Infinity }),
  quantile({ mean }, p) {
    if (p === 0 || mean === 0) return 0
    return p === 1 ? Infinity : countReaching(mean, p)
  },
  cdf: ({ mean }, x) => cumulative(mean, Math.floor(x)),
  draw({ mean }) {
    if (mean === 0) return fixed.draw({ family: 'fixed', value: 0 })
    return mean > LARGEST_TABLE ? expandedDraw(mean) : tableDraw(mean)
  },
}

/** P(count <= k). */
function cumulative(mean: number, k: number): number {
  if (k < 0) return 0
  return mean === 0 || k === Infinity ? 1 : gammaTails(mean, k + 1).upper
}

/** The smallest count with P(count <= k) >= p, searched from the expansion's answer. */
function countReaching(mean: number, p: number): number {
  let k = expansion(mean, normalQuantile(p))
  while (k > 0 && cumulative(mean, k - 1) >= p) k--
  while (cumulative(mean, k) < p) k++
  return k
}

/** Cornish and Fisher's expansion to the order 1 / sqrt(mean), rounded to a count. */
function expansion(mean: number, z: number): number {
  const root = Math.sqrt(mean)
  const count = mean + root * z + (z * z - 1) / 6 + (z - z * z * z) / (72 * root) - 0.5
  return Math.max(0, Math.ceil(count))
}

function expandedDraw(mean: number): Draw {
  return {
    from: 'score',
    fill(input, out) {
      for (let i = 0; i < out.length; i++) out[i] = expansion(mean, input[i] ?? 0)
    },
  }
}

function tableDraw(mean: number): Draw {
  const first = countReaching(mean, NEGLIGIBLE)
  const shares = [cumulative(mean, first)]
  const counts = [first]
  let share = shares[0] ?? 1
  for (let k = first + 1; k <= mean || probability(mean, k) > NEGLIGIBLE; k++) {
    share += probability(mean, k)
    counts.push(k)
    shares.push(share)
  }
  return stepDraw({ values: Float64Array.from(counts), cumulative: Float64Array.from(shares) })
}

/** P(count = k) for a mean above 0. */
function probability(mean: number, k: number): number {
  return gammaLogDensity(mean, k + 1) / mean
}
