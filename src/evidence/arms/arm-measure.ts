import { measureWeightedArm } from '#evidence/arms/weighted-arm'
import type { ArmMeasure } from '#evidence/comparison'
import type { ArmSummary } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { clipInterval, logInterval, tInterval } from '#evidence/arms/arm-interval'
import { quantileIntervals, shapeOf } from '#evidence/arms/arm-shape'
import type { Interval } from '#quantity/figure'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { meanEstimate, presentMean } from '#stats/influence/mean-estimate'
import { poissonRateInterval } from '#stats/intervals/poisson-rate-interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import { gatherByCluster } from '#stats/regression/row-scores'
import {
  clusterJackknifeStandardDeviation,
  jackknifeStandardDeviation,
} from '#stats/resampling/jackknife-standard-deviation'

/** One arm's values, in their rows; NaN where a row takes no part. */
export interface ArmRows {
  readonly need: MeasuredNeed
  readonly solution: string
  /** Their mean is the arm's figure (the SD is, for a spread). */
  readonly values: Float64Array
  readonly totals?: { readonly errors: Float64Array; readonly opportunities: Float64Array }
  readonly missing: number
  readonly clusters?: Int32Array
  /** Where rows stand for unequal shares of their population. */
  readonly weights?: Float64Array
  readonly edges?: readonly number[]
  readonly level: number
}

/** Summary and raw figure of one arm; absent without a value. */
export function measureArm(rows: ArmRows): ArmMeasure | undefined {
  if (!rows.values.some((value) => !Number.isNaN(value))) return undefined
  if (rows.weights !== undefined) return measureWeightedArm({ ...rows, weights: rows.weights })
  switch (familyOf(rows.need.metric.type)) {
    case 'share':
      return measureShare(rows)
    case 'rate':
      return measureRate(rows)
    case 'spread':
      return measureSpread(rows)
    default:
      return measureMean(rows)
  }
}

function measureShare(rows: ArmRows): ArmMeasure {
  const present = rows.values.filter((value) => !Number.isNaN(value))
  const n = present.length
  const events = present.reduce((sum, value) => sum + value, 0)
  const estimate = errorOf(rows)
  const independent = rows.clusters === undefined && present.every((v) => v === 0 || v === 1)
  const whole = independent || events === 0 || events === n
  const interval = whole
    ? wilsonInterval(events, n, rows.level)
    : clipInterval(estimate && tInterval(estimate, rows.level), 0, 1)
  return withSummary(rows, { n, value: events / n, interval, estimate, events, exposure: n })
}

function measureRate(rows: ArmRows): ArmMeasure {
  const { n, mean } = presentMean(rows.values)
  const estimate = errorOf(rows)
  const events = total(rows.totals!.errors)
  const exposure = total(rows.totals!.opportunities)
  const interval =
    events === 0
      ? poissonRateInterval(0, exposure, rows.level)
      : clipInterval(estimate && tInterval(estimate, rows.level), 0)
  return withSummary(rows, { n, value: mean, interval, estimate, events, exposure })
}

function measureSpread(rows: ArmRows): ArmMeasure {
  const present = rows.values.filter((value) => !Number.isNaN(value))
  const n = present.length
  const value = n < 2 ? 0 : standardDeviation(momentsOf(present))
  const estimate = deviationError(rows, present, value)
  const interval = estimate && logInterval(estimate, rows.level)
  return withSummary(rows, { n, value, interval, estimate, exposure: n })
}

function measureMean(rows: ArmRows): ArmMeasure {
  const present = rows.values.filter((value) => !Number.isNaN(value))
  const { n, mean, min } = momentsOf(present)
  const estimate = errorOf(rows)
  const events = rows.need.metric.type === 'count' ? total(rows.values) : undefined
  const plain = estimate && tInterval(estimate, rows.level)
  const scale = rows.need.metric.type === 'scale'
  const interval =
    events === 0
      ? poissonRateInterval(0, n, rows.level)
      : scale || min < 0
        ? plain
        : clipInterval(plain, 0, rows.need.metric.type === 'share' ? 1 : Infinity)
  const measure = withSummary(rows, { n, value: mean, interval, estimate, events, exposure: n })
  const shape = shapeOf(present, scale, rows.edges)
  const intervals = rows.clusters === undefined ? quantileIntervals(present, rows.level) : {}
  return { ...measure, summary: { ...measure.summary, ...shape, ...intervals } }
}

interface Measured {
  readonly n: number
  readonly value: number
  readonly interval: Interval | undefined
  readonly estimate: LinearEstimate | undefined
  readonly events?: number | undefined
  readonly exposure: number
}

function withSummary(rows: ArmRows, measured: Measured): ArmMeasure {
  const { n, value, interval, estimate, events, exposure } = measured
  const summary: ArmSummary = {
    solution: rows.solution,
    n,
    missing: rows.missing,
    value,
    ...(interval === undefined ? {} : { interval }),
  }
  return {
    summary,
    exposure,
    ...(estimate === undefined ? {} : { estimate }),
    ...(events === undefined ? {} : { events }),
  }
}

/** Mean with its error; absent under two values or clusters. */
function errorOf({ values, clusters }: ArmRows): LinearEstimate | undefined {
  const present = values.filter((value) => !Number.isNaN(value)).length
  if (present < 2) return undefined
  if (clusters === undefined) return meanEstimate(values)
  const groups = new Set(clusters.filter((_, row) => !Number.isNaN(values[row]!)))
  return groups.size < 2 ? undefined : meanEstimate(values, clusters)
}

/** The SD with its jackknife influence, spread over the rows it came from; absent where the rest would not vary. */
function deviationError(
  { values, clusters }: ArmRows,
  present: Float64Array,
  value: number,
): LinearEstimate | undefined {
  if (present.length < 3 || !variesWithoutAny(present)) return undefined
  const codes = clusters?.filter((_, row) => !Number.isNaN(values[row]!))
  const jackknife = jackknifeOrNone(present, codes)
  if (jackknife === undefined) return undefined
  let next = 0
  const byRow = values.map((one) => (Number.isNaN(one) ? 0 : jackknife.influence[next++]! * value))
  const influence = clusters === undefined ? byRow : gatherByCluster(byRow, clusters)
  const units = codes === undefined ? present.length : new Set(codes).size
  const estimate = { value, influence, df: units - 1 }
  return standardErrorOf(estimate) > 0 ? estimate : undefined
}

/** The jackknife by rows or by clusters; absent where the clusters left over do not vary or are too few. */
function jackknifeOrNone(
  present: Float64Array,
  clusters: Int32Array | undefined,
): { readonly influence: Float64Array } | undefined {
  if (clusters === undefined) return jackknifeStandardDeviation(present)
  try {
    return clusterJackknifeStandardDeviation(present, clusters)
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}

/** Whether the values still vary with any one left out. */
function variesWithoutAny(present: Float64Array): boolean {
  const sorted = present.toSorted()
  const last = sorted.length - 1
  return sorted[0] !== sorted[last - 1] && sorted[1] !== sorted[last]
}

function total(values: Float64Array): number {
  let sum = 0
  for (const value of values) if (!Number.isNaN(value)) sum += value
  return sum
}
