import type { ArmSummary, Estimate } from '#evidence/estimate'
import { domainOf, measuredNeeds, type MeasuredNeed } from '#evidence/metric-family'
import type { OwnLevel } from '#evidence/stated/own-benchmark'
import { hasPlace } from '#evidence/synthesis/study-effect'
import type { EffectScale } from '#evidence/synthesis/synthesis'
import type { Solution } from '#job/job'
import type { MetricKind } from '#job/metric'
import { normalCritical } from '#stats/intervals/critical-value'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/** Of which need, and of which sort of solution, a level is asked for. */
export interface LevelWish {
  /** A need by its id, or the one need with a metric of a kind. */
  readonly of: { readonly need: string } | { readonly kind: MetricKind }
  readonly role: Solution['role']
}

/** How well a sort of solution does in one study, on average, in the unit of the need's metric. */
export interface StudyLevel extends OwnLevel {
  readonly need: MeasuredNeed
  readonly scale: EffectScale
  readonly rows: number
  /** Day of the rows, where the study says it. */
  readonly date?: string
}

/**
 * The level of a need in a study, measured on rows by the block with the highest grade; or in words why
 * there is none. The standard error is half the interval over the normal quantile.
 */
export function levelOfStudy(
  assessment: Assessment,
  wish: LevelWish,
): StudyLevel | { readonly why: string } {
  const need = wantedNeed(assessment, wish)
  if ('why' in need) return need
  const best = bestArm(assessment, need, wish)
  if (best === undefined)
    return { why: `no rows say how well a solution of the role ${wish.role} does` }
  const { arm, estimate } = best
  if (arm.interval === undefined) return { why: 'its figure has no interval' }
  const { low, high, level } = arm.interval
  const scale = scaleOf(need, low)
  const standardError = (high - low) / (2 * normalCritical(level))
  if (!hasPlace(arm.value, scale) || !(standardError > 0))
    return { why: `its figure ${arm.value} has no place on a scale of ${scaleWords[scale]}` }
  const date = assessment.study.data.find(({ id }) => id === estimate.data)?.source?.date
  const { value, n: rows } = arm
  return { need, scale, value, standardError, rows, ...(date === undefined ? {} : { date }) }
}

const scaleWords: Readonly<Record<EffectScale, string>> = {
  ratio: 'logarithms',
  'odds-ratio': 'logits',
  difference: 'plain numbers',
}

function wantedNeed(
  { study }: Assessment,
  { of }: LevelWish,
): MeasuredNeed | { readonly why: string } {
  const all = needsOf(study).map(({ need }) => need)
  const fits = measuredNeeds(
    all.map(({ id }) => id),
    all,
  ).filter(({ id, metric }) => ('need' in of ? id === of.need : metric.kind === of.kind))
  const [need, second] = fits
  const what = 'need' in of ? `need \`${of.need}\` with a metric` : `need with a ${of.kind} metric`
  if (need === undefined) return { why: `it has no ${what}` }
  if (second !== undefined)
    return {
      why: `it has several needs with a metric of this kind (${fits.map(({ id }) => id).join(', ')})`,
    }
  const { type } = need.metric
  return type === 'time-to-event' || type === 'spread'
    ? { why: `a ${type} has no level that could be pooled` }
    : need
}

function bestArm(
  { study, estimates }: Assessment,
  need: MeasuredNeed,
  { role }: LevelWish,
): { readonly arm: ArmSummary; readonly estimate: Estimate } | undefined {
  const fitting = study.solutions.filter((one) => one.role === role).map(({ id }) => id)
  return estimates
    .filter(({ block }) => study.evidence.some(({ id }) => id === block))
    .filter((estimate) => estimate.need === need.id)
    .toSorted((a, b) => b.grade - a.grade)
    .flatMap((estimate) => [
      { arm: estimate.baseline, estimate },
      ...(estimate.treatment === undefined ? [] : [{ arm: estimate.treatment, estimate }]),
    ])
    .find(({ arm }) => fitting.includes(arm.solution))
}

function scaleOf({ metric }: MeasuredNeed, least: number): EffectScale {
  const domain = domainOf(metric.type, least < 0)
  if (domain === 'positive') return 'ratio'
  return domain === 'share' ? 'odds-ratio' : 'difference'
}
