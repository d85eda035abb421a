/**
 * How the mean of an outcome hangs on a linear predictor, and how the outcome scatters about it: what
 * tells one generalized linear model from another.
 * Source: McCullagh and Nelder, Generalized Linear Models (2nd ed. 1989), section 2.2.
 */
export interface MeanFamily {
  readonly link: (mean: number) => number
  readonly mean: (predictor: number) => number
  /** Change of the mean per unit of the predictor. */
  readonly slope: (mean: number) => number
  readonly variance: (mean: number) => number
  /** What a row adds to the deviance. */
  readonly deviance: (outcome: number, mean: number) => number
  /** A mean to start from. */
  readonly start: (outcome: number) => number
  /** Whether a move of the predictor never lowers the likelihood of this outcome, however far it goes. */
  readonly recedes: (outcome: number, move: number) => boolean
}

/** Beyond this predictor a probability is 0 or 1 to 13 digits. */
const FAR = 30

/** A share of a move that counts as none. */
const STILL = 1e-6

/** Any number: the mean is the predictor. */
export const gaussian: MeanFamily = {
  link: (mean) => mean,
  mean: (predictor) => predictor,
  slope: () => 1,
  variance: () => 1,
  deviance: (outcome, mean) => (outcome - mean) ** 2,
  start: (outcome) => outcome,
  recedes: () => false,
}

/** Yes or no (1 or 0): the predictor is the logarithm of the odds. */
export const binomial: MeanFamily = {
  link: (mean) => Math.log(mean / (1 - mean)),
  mean: (predictor) => 1 / (1 + Math.exp(-Math.max(-FAR, Math.min(FAR, predictor)))),
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  deviance: (outcome, mean) => -2 * Math.log(outcome === 1 ? mean : 1 - mean),
  start: (outcome) => (outcome + 0.5) / 2,
  recedes: (outcome, move) => (outcome === 1 ? move >= -STILL : move <= STILL),
}

/** Counts whose variance is their mean: the predictor is the logarithm of the mean. */
export const poisson: MeanFamily = {
  link: Math.log,
  mean: Math.exp,
  slope: (mean) => mean,
  variance: (mean) => mean,
  deviance: (outcome, mean) => 2 * (logTimes(outcome, outcome / mean) - (outcome - mean)),
  start: (outcome) => outcome + 0.1,
  recedes: countRecedes,
}

/**
 * Counts whose variance is mean + dispersion x mean^2 (NB2), log link.
 * @param dispersion above 0
 */
export function negativeBinomial(dispersion: number): MeanFamily {
  const size = 1 / dispersion
  return {
    ...poisson,
    variance: (mean) => mean + dispersion * mean * mean,
    deviance: (outcome, mean) =>
      2 *
      (logTimes(outcome, outcome / mean) -
        (outcome + size) * Math.log1p((outcome - mean) / (mean + size))),
  }
}

function countRecedes(outcome: number, move: number): boolean {
  return outcome > 0 ? Math.abs(move) <= STILL : move <= STILL
}

function logTimes(factor: number, ratio: number): number {
  return factor === 0 ? 0 : factor * Math.log(ratio)
}
