import type { BlockContext } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import { covariateColumns } from '#evidence/rows/covariates'
import type { DataAnswers } from '#evidence/rows/answers'
import { momentsTable } from '#evidence/rows/moments-table'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { StatisticsError } from '#stats/error'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'
import { leastSquares } from '#stats/regression/least-squares'

/** What covariates explain of a need's variance in the baseline's rows. */
export interface ExplainedShare {
  /** Adjusted R^2, 0 or more. */
  readonly share: number
  readonly covariates: readonly string[]
}

/**
 * Which share of a need's variance the block's covariates explain in the rows of its baseline: R^2 adjusted
 * for their number (Ezekiel 1930), so that chance alone explains nothing. Absent without covariates, or
 * where they cannot be fitted.
 */
export function explainedShare(
  context: BlockContext,
  need: MeasuredNeed,
): ExplainedShare | undefined {
  const { block, view, answers } = context
  if (block.covariates.length === 0) return undefined
  try {
    const fit =
      view === undefined ? fitMoments(context, need, answers) : fitRows(context, need, view)
    if (fit === undefined || fit.n - fit.columns - 1 < 1) return undefined
    const adjusted = 1 - ((1 - fit.rSquared) * (fit.n - 1)) / (fit.n - fit.columns - 1)
    return { share: Math.max(0, adjusted), covariates: block.covariates }
  } catch (error) {
    if (error instanceof StatisticsError) return undefined
    throw error
  }
}

interface Fit {
  readonly rSquared: number
  readonly n: number
  /** Columns besides the constant. */
  readonly columns: number
}

function fitRows({ block }: BlockContext, need: MeasuredNeed, view: UnitsView): Fit | undefined {
  const { values } = needRows(view, need)
  const taking = [...values.keys()].filter(
    (row) => view.arms[row] === 0 && !Number.isNaN(values[row]!),
  )
  const { columns } = covariateColumns(view, block, taking)
  if (columns.length === 0) return undefined
  const constant = new Float64Array(taking.length).fill(1)
  const y = Float64Array.from(taking, (row) => values[row]!)
  const { rSquared } = leastSquares([constant, ...columns], y, { covariance: 'HC2' })
  return { rSquared, n: taking.length, columns: columns.length }
}

function fitMoments(
  { block }: BlockContext,
  need: MeasuredNeed,
  { moments }: DataAnswers,
): Fit | undefined {
  if (moments === undefined) return undefined
  const table = momentsTable(moments.question, moments.answer, block.baseline)
  const arm = table.solutions.find(({ solution }) => solution === block.baseline)
  const outcome = arm?.moments[need.id]
  if (arm === undefined || outcome === undefined || outcome.n < 2) return undefined
  const variables = block.covariates.flatMap(
    (id) =>
      table.dummies[id]?.map(({ variable }) => variable) ??
      (moments.question.of.includes(id) ? [id] : []),
  )
  const usable = variables.filter((id) => arm.pair(id, id).c > 0)
  if (usable.length === 0) return undefined
  const spread = usable.map((a) => usable.map((b) => arm.pair(a, b).c))
  const shared = usable.map((id) => arm.pair(id, need.id).c)
  const slopes = solveSymmetric(spread, shared)
  const explained = slopes.reduce((sum, slope, i) => sum + slope * shared[i]!, 0)
  return { rSquared: explained / outcome.m2, n: outcome.n, columns: usable.length }
}
