import { logExcess } from './log-excess.ts'
import type { LineDistribution } from './invert-tails.ts'
import { logGamma, stirlingCorrection } from './log-gamma.ts'
import { normalTail } from './normal.ts'
import { polynomial } from './polynomial.ts'
import { fromLower, fromUpper } from './tails.ts'
import type { Tails } from './tails.ts'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)
/** From this shape on, near the mean, Temme's expansion with four terms is below 1e-15. */
const LARGE_SHAPE = 1e4
const NEAR_MEAN = 0.4

/**
 * Regularized incomplete gamma functions P and Q as the two tails of a gamma variable of scale 1.
 * Relative error of either tail below 1e-12.
 * Sources: DLMF 8.11.4 (series), 8.9.2 (continued fraction, modified Lentz), 8.12 (uniform
 * expansion for large shapes, N. M. Temme).
 */
export function gammaTails(x: number, shape: number): Tails {
  if (x <= 0) return fromLower(0)
  if (x === Infinity) return fromUpper(0)
  const excess = (x - shape) / shape
  if (shape >= LARGE_SHAPE && Math.abs(excess) < NEAR_MEAN) return uniform(x, shape)
  return x < shape + 1 ? fromLower(series(x, shape)) : fromUpper(fraction(x, shape))
}

/** x^shape e^-x / Gamma(shape): the density of the logarithm of a gamma variable of scale 1. */
export function gammaLogDensity(x: number, shape: number): number {
  if (x <= 0 || x === Infinity) return 0
  const exponent = shape * logExcess(x / shape, (x - shape) / shape) + stirlingCorrection(shape)
  return (Math.sqrt(shape) / ROOT_TWO_PI) * Math.exp(-exponent)
}

/** The distribution of the logarithm of a gamma variable of scale 1. */
export function logGammaVariable(shape: number): LineDistribution {
  // Far left, x^shape / Gamma(shape + 1) is exact and x itself may be below the smallest number.
  const leading = (u: number) => Math.exp(shape * u - logGamma(shape + 1))
  return {
    tails: (u) => (u < FAR_LEFT ? fromLower(leading(u)) : gammaTails(Math.exp(u), shape)),
    density: (u) => (u < FAR_LEFT ? shape * leading(u) : gammaLogDensity(Math.exp(u), shape)),
  }
}

const FAR_LEFT = -40

function series(x: number, shape: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; term > sum * Number.EPSILON * 0.01; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum * gammaLogDensity(x, shape)
}

function fraction(x: number, shape: number): number {
  let b = x + 1 - shape
  let c = Infinity
  let d = 1 / b
  let value = d
  for (let n = 1, change = 0; Math.abs(change - 1) > Number.EPSILON; n++) {
    const a = n * (shape - n)
    b += 2
    d = 1 / (b + a * d)
    c = b + a / c
    change = c * d
    value *= change
  }
  return value * gammaLogDensity(x, shape)
}

function uniform(x: number, shape: number): Tails {
  const excess = (x - shape) / shape
  const half = logExcess(x / shape, excess)
  const eta = Math.sign(excess) * Math.sqrt(2 * half)
  const z = eta * Math.sqrt(shape)
  const sum = polynomial(
    TEMME.map((coefficients) => polynomial(coefficients, eta)),
    1 / shape,
  )
  const rest = (Math.exp(-shape * half) / (ROOT_TWO_PI * Math.sqrt(shape))) * sum
  return { lower: normalTail(-z) - rest, upper: normalTail(z) + rest }
}

// Taylor coefficients of c_k(eta) in DLMF 8.12.7 to 8.12.11, from exact fractions.
const TEMME = [
  [
    -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
    0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6,
    -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
    1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10, -2.5514193994946248e-11,
  ],
  [
    -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596,
    0.00020576131687242798, -4.018775720164609e-7, -1.8098550334489977e-5, 7.64916091608111e-6,
    -1.6120900894563446e-6, 4.647127802807434e-9, 1.378633446915721e-7, -5.752545603517705e-8,
  ],
  [
    0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-6,
    -0.0001073665322636516, 5.2923448829120125e-5, -1.2760635188618728e-5, 3.423578734096138e-8,
  ],
  [0.0006494341563786008, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885],
]
