import { type Moments, momentsOf, variance } from '#stats/descriptive/moments'
import { midRanks } from '#stats/descriptive/ranks'
import type { Sample } from '#stats/descriptive/sample'
import { normalCritical, studentTCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'
import { welchDegrees } from '#stats/tests/welch-test'

/** P(treatment > base) + P(equal) / 2: 0.5 is no difference. */
export interface Superiority {
  readonly value: number
  /** 0 where the arms do not overlap or all values are equal. */
  readonly standardError: number
  readonly interval: Interval
}

/** Two samples and the ranks of both together, the base's first. */
interface RankedArms {
  readonly base: Sample
  readonly treatment: Sample
  readonly ranks: Float64Array
}

/**
 * The interval stands on the scale of the logit, with t. Where the arms do not overlap (or all values are
 * equal) the placements do not vary; then it is Newcombe's, which has a width there too.
 * Source: DeLong et al., Biometrics 1988;44:837 (placements); Brunner and Munzel, Biom J 2000;42:17
 * (degrees of freedom); Newcombe, Stat Med 2006;25:559, method 5.
 */
export function superiorityOf(arms: RankedArms, level: number): Superiority {
  const { base, treatment, ranks } = arms
  const below = placements(treatment, ranks.subarray(base.length), base.length)
  const above = placements(base, ranks.subarray(0, base.length), treatment.length)
  const value = below.mean
  const a = variance(above) / above.n
  const b = variance(below) / below.n
  const standardError = Math.sqrt(a + b)
  if (!(standardError > 0 && value > 0 && value < 1))
    return {
      value,
      standardError: 0,
      interval: newcombe(value, base.length, treatment.length, level),
    }
  const df = welchDegrees(a, above.n - 1, b, below.n - 1)
  const reach = (studentTCritical(level, df) * standardError) / (value * (1 - value))
  const logit = Math.log(value / (1 - value))
  return {
    value,
    standardError,
    interval: { low: logistic(logit - reach), high: logistic(logit + reach), level },
  }
}

/** For each value the share of the other arm that lies below it, ties half. */
function placements(own: Sample, pooledRanks: Float64Array, others: number): Moments {
  const { ranks } = midRanks(own)
  return momentsOf(pooledRanks.map((rank, i) => (rank - ranks[i]!) / others))
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** Newcombe's method 5: the values whose own standard error puts the estimate at the edge. */
function newcombe(value: number, m: number, n: number, level: number): Interval {
  const z = normalCritical(level)
  const half = (m + n) / 2 - 1
  const beyond = (theta: number): boolean => {
    const pairs = 1 + half * ((1 - theta) / (2 - theta) + theta / (1 + theta))
    return (value - theta) ** 2 > (z * z * theta * (1 - theta) * pairs) / (m * n)
  }
  return { low: edge(0, value, beyond), high: edge(1, value, beyond), level }
}

/** Where `beyond` turns from true (at `outer`) to false (at `inner`), by halving. */
function edge(outer: number, inner: number, beyond: (theta: number) => boolean): number {
  let far = outer
  let near = inner
  for (let i = 0; i < 60 && far !== near; i++) {
    const middle = (far + near) / 2
    if (beyond(middle)) far = middle
    else near = middle
  }
  return near
}
