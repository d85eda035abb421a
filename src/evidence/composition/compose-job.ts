import type { ComposedFigure } from '#evidence/composition/composed-effects'
import type { PlacedEstimate } from '#evidence/composition/stack-estimates'
import { armTotals, type ArmTotals, type Resampling } from '#evidence/composition/resampled-totals'
import { stackEstimates } from '#evidence/composition/stack-estimates'
import { biasDeviation, tauByGrade } from '#evidence/design-bias'
import type { ArmMeasure } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import { biasedArm } from '#evidence/estimate-of'
import type { Evaluated } from '#evidence/evaluate-block'
import { convertFactor, sameDimensions } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { MetricKind, MetricType } from '#job/metric'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { differenceOf, sumOf, weightedSum } from '#stats/influence/linear-estimate'

/** A composed figure, or why the steps do not add up to one. */
export type ComposedOrReason = ComposedFigure | { readonly reason: string }

/**
 * The figure of the job from one need of each step: durations, expected errors and money add up,
 * completion is the product of the steps' conditional rates, ratings on one scale are averaged; never an average of
 * percentages (domain.md, Job Value Matrix).
 */
export function composeJob(
  parts: readonly Evaluated[],
  level: number,
  resampling?: Resampling,
): ComposedOrReason {
  const first = parts[0]!.estimate
  const mismatch = mismatchOf(parts)
  if (mismatch !== undefined) return { reason: mismatch }
  const way = wayOf(first.kind, first.type)
  if (way === undefined)
    return {
      reason: `Figures of kind ${first.kind} and type ${first.type} do not add up over steps.`,
    }
  const figure = compose(parts, way, level)
  const totals = resampling && way !== 'product' ? totalsOf(parts, figure) : undefined
  return totals === undefined ? figure : { ...figure, rows: { totals, resampling: resampling! } }
}

/** The job's total in each row of both arms, where the steps were measured on the same rows, each for itself. */
function totalsOf(
  parts: readonly Evaluated[],
  { baseline, difference }: ComposedFigure,
): ArmTotals | undefined {
  const [first] = parts
  const sizes = ({ comparison }: Evaluated): readonly number[] =>
    [comparison.baseline, comparison.treatment!].map(({ summary }) => summary.n)
  const plain = parts.every((part) => {
    const { comparison, estimate } = part
    const alone = !comparison.grouped && leadingContrast(comparison) === comparison.raw
    const same = sizes(part).every((n, arm) => n === sizes(first!)[arm])
    return alone && same && estimate.block === first!.estimate.block && means(part)
  })
  if (!plain) return undefined
  const [n, m] = sizes(first!)
  const base = armTotals(baseline, n!)
  const treated = armTotals(sumOf(baseline, difference), m!)
  return base === undefined || treated === undefined ? undefined : [base, treated]
}

/** The arm's figure is the mean of its rows, and the rows show its error. */
function means({ estimate, comparison }: Evaluated): boolean {
  const { baseline, treatment, domain } = comparison
  const oneSided = [baseline, treatment!].some(
    (arm) => oneSidedError(arm, comparison) !== undefined,
  )
  return domain !== 'share' && estimate.type !== 'spread' && !oneSided
}

type Way = 'sum' | 'product' | 'mean'

const ADDITIVE: readonly MetricType[] = ['duration', 'count', 'money', 'number']
const ADDING: readonly MetricKind[] = ['speed', 'accuracy', 'effort', 'resource-use', 'money']

function wayOf(kind: MetricKind, type: MetricType): Way | undefined {
  if (type === 'yes-no') {
    if (kind === 'completion') return 'product'
    return kind === 'accuracy' ? 'sum' : undefined
  }
  if (type === 'scale') return kind === 'effort' ? 'mean' : undefined
  return ADDING.includes(kind) && ADDITIVE.includes(type) ? 'sum' : undefined
}

function mismatchOf(parts: readonly Evaluated[]): string | undefined {
  const differ = (of: (part: Evaluated) => string): boolean => new Set(parts.map(of)).size > 1
  if (differ(({ estimate }) => `${estimate.baseline.solution} ${estimate.treatment?.solution}`))
    return 'The steps were measured between different solutions.'
  if (differ(({ estimate }) => `${estimate.type} ${estimate.better}`))
    return 'The steps are measured in different ways.'
  if (parts.some((part) => !sameDimensions(unitOf(part), unitOf(parts[0]!))))
    return `The steps are measured in different units: ${unitsOf(parts)}.`
  if (differ(({ comparison }) => scaleOf(comparison.need.metric)))
    return 'The steps are rated on different scales.'
  if (parts.some(({ comparison }) => leadingContrast(comparison) === undefined))
    return 'One of the steps has no comparison.'
  return undefined
}

