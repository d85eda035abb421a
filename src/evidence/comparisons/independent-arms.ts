import { fewClusters } from '#evidence/checks/few-clusters'
import type { LeaveOneOut } from '#evidence/checks/outlier-influence'
import type { CovariateArms } from '#evidence/checks/covariate-arms'
import { covariatesOfMoments, covariatesOfRows } from '#evidence/checks/covariate-arms'
import type { Comparison } from '#evidence/comparison'
import { compareEventTimes } from '#evidence/comparisons/event-times'
import type { AdjustmentModel, IndependentRows } from '#evidence/comparisons/independent-input'
import type { IndependentMoments } from '#evidence/comparisons/independent-moments'
import { compareIndependentMoments } from '#evidence/comparisons/independent-moments'
import { compareIndependentRows } from '#evidence/comparisons/independent-rows'
import { withoutMostExtreme } from '#evidence/comparisons/without-extreme'
import { orRefused } from '#evidence/comparisons/or-refused'
import { withFailures } from '#evidence/comparisons/with-failures'
import { canHaveOutliers, withoutMostInfluentialRow } from '#evidence/comparisons/without-row'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { armFinding, impossibleFindings, needFindings, noValueFinding } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf, familyOf, impossibility } from '#evidence/metric-family'
import { momentsTable } from '#evidence/rows/moments-table'
import type { MomentsTable } from '#evidence/rows/moments-table'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { problem, warning } from '#quantity/finding'
import { separateClusters } from '#stats/influence/mean-estimate'

/** One need compared between arms of different rows. */
export interface ComparedNeed {
  readonly comparison: Comparison
  readonly leaveOneOut?: LeaveOneOut
  /** The rows it was compared on; absent where there are power sums only. */
  readonly input?: IndependentRows
}

/** The arms of a block that hold different rows, from the rows or from power sums. */
export interface IndependentArms {
  readonly needs: readonly ComparedNeed[]
  /** Rows (units, where the block names them) by solution. */
  readonly sizes: ReadonlyMap<string, number>
  readonly covariates: readonly CovariateArms[]
  readonly findings: readonly Finding[]
}

/**
 * Compares the arms on every need of the block; problems where an arm is empty.
 * @param adjustBy how the rows are adjusted; power sums know CUPED only
 */
export function compareArms(
  context: BlockContext,
  adjustBy: AdjustmentModel = 'ancova',
): IndependentArms {
  const { block, view, answers } = context
  if (view !== undefined) return armsOfRows(context, view, adjustBy)
  if (answers.moments !== undefined) {
    const { question, answer } = answers.moments
    return armsOfMoments(context, momentsTable(question, answer, block.baseline))
  }
  const finding = problem('too-few', placeOf(block), `The rows of ${block.data} were not answered.`)
  return { needs: [], sizes: new Map(), covariates: [], findings: [finding] }
}

function armsOfRows(
  context: BlockContext,
  view: UnitsView,
  adjustBy: AdjustmentModel,
): IndependentArms {
  const { block } = context
  const sizes = sizesOfRows(context, view)
  const empty = armFinding(context, view.sizes)
  const clusters = clustersOf(context, view)
  const findings = [
    ...(empty === undefined ? [] : [empty]),
    ...repeatedFindings(context, view),
    ...fewClusters(context, view),
  ]
  const shared = {
    context,
    view,
    covariates: block.covariates,
    adjustBy,
    ...(block.strata === undefined ? {} : { strata: block.strata }),
    ...(clusters === undefined ? {} : { clusters }),
  }
  const compared = context.needs.map((need) =>
    orRefused(context, need, () =>
      comparedRows({ ...shared, need, rows: needRows(view, need) }, empty === undefined),
    ),
  )
  return {
    needs: compared.flatMap((one) => ('comparison' in one ? [one] : [])),
    sizes,
    covariates: covariatesOfRows(context, view),
    findings: [...findings, ...compared.flatMap((one) => ('finding' in one ? [one.finding] : []))],
  }
}

function comparedRows(
  input: IndependentRows,
  complete: boolean,
): ComparedNeed | { readonly finding: Finding } {
  const { context, need, rows } = input
  const compared = comparedOnRows(input)
  if (compared === undefined) return { finding: noValueFinding(context, need) }
  if ('finding' in compared) return compared
  const comparison = withFailures(input, compared, (penalised) =>
    compareIndependentRows({ ...input, rows: penalised }),
  )
  const leaveOneOut =
    complete && canHaveOutliers(need) ? withoutMostInfluentialRow(input, comparison) : undefined
  const findings = [
    ...comparison.findings,
    ...impossibleFindings(context, need, rows),
    ...needFindings(context, comparison),
  ]
  return {
    comparison: { ...comparison, findings },
    input,
    ...(leaveOneOut === undefined ? {} : { leaveOneOut }),
  }
}

