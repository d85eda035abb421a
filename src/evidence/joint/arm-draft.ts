import { pooledDeviation } from '#evidence/arms/effect-size'
import type { ArmMeasure, Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import { tauByGrade } from '#evidence/design-bias'
import type { Estimate } from '#evidence/estimate'
import type { Evaluated } from '#evidence/evaluate-block'
import { armMarginal } from '#evidence/joint/arm-marginal'
import { boundedMarginal } from '#evidence/joint/bounded-marginal'
import { logitCentre } from '#evidence/joint/logit-centre'
import type { ArmParameter, DesignBias } from '#evidence/joint-arms'
import { familyOf } from '#evidence/metric-family'
import type { Distribution } from '#stats/distributions/distribution'
import { scaleDistribution } from '#stats/distributions/scale-distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf, sumOf } from '#stats/influence/linear-estimate'

/** A parameter with the estimate behind it: what correlations are made of. */
export interface ArmDraft {
  readonly parameter: ArmParameter
  readonly estimate: LinearEstimate
  /** Standard error as a share of the mean. */
  readonly relativeError: number
  /** The arm's degrees of freedom. */
  readonly df: number
}

/** A draft, or why the figure has no distribution. */
export type DraftOrReason = ArmDraft | { readonly reason: string }

/** The designs whose baseline arm is a part of its solution's rows: those before a start. */
const BEFORE_A_START: readonly Estimate['design'][] = [
  'difference-in-differences',
  'interrupted-time-series',
]

/** Id of the raw baseline arm of a need, which all blocks of the data set share that take all its rows. */
export function baselineId({ estimate }: Evaluated): string {
  const { data, need, baseline, design, block } = estimate
  const shared = `${data}.${need}.${baseline.solution}`
  return BEFORE_A_START.includes(design) ? `${shared}.${block}` : shared
}

/** Id of the treatment arm of a need in a block. */
export function treatmentId({ estimate }: Evaluated, solution: string): string {
  return `${estimate.data}.${estimate.need}.${solution}.${estimate.block}`
}

/** The raw baseline arm. */
export function baselineDraft(evaluated: Evaluated): DraftOrReason {
  const { comparison } = evaluated
  const { baseline } = comparison
  if (baseline.estimate === undefined) return { reason: comparison.reason ?? NO_ERROR }
  return draftOf(comparison, {
    id: baselineId(evaluated),
    arm: baseline,
    df: baseline.estimate.df,
    estimate: baseline.estimate,
    raw: !comparison.grouped,
    unit: evaluated.estimate.unit,
  })
}

/** The treatment arm: the shared baseline plus the block's difference, with the bias of its design. */
export function treatmentDraft(evaluated: Evaluated, base: ArmDraft): DraftOrReason {
  const { comparison, estimate } = evaluated
  const { treatment } = comparison
  const leading = leadingContrast(comparison)
  if (treatment?.estimate === undefined || leading === undefined)
    return { reason: comparison.reason ?? NO_ERROR }
  const draft = draftOf(comparison, {
    id: treatmentId(evaluated, treatment.summary.solution),
    arm: treatment,
    df: treatmentDegrees(treatment.estimate.df, leading.estimate.df, comparison),
    estimate: besideDrawn(base, sumOf(base.estimate, leading.estimate), comparison),
    raw: !comparison.grouped && !comparison.adjustedLeads,
    unit: estimate.unit,
  })
  if ('reason' in draft) return draft
  const bias = biasOf(evaluated, draft.parameter.marginal)
  const block = { block: estimate.block, ...(bias === undefined ? {} : { bias }) }
  return { ...draft, parameter: { ...draft.parameter, ...block } }
}

/**
 * The mean of a raw share that is drawn (Jeffreys) is not quite the share: an adjusted treatment arm lies
 * the difference away from what is drawn, so that the mean of `saved` is the difference.
 */
function besideDrawn(
  base: ArmDraft,
  treatment: LinearEstimate,
  { domain, adjustedLeads }: Comparison,
): LinearEstimate {
  if (domain !== 'share' || !adjustedLeads) return treatment
  const moved = distributionMean(base.parameter.marginal) - base.estimate.value
  return { ...treatment, value: treatment.value + moved }
}

/**
 * An adjusted difference can be known on fewer degrees of freedom than its arm (errors that carry over in a short
 * series): what is drawn is then as wide. Under 3 the widening would have no bound.
 */
function treatmentDegrees(arm: number, difference: number, { adjustedLeads }: Comparison): number {
  return adjustedLeads ? Math.min(arm, Math.max(LEAST_ADJUSTED, difference)) : arm
}

const LEAST_ADJUSTED = 3

const NO_ERROR = 'There are too few values for an error.'

interface DraftInput {
  readonly id: string
  readonly arm: ArmMeasure
  readonly df: number
  readonly estimate: LinearEstimate
  /** A raw figure of independent rows. */
  readonly raw: boolean
  readonly unit: string
}

function draftOf({ need, domain }: Comparison, input: DraftInput): DraftOrReason {
  const { arm, df, estimate } = input
  const standardError = standardErrorOf(estimate)
  const none = domain === 'positive' && arm.events === 0 && estimate.value === 0
  const found = armMarginal({
    domain,
    value: estimate.value,
    standardError,
    df,
    exposure: arm.exposure,
    ...(arm.events !== undefined && (input.raw || none) ? { events: arm.events } : {}),
    yesNo: familyOf(need.metric.type) === 'share',
  })
  if ('reason' in found) return found
  const { eventTimes } = arm.summary
  const marginal = eventTimes === undefined ? found : boundedMarginal(found, eventTimes.horizon)
  const { id, unit } = input
  const relativeError = estimate.value === 0 ? Infinity : standardError / Math.abs(estimate.value)
  const parameter = { id, need: need.id, solution: arm.summary.solution, unit, marginal }
  return { parameter, estimate, relativeError, df }
}

function biasOf(
  { estimate, comparison }: Evaluated,
  marginal: Distribution,
): DesignBias | undefined {
  const tau = tauByGrade[estimate.grade]
  if (tau === 0) return undefined
  const key = `${estimate.block}.${estimate.need}`
  const most = comparison.baseline.summary.eventTimes?.horizon
  if (most !== undefined) return boundedBias(marginal, { key, tau, most })
  switch (comparison.domain) {
    case 'positive':
      return { key, tau, scale: 'factor' }
    case 'share':
      return { key, tau, scale: 'logit', centre: logitCentre(marginal, tau) }
    case 'real':
      return { key, tau, scale: 'shift', sd: pooledDeviation(comparison) ?? 0 }
  }
}

/** A mean time up to a horizon is a share of it: a shift of its logit stays inside. */
function boundedBias(
  marginal: Distribution,
  { key, tau, most }: { readonly key: string; readonly tau: number; readonly most: number },
): DesignBias | undefined {
  const share = scaleDistribution(marginal, 1 / most)
  if (share === undefined || marginal.family === 'fixed') return undefined
  return { key, tau, scale: 'logit', centre: logitCentre(share, tau), most }
}
