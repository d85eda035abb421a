import { biasedArm } from '#evidence/estimate-of'
import { leadingContrast } from '#evidence/comparison'
import { biasDeviation, tauByGrade } from '#evidence/design-bias'
import type { Grade } from '#evidence/estimate'
import type { Evaluated } from '#evidence/evaluate-block'
import type { StatedEvaluation } from '#evidence/stated/evaluate-stated'
import type { EffectScale } from '#evidence/synthesis/synthesis'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { normalQuantile } from '#stats/special/normal'
import { covarianceOf, sumOf } from '#stats/influence/linear-estimate'

/** What one piece of evidence says of an effect, on the scale on which effects are combined. */
export interface StudyEffect {
  readonly block: string
  readonly value: number
  /** From the rows alone. */
  readonly samplingError: number
  /** Of the design, by its grade. */
  readonly biasError: number
  readonly grade: Grade
  /** The data set whose rows stand behind it. */
  readonly data?: string
}

/** An effect, or why a piece of evidence has none on this scale. */
export type EffectOrWhy = StudyEffect | { readonly why: string }

/** The effect of a block on rows: of the contrast that counts, with the bias term of its design. */
export function effectOfRows({ estimate, comparison }: Evaluated, scale: EffectScale): EffectOrWhy {
  const leading = leadingContrast(comparison)
  const base = comparison.baseline.estimate
  if (leading === undefined || base === undefined)
    return { why: comparison.reason ?? 'it compares nothing' }
  const treatment = sumOf(base, leading.estimate)
  const tau = tauByGrade[estimate.grade]
  const common = { block: estimate.block, grade: estimate.grade, data: estimate.data }
  if (scale === 'difference') {
    const bias = biasDeviation(tau, biasedArm(comparison, leading))
    const samplingError = Math.sqrt(covarianceOf(leading.estimate, leading.estimate))
    return { ...common, value: leading.estimate.value, samplingError, biasError: bias }
  }
  const [before, after] = [base.value, treatment.value]
  if (!hasPlace(before, scale) || !hasPlace(after, scale)) return { why: outsideWords(scale) }
  const [a, b] = [1 / slopeOf(before, scale), 1 / slopeOf(after, scale)]
  const variance =
    a ** 2 * covarianceOf(base, base) +
    b ** 2 * covarianceOf(treatment, treatment) -
    2 * a * b * covarianceOf(base, treatment)
  return {
    ...common,
    value: onScale(after, scale) - onScale(before, scale),
    samplingError: Math.sqrt(Math.max(0, variance)),
    biasError: tau,
  }
}

/**
 * The effect of stated evidence: of a stated change, or of the two levels that are stated. The error
 * is the width of the range between the quantiles that are stated, as of a normal distribution.
 * @param baseline level at which a stated difference of shares is taken
 */
export function effectOfStated(
  { stated, levels }: StatedEvaluation,
  scale: EffectScale,
  { baseline, better }: { readonly baseline?: number; readonly better: 'lower' | 'higher' },
): EffectOrWhy {
  const common = { block: stated.id, grade: 0 as const, biasError: 0 }
  const { change } = stated
  if (change === undefined) {
    const [before, after] = levels
    if (before === undefined || after === undefined) return { why: 'it states one level only' }
    const parts = [before, after].map(({ distribution }) => {
      const [low = 0, middle = 0, high = 0] = [TAIL, 0.5, 1 - TAIL].map((p) =>
        onScale(distributionQuantile(distribution, p), scale),
      )
      return { middle, error: (high - low) / REACH }
    })
    const value = parts[1]!.middle - parts[0]!.middle
    return { ...common, value, samplingError: Math.hypot(...parts.map(({ error }) => error)) }
  }
  const { low, median, high, tail } = change.range
  const moved = [low, median, high].map((x) =>
    changed(x, { as: change.as, scale, baseline, better }),
  )
  if (!moved.every(Number.isFinite))
    return { why: 'the stated change has no value on this scale at the baseline' }
  const width = Math.abs(moved[2]! - moved[0]!)
  return { ...common, value: moved[1]!, samplingError: width / (-2 * normalQuantile(tail)) }
}

const TAIL = 0.05
const REACH = -2 * normalQuantile(TAIL)

interface ChangeSetting {
  readonly as: 'improvement' | 'difference'
  readonly scale: EffectScale
  readonly baseline: number | undefined
  readonly better: 'lower' | 'higher'
}

function changed(x: number, { as, scale, baseline, better }: ChangeSetting): number {
  const sign = better === 'lower' ? -1 : 1
  if (as === 'improvement' && scale === 'ratio') return Math.log1p(sign * x)
  if (as === 'difference' && scale === 'difference') return x
  if (baseline === undefined) return Number.NaN
  const after = as === 'improvement' ? baseline * (1 + sign * x) : baseline + x
  return onScale(after, scale) - onScale(baseline, scale)
}

/** A level on the scale of effects. */
export function onScale(level: number, scale: EffectScale): number {
  if (scale === 'ratio') return Math.log(level)
  return scale === 'odds-ratio' ? Math.log(level / (1 - level)) : level
}

/** The level that an effect makes of a baseline. */
export function movedBy(baseline: number, effect: number, scale: EffectScale): number {
  if (scale === 'ratio') return baseline * Math.exp(effect)
  if (scale === 'difference') return baseline + effect
  return baseline / (baseline + (1 - baseline) * Math.exp(-effect))
}

/** How fast a level moves with its place on the scale. */
export function slopeOf(level: number, scale: EffectScale): number {
  if (scale === 'difference') return 1
  return scale === 'ratio' ? level : level * (1 - level)
}

/** Whether a level has a place on the scale: 0 has no logarithm, 0 and 1 have no logit. */
export function hasPlace(level: number, scale: EffectScale): boolean {
  return scale === 'difference' || (level > 0 && (scale === 'ratio' || level < 1))
}

function outsideWords(scale: EffectScale): string {
  return scale === 'ratio'
    ? 'one of its figures is zero, which has no ratio'
    : 'all or none of an arm have the outcome, which has no odds'
}
