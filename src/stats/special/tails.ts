import { normalQuantile, normalTail } from './normal.ts'

/** Both tails of a distribution at one point, each to full relative accuracy where it is small. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/** The tails where the lower one was computed. */
export function fromLower(lower: number): Tails {
  return { lower, upper: 1 - lower }
}

/** The tails where the upper one was computed. */
export function fromUpper(upper: number): Tails {
  return { lower: 1 - upper, upper }
}

/** The standard normal score with these tails. */
export function scoreOf({ lower, upper }: Tails): number {
  return lower <= upper ? normalQuantile(lower) : -normalQuantile(upper)
}

/** The tails of a standard normal score. */
export function tailsOf(z: number): Tails {
  return { lower: normalTail(-z), upper: normalTail(z) }
}
