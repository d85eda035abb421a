import { normalNodes } from '#evidence/joint/normal-nodes'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'

/** A marginal prepared for its correlations with others. */
export interface CopulaMarginal {
  readonly distribution: Distribution
  /** Shares of its SD carried by the Hermite polynomials 1, 2, ... of its normal score; absent where a closed form serves. */
  readonly hermite?: Float64Array
}

const TERMS = 20
const STEP = 0.05

/** A marginal with what its correlations need; a fixed value has none. */
export function copulaMarginal(distribution: Distribution): CopulaMarginal {
  if (distribution.family === 'normal' || distribution.family === 'fixed') return { distribution }
  return { distribution, hermite: hermiteShares(distribution) }
}

/**
 * The correlation of the normal scores behind two marginals (Gaussian copula) that gives their values
 * the correlation r. Closed form for normals and lognormals: ln(1 + r cv1 cv2) / (s1 s2) and r cv / s;
 * else the series in Hermite polynomials is inverted. A correlation beyond what the marginals allow
 * becomes the nearest one.
 * Source: Nataf, CRAS 1962;225:42; Cario and Nelson, Modeling and Generating Random Vectors (1997), section 3.
 */
export function normalCorrelation(a: CopulaMarginal, b: CopulaMarginal, r: number): number {
  if (r === 0 || a.distribution.family === 'fixed' || b.distribution.family === 'fixed') return 0
  const closed = closedForm(a.distribution, b.distribution, r)
  const rho = closed ?? invertSeries(sharesOf(a), sharesOf(b), r)
  return Math.max(-1, Math.min(1, rho))
}

function closedForm(a: Distribution, b: Distribution, r: number): number | undefined {
  if (a.family === 'normal' && b.family === 'normal') return r
  if (a.family === 'lognormal' && b.family === 'normal') return (r * variation(a.sigma)) / a.sigma
  if (a.family === 'normal' && b.family === 'lognormal') return (r * variation(b.sigma)) / b.sigma
  if (a.family !== 'lognormal' || b.family !== 'lognormal') return undefined
  const inner = 1 + r * variation(a.sigma) * variation(b.sigma)
  return inner <= 0 ? -1 : Math.log(inner) / (a.sigma * b.sigma)
}

/** Coefficient of variation of a lognormal. */
function variation(sigma: number): number {
  return Math.sqrt(Math.expm1(sigma ** 2))
}

function sharesOf(marginal: CopulaMarginal): Float64Array {
  return marginal.hermite ?? Float64Array.of(1)
}

/** Normalised Hermite coefficients of the quantile function, divided by the SD. */
function hermiteShares(distribution: Distribution): Float64Array {
  const sums = new Float64Array(TERMS)
  let mean = 0
  let square = 0
  for (const { z, p, weight } of normalNodes(STEP)) {
    const x = distributionQuantile(distribution, p)
    mean += weight * x
    square += weight * x * x
    let before = 1
    let now = z
    for (let k = 1; k <= TERMS; k++) {
      sums[k - 1]! += weight * x * now
      const next = (z * now - Math.sqrt(k) * before) / Math.sqrt(k + 1)
      before = now
      now = next
    }
  }
  const sd = Math.sqrt(square - mean * mean)
  return sums.map((sum) => sum / sd)
}

/** The rho at which sum a_k b_k rho^k is r: the sum rises with rho. */
function invertSeries(a: Float64Array, b: Float64Array, r: number): number {
  let low = -1
  let high = 1
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (series(a, b, middle) < r) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function series(a: Float64Array, b: Float64Array, rho: number): number {
  let sum = 0
  let power = 1
  for (let k = 0; k < Math.min(a.length, b.length); k++) {
    power *= rho
    sum += a[k]! * b[k]! * power
  }
  return sum
}
