import { checkProbability, checkVariable } from './check-argument.ts'
import { octic } from './polynomial.ts'
import type { Octic } from './polynomial.ts'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

/** Density of the standard normal distribution at `z`. */
export function normalDensity(z: number): number {
  checkVariable('z', z)
  return Math.exp(-0.5 * z * z) / ROOT_TWO_PI
}

/**
 * Probability that a standard normal variable is at most `z`.
 * Relative error below 1e-14, in the lower tail too; above z = 8 it is 1 to the last digits, so
 * take `normalTail` there. Source: W. J. Cody, Math. Comp. 23 (1969) 631-637, and
 * ACM TOMS 19 (1993) 22-32, algorithm 715.
 */
export function normalCdf(z: number): number {
  checkVariable('z', z)
  if (Math.abs(z) <= CENTRE) return 0.5 + centralExcess(z)
  return z < 0 ? upperTail(-z) : 1 - upperTail(z)
}

/**
 * Probability that a standard normal variable lies above `z`, without cancellation:
 * relative error below 1e-14 down to the smallest normal number (z = 37.5). Source as `normalCdf`.
 */
export function normalTail(z: number): number {
  checkVariable('z', z)
  if (Math.abs(z) <= CENTRE) return 0.5 - centralExcess(z)
  return z > 0 ? upperTail(z) : 1 - upperTail(-z)
}

/**
 * The `z` below which a share `p` of the standard normal distribution lies: relative error below
 * 1e-15 (tested), from p = 1e-308 on; minus and plus infinity at 0 and 1.
 * For upper tails smaller than 1e-16 take `-normalQuantile(tail)`.
 * Throws `domain` outside [0, 1]. Source: M. J. Wichura, Applied Statistics 37 (1988) 477-484,
 * algorithm AS 241, PPND16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * octic(QUANTILE_CENTRE_TOP, r)) / octic(QUANTILE_CENTRE_BOTTOM, r)
  }
  checkProbability(p)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const size =
    r <= 5
      ? octic(QUANTILE_MIDDLE_TOP, r - 1.6) / octic(QUANTILE_MIDDLE_BOTTOM, r - 1.6)
      : octic(QUANTILE_FAR_TOP, r - 5) / octic(QUANTILE_FAR_BOTTOM, r - 5)
  return q < 0 ? -size : size
}

const CENTRE = 0.67448975
const MIDDLE = Math.sqrt(32)

/** P(Z <= z) - 1/2 for |z| up to the quartile. */
function centralExcess(z: number): number {
  const square = z * z
  return (z * octic(CDF_CENTRE_TOP, square)) / octic(CDF_CENTRE_BOTTOM, square)
}

/** P(Z > z) for z above the quartile. */
function upperTail(z: number): number {
  if (z > MIDDLE) return farTail(z)
  return (Math.exp(-0.5 * z * z) * octic(CDF_MIDDLE_TOP, z)) / octic(CDF_MIDDLE_BOTTOM, z)
}

function farTail(z: number): number {
  if (z === Infinity) return 0
  // exp(-z^2 / 2) in two factors: the first square is exact.
  const coarse = Math.trunc(z * 16) / 16
  const fine = (z - coarse) * (z + coarse)
  const scale = Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * fine)
  const inverse = 1 / (z * z)
  const correction = (inverse * octic(CDF_FAR_TOP, inverse)) / octic(CDF_FAR_BOTTOM, inverse)
  return (scale * (1 / ROOT_TWO_PI - correction)) / z
}

const CDF_CENTRE_TOP: Octic = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837,
  0.06568233791820745, 0, 0, 0, 0,
]
const CDF_CENTRE_BOTTOM: Octic = [
  45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1, 0, 0, 0, 0,
]
const CDF_MIDDLE_TOP: Octic = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const CDF_MIDDLE_BOTTOM: Octic = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
]
const CDF_FAR_TOP: Octic = [
  0.000029112874951168793, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
  0.215898534057957, 0.023073441764940174, 0, 0, 0,
]
const CDF_FAR_BOTTOM: Octic = [
  0.00007297515550839662, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651,
  1.284260096144911, 1, 0, 0, 0,
]
const QUANTILE_CENTRE_TOP: Octic = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227, 0,
]
const QUANTILE_CENTRE_BOTTOM: Octic = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854, 0,
]
const QUANTILE_MIDDLE_TOP: Octic = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414, 0,
]
const QUANTILE_MIDDLE_BOTTOM: Octic = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9, 0,
]
const QUANTILE_FAR_TOP: Octic = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7, 0,
]
const QUANTILE_FAR_BOTTOM: Octic = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15, 0,
]
