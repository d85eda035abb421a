import { normalQuantile } from '../special/normal.ts'
import type { Distribution } from './distribution.ts'
import { familyOf } from './families.ts'
import type { Draw, Family, FamilyName, OfFamily } from './family.ts'
import { integrate } from './gauss-legendre.ts'
import { firstNotFinite } from './parameter.ts'

type Truncated = OfFamily<'truncated'>

/** The least share of a distribution that its limits may leave: below it, digits are lost. */
export const LEAST_SHARE = 1e-6

/** Families that put weight on single values, or hold others: `truncateDistribution` knows them. */
const WITHOUT: ReadonlySet<FamilyName> = new Set([
  'fixed',
  'poisson',
  'discrete',
  'empirical',
  'mixture',
  'truncated',
])

/**
 * A continuous distribution of which only what lies between two limits is kept, its shape there
 * unchanged. Probabilities and quantiles come from those of the whole; mean and sd by integrating
 * the cdf (error below 1e-9 of the sd).
 * Source: N. L. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions 1, 2nd
 * ed. (1994), section 10.1 on the normal.
 */
export const truncated: Family<Truncated> = {
  check,
  mean: (d) => momentsOf(d).mean,
  sd: (d) => momentsOf(d).sd,
  support: (d) => supportOf(d),
  quantile(d, p) {
    const { below, share } = sharesOf(d)
    return inside(d, familyOf(d.of).quantile(d.of, Math.min(1, below + p * share)))
  },
  cdf(d, x) {
    const { low, high } = supportOf(d)
    if (x < low) return 0
    if (x >= high) return 1
    const { below, share } = sharesOf(d)
    return Math.min(1, Math.max(0, (familyOf(d.of).cdf(d.of, x) - below) / share))
  },
  draw,
}

function check({ of, low, high }: Truncated): string | undefined {
  if (WITHOUT.has(of.family)) return `a distribution of the family ${of.family} has no limits`
  const wrong =
    familyOf(of).check(of) ?? firstNotFinite({ 'the lower limit': low, 'the upper limit': high })
  if (wrong !== undefined) return wrong
  if (low >= high) return `the lower limit ${low} does not lie below the upper one ${high}`
  const { share } = sharesOf({ family: 'truncated', of, low, high })
  if (share >= LEAST_SHARE) return undefined
  return `less than a millionth of the distribution lies between ${low} and ${high}`
}

/** The share of the whole at or below the lower limit, and between the limits. */
function sharesOf({ of, low, high }: Truncated): {
  readonly below: number
  readonly share: number
} {
  const { cdf } = familyOf(of)
  const below = cdf(of, low)
  return { below, share: cdf(of, high) - below }
}

function supportOf({ of, low, high }: Truncated): { readonly low: number; readonly high: number } {
  const whole = familyOf(of).support(of)
  return { low: Math.max(low, whole.low), high: Math.min(high, whole.high) }
}

function inside({ low, high }: Pick<Truncated, 'low' | 'high'>, x: number): number {
  return Math.min(high, Math.max(low, x))
}

/** Where the integration is cut into pieces: far into both tails. */
const CUTS = [1e-13, 1e-10, 1e-7, 1e-5, 1e-3, 0.01, 0.05, 0.15, 0.3, 0.5]

/**
 * mean = c - integral of G below c + integral of 1 - G above it, for any c; the variance likewise,
 * with twice the distance from the mean as weight.
 */
function momentsOf(d: Truncated): { readonly mean: number; readonly sd: number } {
  const cuts = cutsOf(d)
  const centre = truncated.quantile(d, 0.5)
  const mean = centre + sumOver(d, [...cuts, centre], (x) => (x < centre ? -1 : 1))
  const variance = sumOver(d, [...cuts, mean], (x) => 2 * Math.abs(x - mean))
  return { mean, sd: Math.sqrt(variance) }
}

/** The integral of weight x (G below the last cut, 1 - G above it). */
function sumOver(d: Truncated, cuts: readonly number[], weight: (x: number) => number): number {
  const split = cuts.at(-1)!
  const rising = cuts.toSorted((a, b) => a - b)
  let sum = 0
  for (let i = 1; i < rising.length; i++) {
    const [low, high] = [rising[i - 1]!, rising[i]!]
    if (low === high) continue
    sum += integrate(
      (x) => weight(x) * (high <= split ? truncated.cdf(d, x) : 1 - truncated.cdf(d, x)),
      low,
      high,
    )
  }
  return sum
}

function cutsOf(d: Truncated): readonly number[] {
  const mode = 'mode' in d.of ? [inside(d, d.of.mode)] : []
  return [...mode, ...CUTS.flatMap((p) => [p, 1 - p]).map((p) => truncated.quantile(d, p))]
}

/** Uniform numbers are squeezed between the shares of the limits and drawn as the whole is. */
function draw(d: Truncated): Draw {
  const { below, share } = sharesOf(d)
  const whole = familyOf(d.of).draw(d.of)
  return {
    from: 'uniform',
    fill(input, out) {
      for (let i = 0; i < out.length; i++) {
        const p = below + (input[i] ?? 0) * share
        out[i] = whole.from === 'score' ? normalQuantile(p) : p
      }
      whole.fill(out, out)
      for (let i = 0; i < out.length; i++) out[i] = inside(d, out[i] ?? 0)
    },
  }
}

/** Whether a distribution can be the whole of a truncated one. */
export function hasLimits({ family }: Distribution): boolean {
  return !WITHOUT.has(family)
}
