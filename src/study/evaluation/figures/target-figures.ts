import type { Estimate } from '#evidence/estimate'
import type { Target } from '#job/job'
import type { Figure, Interval } from '#quantity/figure'
import { hashOf } from '#quantity/hash'

/** What the figure of a gap needs besides its estimate. */
export interface TargetContext {
  /** Id of the estimate's figures: `evidence.trial.wait`. */
  readonly id: string
  /** "Time until the receipt is confirmed". */
  readonly label: string
  readonly solutionName: (solution: string) => string
  readonly hash: string
}

/**
 * How far an arm is from the target of its need, in the unit of the metric: above 0 is still to go,
 * 0 and below is met. Of the treatment where there is one, else of the baseline; its interval is that
 * of the arm, moved.
 */
export function gapFigure(estimate: Estimate, target: Target, context: TargetContext): Figure {
  const key = estimate.treatment === undefined ? 'baseline' : 'treatment'
  const arm = estimate.treatment ?? estimate.baseline
  const { atMost, atLeast, by } = target
  return {
    id: `${context.id}.gap-to-target`,
    label: `${context.label}: gap to the target, ${context.solutionName(arm.solution)}`,
    value: gapOf(arm.value, target),
    ...(arm.interval === undefined ? {} : { interval: gapInterval(arm.interval, target) }),
    unit: estimate.unit,
    n: arm.n,
    method: 'level less target; above 0 is still to go',
    settings: {
      metric: estimate.type,
      ...(atLeast === undefined ? {} : { 'at-least': atLeast }),
      ...(atMost === undefined ? {} : { 'at-most': atMost }),
      ...(by === undefined ? {} : { by }),
    },
    inputs: [{ figure: `${context.id}.${key}` }],
    hash: hashOf([context.hash, target]),
  }
}

/** By how much a level is out of the bounds; inside them, by how much it is in, as a negative number. */
function gapOf(level: number, { atMost, atLeast }: Target): number {
  const over = atMost === undefined ? -Infinity : level - atMost
  const under = atLeast === undefined ? -Infinity : atLeast - level
  return Math.max(over, under)
}

/** The least and the greatest gap inside the interval of the level: it is least between two bounds. */
function gapInterval({ low, high, level }: Interval, target: Target): Interval {
  const { atMost = low, atLeast = high } = target
  const between = Math.min(Math.max((atMost + atLeast) / 2, low), high)
  const gaps = [low, between, high].map((one) => gapOf(one, target))
  return { low: Math.min(...gaps), high: Math.max(...gaps), level }
}