function comparedOnRows(input: IndependentRows): ReturnType<typeof compareEventTimes> {
  const times = familyOf(input.need.metric.type) === 'event-time'
  return times ? compareEventTimes(input) : compareIndependentRows(input)
}

function armsOfMoments(context: BlockContext, table: MomentsTable): IndependentArms {
  const { block } = context
  const sizes = new Map(table.solutions.map(({ solution, rows }) => [solution, rows]))
  const treated = block.treatment === undefined ? 0 : (sizes.get(block.treatment) ?? 0)
  const empty = armFinding(context, [sizes.get(block.baseline) ?? 0, treated])
  const compared = context.needs.map((need) =>
    orRefused(context, need, () => comparedMoments({ context, table, need })),
  )
  return {
    needs: compared.flatMap((one) => ('comparison' in one ? [one] : [])),
    sizes,
    covariates: covariatesOfMoments(context, table),
    findings: [
      ...(empty === undefined ? [] : [empty]),
      ...compared.flatMap((one) => ('finding' in one ? [one.finding] : [])),
    ],
  }
}

function comparedMoments(input: IndependentMoments): ComparedNeed | { readonly finding: Finding } {
  const { context, table, need } = input
  const comparison = compareIndependentMoments(input)
  if (comparison === undefined) return { finding: noValueFinding(context, need) }
  const leaveOneOut = withoutMostExtreme(input, comparison)
  const findings = [
    ...comparison.findings,
    ...impossibleMoments(context, table, need),
    ...needFindings(context, comparison),
  ]
  return {
    comparison: { ...comparison, findings },
    ...(leaveOneOut === undefined ? {} : { leaveOneOut }),
  }
}

/** Power sums cannot leave single rows out: impossible values there are a problem. */
function impossibleMoments(
  { block }: BlockContext,
  table: MomentsTable,
  need: MeasuredNeed,
): readonly Finding[] {
  const arms = table.solutions.filter(
    ({ solution }) => solution === block.baseline || solution === block.treatment,
  )
  const reasons = columnsOf(need).flatMap((column) =>
    arms.flatMap((arm) => {
      const moments = arm.moments[column]
      if (moments === undefined || moments.n === 0) return []
      return [moments.min, moments.max].map((value) => impossibility(need.metric, value))
    }),
  )
  const why = reasons.find((reason) => reason !== undefined)
  if (why === undefined) return []
  const message = `${need.id}: some rows hold ${why}; with so many rows they cannot be kept out one by one.`
  return [
    problem(
      'impossible-value',
      placeOf(block),
      message,
      'Exclude these rows in the data set with a reason.',
    ),
  ]
}

/** Rows by solution; where the block names a unit, units by solution. */
function sizesOfRows({ block }: BlockContext, view: UnitsView): ReadonlyMap<string, number> {
  const solutions = categoriesOf(view, 'solution')
  const units = block.unit === undefined ? undefined : categoriesOf(view, block.unit)
  const members = new Map<string, Set<number>>()
  for (let row = 0; row < view.answer.rows; row++) {
    const solution = solutions === undefined ? block.baseline : labelAt(solutions, row)
    if (solution === undefined) continue
    const set = members.get(solution) ?? new Set<number>()
    const unit = units?.codes[row] ?? -1
    set.add(unit < 0 ? -1 - row : unit)
    members.set(solution, set)
  }
  return new Map([...members].map(([solution, set]) => [solution, set.size]))
}

/** Rows of one cluster, or of one unit, hang together. */
function clustersOf({ block }: BlockContext, view: UnitsView): Int32Array | undefined {
  const id = block.cluster ?? block.unit
  const codes = id === undefined ? undefined : categoriesOf(view, id)?.codes
  return codes === undefined ? undefined : separateClusters(codes)
}

function repeatedFindings({ block }: BlockContext, view: UnitsView): readonly Finding[] {
  const customers = categoriesOf(view, 'customer')
  if (customers === undefined || (block.cluster ?? block.unit ?? block.strata) !== undefined)
    return []
  const rows = customers.codes.filter((code, row) => code >= 0 && view.arms[row] !== -1)
  const repeated = rows.length - new Set(rows).size
  if (repeated === 0) return []
  return [
    warning(
      'repeated-units',
      placeOf(block),
      `Customers stand in several rows (${rows.length} rows of ${rows.length - repeated} customers), which makes the intervals too narrow.`,
      'Write `cluster: customer` (or `unit: customer`), so that the rows of a customer count together.',
    ),
  ]
}
