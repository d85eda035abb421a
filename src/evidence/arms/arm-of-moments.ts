import { clipInterval, logInterval, tInterval } from '#evidence/arms/arm-interval'
import type { ArmMeasure } from '#evidence/comparison'
import type { ArmSummary } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf, familyOf } from '#evidence/metric-family'
import type { SolutionMoments } from '#evidence/rows/moments-table'
import { deviationName } from '#evidence/rows/moments-table'
import type { ShapeAnswer } from '#evidence/rows/question'
import type { Interval } from '#quantity/figure'
import { standardDeviation, varies } from '#stats/descriptive/moments'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { poissonRateInterval } from '#stats/intervals/poisson-rate-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

export interface ArmMoments {
  readonly need: MeasuredNeed
  readonly arm: SolutionMoments
  /** Quantiles and histogram of the arm, where they were asked for. */
  readonly shape?: ShapeAnswer['cells'][number]
  readonly level: number
}

/** Summary and raw figure of one arm from its power sums; absent without a value. */
export function measureArmMoments(input: ArmMoments): ArmMeasure | undefined {
  const { need, arm } = input
  if ((arm.moments[columnsOf(need)[0]!]?.n ?? 0) === 0) return undefined
  switch (familyOf(need.metric.type)) {
    case 'share':
      return shareOf(input)
    case 'rate':
      return rateOf(input)
    case 'spread':
      return spreadOf(input)
    default:
      return meanOf(input)
  }
}

function meanOf({ need, arm, shape, level }: ArmMoments): ArmMeasure {
  const moments = arm.moments[need.id]!
  const { n, mean, min } = moments
  const estimate = estimateOf(n, mean, arm.influence(need.id))
  const plain = estimate && tInterval(estimate, level)
  const events = need.metric.type === 'count' ? Math.round(n * mean) : undefined
  const real = need.metric.type === 'scale' || min < 0
  const interval =
    events === 0 ? poissonRateInterval(0, n, level) : real ? plain : clipInterval(plain, 0)
  const rest = {
    ...(n < 2 ? {} : { sd: standardDeviation(moments) }),
    ...(shape === undefined
      ? {}
      : { median: shape.quantiles[0]!, p90: shape.quantiles[1]!, counts: shape.counts }),
  }
  return measure(arm, { n, value: mean, interval, estimate, events, exposure: n, rest })
}

function shareOf({ need, arm, level }: ArmMoments): ArmMeasure {
  const { n, mean } = arm.moments[need.id]!
  const events = Math.round(n * mean)
  const estimate = estimateOf(n, mean, arm.influence(need.id))
  const interval = wilsonInterval(events, n, level)
  return measure(arm, { n, value: events / n, interval, estimate, events, exposure: n })
}

function rateOf({ need, arm, level }: ArmMoments): ArmMeasure | undefined {
  const [errors, opportunities] = columnsOf(need)
  const { n, meanA, meanB } = arm.pair(errors!, opportunities!)
  if (n === 0 || meanB <= 0) return undefined
  const value = meanA / meanB
  const bottom = arm.influence(opportunities!)
  const influence = arm.influence(errors!).map((u, i) => (u - value * bottom[i]!) / meanB)
  const estimate = estimateOf(n, value, influence)
  const events = Math.round(n * meanA)
  const exposure = n * meanB
  const interval =
    events === 0
      ? poissonRateInterval(0, exposure, level)
      : clipInterval(estimate && tInterval(estimate, level), 0)
  return measure(arm, { n, value, interval, estimate, events, exposure })
}

function spreadOf({ need, arm, level }: ArmMoments): ArmMeasure {
  const column = columnsOf(need)[0]!
  const moments = arm.moments[column]!
  const { n } = moments
  const value = n < 2 ? 0 : standardDeviation(moments)
  const known = n >= 3 && varies(moments)
  const estimate = known ? estimateOf(n, value, arm.influence(deviationName(column))) : undefined
  const interval = estimate && logInterval(estimate, level)
  return measure(arm, { n, value, interval, estimate, exposure: n })
}

function estimateOf(n: number, value: number, influence: Float64Array): LinearEstimate | undefined {
  return n < 2 ? undefined : { value, influence, df: n - 1 }
}

interface Measured {
  readonly n: number
  readonly value: number
  readonly interval: Interval | undefined
  readonly estimate: LinearEstimate | undefined
  readonly events?: number | undefined
  readonly exposure: number
  readonly rest?: Partial<ArmSummary>
}

function measure(arm: SolutionMoments, measured: Measured): ArmMeasure {
  const { n, value, interval, estimate, events, exposure, rest } = measured
  const summary: ArmSummary = {
    solution: arm.solution,
    n,
    missing: arm.rows - n,
    value,
    ...(interval === undefined ? {} : { interval }),
    ...rest,
  }
  return {
    summary,
    exposure,
    ...(estimate === undefined ? {} : { estimate }),
    ...(events === undefined ? {} : { events }),
  }
}
