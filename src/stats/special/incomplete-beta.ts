import type { LineDistribution } from './invert-tails.ts'
import { logExcess } from './log-excess.ts'
import { stirlingCorrection } from './log-gamma.ts'
import { fromLower, fromUpper } from './tails.ts'
import type { Tails } from './tails.ts'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

/** A point of the unit interval with its distance to 1, so that neither end loses digits. */
export interface UnitPoint {
  readonly x: number
  /** 1 - x. */
  readonly y: number
}

/**
 * Regularized incomplete beta function I_x(a, b) and 1 - I_x(a, b) as the two tails of a beta
 * variable. Relative error of either tail below 1e-12; the cost grows with the root of the larger
 * parameter. Sources: A. R. DiDonato and A. H. Morris, ACM TOMS 18 (1992) 360-373, algorithm 708,
 * (continued fraction; here with the modified Lentz method); DLMF 8.17.4 (reflection).
 */
export function betaTails({ x, y }: UnitPoint, a: number, b: number): Tails {
  return tailsAt({ x, y }, { a, b, height: centralDensity(a, b) })
}

/** The parameters with the density of the logit at its centre. */
interface BetaShape {
  readonly a: number
  readonly b: number
  readonly height: number
}

function tailsAt({ x, y }: UnitPoint, shape: BetaShape): Tails {
  if (x <= 0) return fromLower(0)
  if (y <= 0) return fromUpper(0)
  const { a, b } = shape
  const density = betaLogitDensity({ x, y }, shape)
  return x <= (a + 1) / (a + b + 2)
    ? fromLower(density / fraction({ x, y }, a, b))
    : fromUpper(density / fraction({ x: y, y: x }, b, a))
}

/** x^a y^b / B(a, b) at x = a / (a + b). */
function centralDensity(a: number, b: number): number {
  const total = a + b
  const correction = stirlingCorrection(a) + stirlingCorrection(b) - stirlingCorrection(total)
  return (Math.sqrt((a / total) * b) / ROOT_TWO_PI) * Math.exp(-correction)
}

/** x^a y^b / B(a, b): the density of the logit of a beta variable. */
function betaLogitDensity({ x, y }: UnitPoint, { a, b, height }: BetaShape): number {
  if (x <= 0 || y <= 0) return 0
  const total = a + b
  const distance = b * x - a * y
  const exponent =
    a * logExcess((total * x) / a, distance / a) + b * logExcess((total * y) / b, -distance / b)
  return height * Math.exp(-exponent)
}

/** The point whose logit is `u`. */
export function unitPoint(u: number): UnitPoint {
  return { x: 1 / (1 + Math.exp(-u)), y: 1 / (1 + Math.exp(u)) }
}

/** The distribution of the logit of a beta variable. */
export function logitBetaVariable(a: number, b: number): LineDistribution {
  // Far out, x^a / (a B(a, b)) is exact and x itself may be below the smallest number.
  const lower = (u: number) => Math.exp(a * u + logInverseBeta(a, b)) / a
  const upper = (u: number) => Math.exp(-b * u + logInverseBeta(a, b)) / b
  const shape = { a, b, height: centralDensity(a, b) }
  const farLeft = -FAR - Math.log(Math.max(1, b))
  const farRight = FAR + Math.log(Math.max(1, a))
  return {
    tails(u) {
      if (u < farLeft) return fromLower(lower(u))
      return u > farRight ? fromUpper(upper(u)) : tailsAt(unitPoint(u), shape)
    },
    density(u) {
      if (u < farLeft) return a * lower(u)
      return u > farRight ? b * upper(u) : betaLogitDensity(unitPoint(u), shape)
    },
  }
}

const FAR = 40

/** -ln B(a, b), without the cancellation of three large logarithms. */
function logInverseBeta(a: number, b: number): number {
  const total = a + b
  return (
    Math.log(Math.sqrt((a / total) * b) / ROOT_TWO_PI) +
    a * Math.log1p(b / a) +
    b * Math.log1p(a / b) +
    stirlingCorrection(total) -
    stirlingCorrection(a) -
    stirlingCorrection(b)
  )
}

/** x^a y^b / (B(a, b) I_x(a, b)) as b0 + a1 / (b1 + a2 / (b2 + ...)). */
function fraction({ x, y }: UnitPoint, a: number, b: number): number {
  const distance = a * y - b * x
  let c = (a * (distance + 1)) / (a + 1)
  let d = 0
  let value = c
  for (let m = 1, change = 0; Math.abs(change - 1) > Number.EPSILON; m++) {
    const odd = a + 2 * m - 1
    const pair = (m * (b - m) * x) / odd
    const numerator = (((a + m - 1) * (a + b + m - 1) * x) / odd) * pair
    const denominator = m + pair + ((a + m) * (distance + 1 + m * (1 + y))) / (odd + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    change = c * d
    value *= change
  }
  return value
}
