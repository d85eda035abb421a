import { StatisticsError } from '../error.ts'
import { normalQuantile } from '../special/normal.ts'
import type { OfFamily } from './family.ts'

/**
 * The normal distribution with a central range: a share `level` (0.9, say) of it lies between
 * `low` and `high`, half of the rest on either side. Throws `domain`, as do the others here.
 */
export function normalFromRange(low: number, high: number, level: number): OfFamily<'normal'> {
  checkRange(low, high)
  return { family: 'normal', mean: low + (high - low) / 2, sd: (high - low) / width(level) }
}

/** The lognormal distribution with a central range between two positive ends. */
export function lognormalFromRange(
  low: number,
  high: number,
  level: number,
): OfFamily<'lognormal'> {
  checkRange(low, high)
  if (low <= 0) throw outOfDomain(`a lognormal range must lie above 0, and its low end is ${low}`)
  const { mean, sd } = normalFromRange(Math.log(low), Math.log(high), level)
  return { family: 'lognormal', mu: mean, sigma: sd }
}

/** The logit-normal distribution of a share with a central range inside (0, 1). */
export function logitNormalFromRange(
  low: number,
  high: number,
  level: number,
): OfFamily<'logit-normal'> {
  checkRange(low, high)
  if (low <= 0 || high >= 1) {
    throw outOfDomain(`the range of a share must lie inside 0 to 1, and it is ${low} to ${high}`)
  }
  const { mean, sd } = normalFromRange(logit(low), logit(high), level)
  return { family: 'logit-normal', mu: mean, sigma: sd }
}

/**
 * The lognormal distribution with the given mean and standard deviation of the quantity itself
 * (not of its logarithm). Source: Evans, Hastings and Peacock (2000).
 */
export function lognormalFromMeanAndSd(mean: number, sd: number): OfFamily<'lognormal'> {
  if (!(mean > 0 && mean < Infinity)) {
    throw outOfDomain(`a lognormal mean must be a finite number above 0, not ${mean}`)
  }
  if (!(sd >= 0 && sd < Infinity)) {
    throw outOfDomain(`a standard deviation must be a finite number from 0 on, not ${sd}`)
  }
  const variance = Math.log1p((sd / mean) ** 2)
  return { family: 'lognormal', mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

/** The beta distribution of a share with the given mean and size alpha + beta (cases, say). */
export function betaFromMeanAndSize(mean: number, size: number): OfFamily<'beta'> {
  if (!(mean > 0 && mean < 1)) {
    throw outOfDomain(`the mean of a beta distribution lies inside 0 to 1, not at ${mean}`)
  }
  if (!(size > 0 && size < Infinity)) {
    throw outOfDomain(
      `the size of a beta distribution must be a finite number above 0, not ${size}`,
    )
  }
  return { family: 'beta', alpha: mean * size, beta: (1 - mean) * size }
}

function checkRange(low: number, high: number): void {
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw new StatisticsError('not-finite', `a range needs two finite ends, not ${low} to ${high}`)
  }
  if (low > high) throw outOfDomain(`the low end ${low} lies above the high end ${high}`)
}

/** The distance between the ends of a central range, in standard deviations. */
function width(level: number): number {
  if (!(level > 0 && level < 1)) {
    throw outOfDomain(`the share inside a range lies between 0 and 1, not at ${level}`)
  }
  return -2 * normalQuantile((1 - level) / 2)
}

function logit(share: number): number {
  return Math.log(share / (1 - share))
}

function outOfDomain(message: string): StatisticsError {
  return new StatisticsError('domain', message)
}
