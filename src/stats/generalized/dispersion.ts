import { logGamma } from '#stats/special/log-gamma'

/** Dispersion of counts about their means, variance = mean + dispersion x mean^2. */
export interface Dispersion {
  /** 0 where the counts scatter no more than Poisson counts. */
  readonly value: number
  /** From the observed information, means held fixed; 0 at the boundary. */
  readonly standardError: number
}

const MOST_STEPS = 100
/** Sizes (1 / dispersion) beyond this are Poisson counts to the last digits. */
const LARGEST_SIZE = 1e8

/** Sizes from which the likeliest one is sought: where few rows scatter much and others hardly, it has several maxima. */
const STARTS = Array.from({ length: 15 }, (_, k) => Math.log(1e-3) + k * Math.log(4))

/**
 * Maximum likelihood of the dispersion at given means: Newton on the logarithm of size = 1 / dispersion, from the likeliest
 * of sizes between a thousandth and some hundred thousand. 0 where none is likelier than Poisson counts and the slope of the
 * likelihood at 0, sum (y - mean)^2 - y, is not above 0.
 * Source: Cameron and Trivedi (2013), section 3.3.1; the slope at 0 is Dean and Lawless, JASA 1989;84:467.
 */
export function dispersionOf(counts: Float64Array, means: Float64Array): Dispersion {
  let excess = 0
  for (let i = 0; i < counts.length; i++) excess += (counts[i]! - means[i]!) ** 2 - counts[i]!
  const starts = excess > 0 ? [Math.log(startingSize(counts, means)), ...STARTS] : STARTS
  const gains = starts.map((start) => gainOverPoisson(counts, means, Math.exp(start)))
  const most = gains.reduce((best, gain) => Math.max(best, gain), -Infinity)
  if (excess <= 0 && most <= 0) return { value: 0, standardError: 0 }
  let logSize = starts[gains.indexOf(most)]!
  for (let step = 0; step < MOST_STEPS; step++) {
    const { slope, curvature } = likelihood(counts, means, Math.exp(logSize))
    const newton = curvature < 0 ? -slope / curvature : Math.sign(slope)
    const move = Math.max(-2, Math.min(2, newton))
    logSize += move
    if (Math.exp(logSize) > LARGEST_SIZE) return { value: 0, standardError: 0 }
    if (Math.abs(move) < 1e-12) break
  }
  const value = Math.exp(-logSize)
  const { curvature } = likelihood(counts, means, 1 / value)
  return { value, standardError: value / Math.sqrt(-curvature) }
}

/** From sum (y - mean)^2 = sum mean + dispersion x mean^2. */
function startingSize(counts: Float64Array, means: Float64Array): number {
  let squares = 0
  let excess = 0
  for (let i = 0; i < counts.length; i++) {
    squares += means[i]! ** 2
    excess += (counts[i]! - means[i]!) ** 2 - means[i]!
  }
  return excess > 0 ? squares / excess : 100
}

/** By how much the log likelihood is above that of Poisson counts. */
function gainOverPoisson(counts: Float64Array, means: Float64Array, size: number): number {
  let gain = 0
  for (let i = 0; i < counts.length; i++) {
    const [y, mean] = [counts[i]!, means[i]!]
    const rise = logGamma(size + y) - logGamma(size) - y * Math.log(size)
    gain += rise - (y + size) * Math.log1p(mean / size) + mean
  }
  return gain
}

/** First and second derivative of the log likelihood in the logarithm of the size. */
function likelihood(
  counts: Float64Array,
  means: Float64Array,
  size: number,
): { readonly slope: number; readonly curvature: number } {
  let first = 0
  let second = 0
  for (let i = 0; i < counts.length; i++) {
    const y = counts[i]!
    const mean = means[i]!
    const total = mean + size
    const rise = gammaRise(size, y)
    first += rise.first - Math.log1p(mean / size) + (mean - y) / total
    second += rise.second + mean / (size * total) + (y - mean) / (total * total)
  }
  return { slope: size * first, curvature: size * first + size * size * second }
}

/** From here on the asymptotic series are exact to the last digits. */
const ASYMPTOTIC = 20

/** digamma(size + y) - digamma(size) and the same of trigamma, for a whole y >= 0. */
function gammaRise(size: number, y: number): { readonly first: number; readonly second: number } {
  let first = 0
  let second = 0
  let k = 0
  for (; k < y && (size + k < ASYMPTOTIC || y - k < ASYMPTOTIC); k++) {
    first += 1 / (size + k)
    second -= 1 / (size + k) ** 2
  }
  if (k === y) return { first, second }
  const low = size + k
  const high = size + y
  return {
    first: first + Math.log1p((high - low) / low) + digammaRest(high) - digammaRest(low),
    second: second + trigamma(high) - trigamma(low),
  }
}

/** digamma(z) - ln z (DLMF 5.11.2). */
function digammaRest(z: number): number {
  const square = 1 / (z * z)
  return -0.5 / z - square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square / 240)))
}

/** Derivative of DLMF 5.11.2. */
function trigamma(z: number): number {
  const square = 1 / (z * z)
  return (1 + 0.5 / z + square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square / 30)))) / z
}
