import { measureArmMoments } from '#evidence/arms/arm-of-moments'
import { effectSizeOf } from '#evidence/arms/effect-size'
import type { ArmMeasure, Comparison, Contrasted } from '#evidence/comparison'
import {
  exactFinding,
  rawIndependent,
  ratioInput,
  welchDifference,
} from '#evidence/comparisons/raw-independent'
import type { BlockContext } from '#evidence/context'
import { contrastMeans } from '#evidence/effects/contrast-means'
import { hasGeometricRatio } from '#evidence/effects/geometric-ratio'
import type { MeasuredNeed } from '#evidence/metric-family'
import { columnsOf, domainOf, familyOf } from '#evidence/metric-family'
import type { MomentsTable, SolutionMoments } from '#evidence/rows/moments-table'
import type { ShapeAnswer } from '#evidence/rows/question'
import { listInWords } from '#evidence/words'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { semidefiniteFactor, solveFactored } from '#stats/influence/semidefinite-factor'

/** One need of a block, from power sums. */
export interface IndependentMoments {
  readonly context: BlockContext
  readonly table: MomentsTable
  readonly need: MeasuredNeed
}

/**
 * Compares two arms on one need from power sums: as from the rows, but adjusted by CUPED and without
 * what takes single rows (geometric means). Absent where the baseline has no value.
 */
export function compareIndependentMoments(input: IndependentMoments): Comparison | undefined {
  const { context, need } = input
  const { block } = context
  const baseline = armOf(input, block.baseline)
  if (baseline === undefined) return undefined
  const start = {
    need,
    domain: domainOf(need.metric.type, holdsNegative(input)),
    baseline,
    adjustedLeads: false,
    grouped: false,
    findings: [],
    ...edgesOf(input),
  }
  if (block.treatment === undefined) return start
  const treatment = armOf(input, block.treatment)
  if (treatment === undefined) return { ...start, reason: 'The treatment arm has no value.' }
  return { ...start, treatment, ...contrastsOf(input, baseline, treatment) }
}

function contrastsOf(
  input: IndependentMoments,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Partial<Comparison> {
  const { context, need } = input
  const independent = rawIndependent({ context, need, baseline, treatment })
  if ('reason' in independent) return independent
  const { raw, exact } = independent
  const adjusted = adjustedByMoments(input, baseline, treatment)
  const size = effectSizeOf({ need, baseline, treatment })
  return {
    raw,
    ...(adjusted === undefined ? {} : { adjusted, adjustedLeads: !exact }),
    findings: exact ? [exactFinding({ context, need })] : [],
    ...(hasGeometricRatio(need.metric.type)
      ? {
          geometric: {
            reason: 'So many rows are not carried one by one: no logarithms were taken.',
          },
        }
      : {}),
    ...(size === undefined ? {} : { effectSize: size }),
  }
}

/** CUPED: the covariates' share, pooled within the arms, taken out of the raw difference. */
function adjustedByMoments(
  input: IndependentMoments,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Contrasted | undefined {
  const { context, table, need } = input
  const variables = context.block.covariates.flatMap((id) => variablesOf(table, id))
  const family = familyOf(need.metric.type)
  if (variables.length === 0 || family === 'spread' || family === 'rate') return undefined
  const a = armNamed(table, context.block.baseline)
  const b = armNamed(table, context.block.treatment!)
  if (a === undefined || b === undefined || !baseline.estimate || !treatment.estimate)
    return undefined
  const theta = slopesWithin([a, b], need.id, variables)
  const difference = welchDifference(
    adjustedMean(a, baseline.estimate, { need: need.id, variables, theta }),
    adjustedMean(b, treatment.estimate, { need: need.id, variables, theta }),
  )
  return contrastMeans({
    ...ratioInput({ context, need }, baseline.estimate, treatment.estimate),
    difference,
    how: {
      method: `CUPED on ${listInWords(context.block.covariates)}; one theta for both arms, variance from moments`,
      test: 't test of the CUPED difference',
    },
  })
}

function variablesOf(table: MomentsTable, id: string): readonly string[] {
  return table.dummies[id]?.map((dummy) => dummy.variable) ?? [id]
}

/** theta = Sxx^-1 Sxy, both pooled within the arms (Deng et al., WSDM 2013, section 3.2). */
function slopesWithin(
  arms: readonly SolutionMoments[],
  outcome: string,
  variables: readonly string[],
): Float64Array {
  const within = (x: string, y: string): number =>
    arms.reduce((sum, arm) => sum + arm.pair(x, y).c, 0)
  const factor = semidefiniteFactor(variables.map((x) => variables.map((y) => within(x, y))))
  return solveFactored(
    factor,
    variables.map((x) => within(x, outcome)),
  )
}

interface Adjustment {
  readonly need: string
  readonly variables: readonly string[]
  readonly theta: Float64Array
}

/** An arm's mean less theta times its covariates' means over the rows that have the outcome. */
function adjustedMean(
  arm: SolutionMoments,
  estimate: LinearEstimate,
  { need, variables, theta }: Adjustment,
): LinearEstimate {
  const influence = Float64Array.from(estimate.influence)
  let value = estimate.value
  variables.forEach((variable, k) => {
    value -= theta[k]! * arm.pair(need, variable).meanB
    const own = arm.influence(variable)
    for (let i = 0; i < influence.length; i++) influence[i]! -= theta[k]! * own[i]!
  })
  return { value, influence, df: estimate.df }
}

function armNamed(table: MomentsTable, solution: string): SolutionMoments | undefined {
  return table.solutions.find((one) => one.solution === solution)
}

function armOf(
  { context, table, need }: IndependentMoments,
  solution: string,
): ArmMeasure | undefined {
  const arm = armNamed(table, solution)
  if (arm === undefined) return undefined
  const shape = shapesOf(context, need)?.cells.find((cell) => (cell.by[0] ?? solution) === solution)
  return measureArmMoments({
    need,
    arm,
    ...(shape === undefined ? {} : { shape }),
    level: context.level,
  })
}

function shapesOf(context: BlockContext, need: MeasuredNeed): ShapeAnswer | undefined {
  return context.answers.shapes.find(({ question }) => question.of === need.id)?.answer
}

function edgesOf({ context, need }: IndependentMoments): { edges?: readonly number[] } {
  const edges = shapesOf(context, need)?.cells[0]?.edges
  return edges === undefined ? {} : { edges }
}

function holdsNegative({ context, table, need }: IndependentMoments): boolean {
  const { baseline, treatment } = context.block
  const column = columnsOf(need)[0]!
  return table.solutions
    .filter(({ solution }) => solution === baseline || solution === treatment)
    .some((arm) => (arm.moments[column]?.min ?? 0) < 0)
}