function unitOf({ comparison }: Evaluated): Unit {
  return comparison.need.metric.unit
}

function unitsOf(parts: readonly Evaluated[]): string {
  return [...new Set(parts.map(({ estimate }) => estimate.unit))].join(', ')
}

/** What turns a step's unit into the unit of the first: 1440 for days beside minutes. */
function factorOf(part: Evaluated, parts: readonly Evaluated[]): number {
  return convertFactor(unitOf(part), unitOf(parts[0]!))
}

function scaleOf(metric: Evaluated['comparison']['need']['metric']): string {
  return metric.type === 'scale' ? `${metric.from} to ${metric.to}` : ''
}

function compose(parts: readonly Evaluated[], way: Way, level: number): ComposedFigure {
  const { metric } = parts[0]!.comparison.need
  const stacked = stackEstimates(parts.flatMap((part) => stepArms(part, factorOf(part, parts))))
  const base = joined(
    stacked.filter((_, i) => i % 2 === 0),
    way,
  )
  const treatment = joined(
    stacked.filter((_, i) => i % 2 === 1),
    way,
  )
  return {
    baseline: base.estimate,
    difference: differenceOf(treatment.estimate, base.estimate),
    bias: Math.hypot(
      ...parts.map((part, i) => treatment.weights[i]! * factorOf(part, parts) * biasOf(part)),
    ),
    better: parts[0]!.estimate.better,
    fractionOf: FRACTIONS[way],
    ...(metric.type === 'scale' ? { length: metric.to - metric.from } : {}),
    composed: WORDS[way](parts.length),
    level,
  }
}

const FRACTIONS: Readonly<Record<Way, ComposedFigure['fractionOf']>> = {
  sum: 'baseline',
  product: 'points',
  mean: 'length',
}

const WORDS: Readonly<Record<Way, (steps: number) => string>> = {
  sum: (steps) => `sum over ${steps} steps`,
  product: (steps) => `product of the conditional completion of ${steps} steps`,
  mean: (steps) => `mean over ${steps} steps on the same scale`,
}

/** Baseline and treatment arm of a step in the job's unit, the treatment as baseline plus the difference that counts. */
function stepArms({ estimate, comparison }: Evaluated, factor: number): readonly PlacedEstimate[] {
  const { baseline, treatment } = comparison
  const contrast = leadingContrast(comparison)!
  const df = Math.min(baseline.estimate!.df, treatment!.estimate!.df)
  const treated = { ...sumOf(baseline.estimate!, contrast.estimate), df }
  const id = `${estimate.data}.${estimate.need}.${estimate.block}`
  return [
    { data: estimate.data, estimate: { ...baseline.estimate!, df } },
    { data: estimate.data, estimate: treated },
  ].map(({ data, estimate: own }, arm) => {
    const placed = { data, estimate: weightedSum([{ weight: factor, estimate: own }]) }
    const error = oneSidedError(arm === 0 ? baseline : treatment!, comparison)
    if (error === undefined) return placed
    const influence = Float64Array.of(factor * error)
    return { data: `${id}.${arm}`, estimate: { ...placed.estimate, influence } }
  })
}

/**
 * The error of a share of none or all, or of a count without an event, whose rows show none: that of its
 * marginal (beta of Jeffreys, gamma(1/2)).
 */
function oneSidedError(arm: ArmMeasure, { domain }: Evaluated['comparison']): number | undefined {
  const { events, exposure } = arm
  if (events === undefined) return undefined
  if (domain === 'share' && (events === 0 || events === exposure))
    return Math.sqrt((0.5 * (exposure + 0.5)) / ((exposure + 1) ** 2 * (exposure + 2)))
  return events === 0 ? Math.SQRT1_2 / exposure : undefined
}

/** The parts joined, with the derivative of the whole by each. */
function joined(
  parts: readonly LinearEstimate[],
  way: Way,
): { readonly estimate: LinearEstimate; readonly weights: readonly number[] } {
  const weights = parts.map((_, i) => {
    if (way === 'product')
      return parts.reduce((rest, part, j) => (j === i ? rest : rest * part.value), 1)
    return way === 'mean' ? 1 / parts.length : 1
  })
  const estimate = weightedSum(parts.map((part, i) => ({ weight: weights[i]!, estimate: part })))
  if (way !== 'product') return { estimate, weights }
  const value = parts.reduce((whole, part) => whole * part.value, 1)
  return { estimate: { ...estimate, value }, weights }
}

function biasOf({ estimate, comparison }: Evaluated): number {
  const arm = biasedArm(comparison, leadingContrast(comparison)!)
  return biasDeviation(tauByGrade[estimate.grade], arm)
}
