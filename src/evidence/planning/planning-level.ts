import { compareArms } from '#evidence/comparisons/independent-arms'
import { unitMeans, withinUnits } from '#evidence/comparisons/within-units'
import type { BlockContext } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { explainedShare } from '#evidence/planning/explained-share'
import { needRows } from '#evidence/rows/need-rows'
import { categoriesOf } from '#evidence/rows/units-view'
import { pearsonCorrelation } from '#stats/descriptive/correlation'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { standardErrorOf } from '#stats/influence/linear-estimate'

/** How a need stands before a test. */
export interface PlanningLevel {
  /** Mean, share or rate. */
  readonly value: number
  /** Of one unit's value; for a share from the share itself. */
  readonly sd: number
  /** The SD under the other solution, where pairs were measured. */
  readonly treatmentSd?: number
  readonly negative: boolean
  /** Of a rate: opportunities of a unit, and the variance of its errors over their mean. */
  readonly exposure?: number
  readonly dispersion?: number
  /** What covariates of the rows explain of the variance. */
  readonly explained?: { readonly share: number; readonly covariates: readonly string[] }
  /** Between the two values of a unit. */
  readonly correlation?: number
  /** Where it came from; absent where it was given. */
  readonly rows?: {
    readonly data: string
    readonly solution: string
    /** Rows, or pairs. */
    readonly n: number
  }
}

/**
 * How a need stands in the rows of a planning block (`planningBlock`), or why they do not say. Spread,
 * covariates and the correlation of pairs are taken as they are in the baseline's rows.
 */
export function planningLevel(
  context: BlockContext,
  need: MeasuredNeed,
): PlanningLevel | { readonly reason: string } {
  try {
    return context.block.design === 'paired'
      ? pairedLevel(context, need)
      : baselineLevel(context, need)
  } catch (error) {
    if (error instanceof StatisticsError) return { reason: error.message }
    throw error
  }
}

type LevelOrReason = PlanningLevel | { readonly reason: string }

function baselineLevel(context: BlockContext, need: MeasuredNeed): LevelOrReason {
  const { block } = context
  const { needs, findings } = compareArms(context)
  const arm = needs[0]?.comparison.baseline
  if (arm === undefined) return { reason: findings[0]?.message ?? NO_VALUE }
  const { summary, estimate, exposure } = arm
  const error = estimate === undefined ? 0 : standardErrorOf(estimate)
  if (error === 0)
    return { reason: `The ${summary.n} values of ${block.baseline} do not vary, or are too few.` }
  const rows = { data: block.data, solution: block.baseline, n: summary.n }
  const negative = needs[0]!.comparison.domain === 'real'
  const common = { value: summary.value, sd: error * Math.sqrt(summary.n), negative, rows }
  if (familyOf(need.metric.type) === 'rate')
    return {
      ...common,
      exposure: exposure / summary.n,
      dispersion: (error ** 2 * exposure) / summary.value,
    }
  const explained =
    familyOf(need.metric.type) === 'mean' ? explainedShare(context, need) : undefined
  return { ...common, ...(explained === undefined ? {} : { explained }) }
}

const NO_VALUE = 'There is no value to plan from.'

const INSTEAD = ' Give the correlation of the two values: `--correlation 0.5`.'

function pairedLevel(context: BlockContext, need: MeasuredNeed): LevelOrReason {
  const { block, view } = context
  const id = block.unit ?? 'customer'
  const units = view === undefined ? undefined : categoriesOf(view, id)
  if (view === undefined || units === undefined)
    return {
      reason: `The rows of ${block.data} do not say which of them belong together.${INSTEAD}`,
    }
  const rows = needRows(view, need)
  const means = unitMeans(withinUnits(context, view, units), rows.values)
  const [base, treatment] = [present(means.base), present(means.treatment)]
  if (base.length < 3)
    return { reason: `Only ${base.length} units of ${block.data} have both values.${INSTEAD}` }
  return {
    value: momentsOf(base).mean,
    sd: standardDeviation(momentsOf(base)),
    treatmentSd: standardDeviation(momentsOf(treatment)),
    negative: rows.negative,
    correlation: pearsonCorrelation(base, treatment),
    rows: { data: block.data, solution: block.baseline, n: base.length },
  }
}

function present(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value))
}
