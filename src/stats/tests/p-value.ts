import { normalTail } from '#stats/special/normal'
import { studentTCdf } from '#stats/special/student-t'

/** Two-sided p-value of a standard normal statistic, exact in the tails. */
export function normalPValue(z: number): number {
  return 2 * normalTail(Math.abs(z))
}

/** Two-sided p-value of a t statistic; infinite `df` is the normal distribution. */
export function studentTPValue(t: number, df: number): number {
  return df === Infinity ? normalPValue(t) : 2 * studentTCdf(-Math.abs(t), df)
}

/** Twice the smaller tail of an exact distribution, at most 1. */
export function doubledTail(lower: number, upper: number): number {
  return Math.min(1, 2 * Math.min(lower, upper))
}
