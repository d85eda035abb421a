import type { Interval } from '#quantity/figure'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import type { Claim } from './scenario.ts'
import type { FigureTally } from './tally.ts'

/** Coverage that an interval of 95 % is held to, by what it claims. */
const GOALS: Readonly<Record<Claim, { readonly least: number; readonly most: number }>> = {
  nominal: { least: 0.94, most: 0.96 },
  cautious: { least: 0.94, most: 1 },
  stated: { least: 0, most: 1 },
}

/** How often an interval covered, and whether that is what it claims. */
export interface Verdict {
  readonly coverage: number
  /** What the number of replications leaves open: Wilson, 95 %. */
  readonly limits: Interval
  readonly met: boolean
}

/** Some hundred intervals are judged at once: what this leaves open is not called missed. */
const SURE = 0.9995

/** Missed only where the goal lies beyond what the simulation leaves open, at `SURE`. */
export function verdictOf({ claim, covered, intervals }: FigureTally): Verdict | undefined {
  if (intervals === 0) return undefined
  const limits = wilsonInterval(covered, intervals, 0.95)
  const { least, most } = GOALS[claim]
  const sure = wilsonInterval(covered, intervals, SURE)
  const met = sure.high >= least && sure.low <= most
  return { coverage: covered / intervals, limits, met }
}
