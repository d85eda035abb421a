import { improvementFromDifference, improvementFromRatio } from '#evidence/effects/improvement'
import type { Effect, Estimate, Grade } from '#evidence/estimate'
import { certaintyOf } from '#evidence/estimate-of'
import { familyOf } from '#evidence/metric-family'
import type { SynthesisInput } from '#evidence/synthesis/combine-evidence'
import type { Pooled } from '#evidence/synthesis/pooled-effects'
import { movedBy } from '#evidence/synthesis/study-effect'
import type { SynthesisArm, SynthesisBaseline } from '#evidence/synthesis/synthesis-arm'
import { synthesisBlock } from '#evidence/synthesis/synthesis'
import type { EffectScale } from '#evidence/synthesis/synthesis'
import { betterDirection } from '#job/job'
import { normalCritical } from '#stats/intervals/critical-value'

export interface SynthesisFigure {
  readonly input: SynthesisInput
  readonly pooled: Pooled
  readonly scale: EffectScale
  readonly baseline: SynthesisBaseline
  readonly grade: Grade
}

/**
 * The combined effect as an estimate at the baseline's level, and as the arm that money takes. The range
 * is that of a further customer where the synthesis applies to new ones. It is a normal distribution on
 * the scale of the effects with the same range at the stated level.
 */
export function synthesisEstimate(figure: SynthesisFigure): {
  readonly estimate: Estimate
  readonly arm: SynthesisArm
} {
  const { input, pooled, baseline, grade } = figure
  const { need, synthesis } = input
  const { metric } = need
  const better = betterDirection(need)
  const difference = moved(figure, (after) => after - baseline.value)
  const real = figure.scale === 'difference'
  const ratio = real ? { reason: NO_RATIO } : moved(figure, (after) => after / baseline.value)
  const improvement =
    metric.type === 'scale'
      ? improvementFromDifference(difference, better, metric.to - metric.from)
      : improvementFromRatio(ratio, better)
  const share = familyOf(metric.type) === 'share'
  return {
    estimate: {
      block: synthesisBlock,
      data: baseline.data,
      need: need.id,
      design: 'synthesis',
      kind: metric.kind,
      type: metric.type,
      better,
      unit: metric.unit.text,
      baseline: baseline.summary,
      treatment: {
        solution: baseline.treatment,
        n: 0,
        missing: 0,
        value: movedBy(baseline.value, pooled.value, figure.scale),
      },
      difference,
      ratio,
      improvement,
      ...(share ? { improvementPoints: improvementFromDifference(difference, better, 1) } : {}),
      certainty: certaintyOf(difference, better),
      grade,
      gradeReason: `that of the piece which weighs most among ${synthesis.of.join(', ')}`,
      findings: [],
    },
    arm: armOf(figure),
  }
}

const NO_RATIO = 'The values can be negative or have an arbitrary zero: a ratio would say nothing.'

function rangeOf({ input, pooled }: SynthesisFigure) {
  const further = input.synthesis.appliesTo === 'new-customers'
  return further ? (pooled.prediction ?? pooled.interval) : pooled.interval
}

function moved(figure: SynthesisFigure, of: (after: number) => number): Effect {
  const { input, pooled, scale, baseline } = figure
  const at = (effect: number): number => of(movedBy(baseline.value, effect, scale))
  const { low, high, level } = rangeOf(figure)
  const whom =
    input.synthesis.appliesTo === 'new-customers' ? 'range for a further customer' : 'mean effect'
  return {
    value: at(pooled.value),
    interval: { low: at(low), high: at(high), level },
    method: `${pooled.method}; ${whom}, at the baseline's level`,
  }
}

function armOf(figure: SynthesisFigure): SynthesisArm {
  const { input, pooled, scale, baseline } = figure
  const { need } = input
  const range = rangeOf(figure)
  const id = `${synthesisBlock}.${need.id}.${baseline.treatment}`
  const { type } = need.metric
  const without = type === 'scale' || type === 'spread'
  return {
    data: baseline.data,
    arm: {
      id,
      need: need.id,
      solution: baseline.treatment,
      unit: need.metric.unit.text,
      from: baseline.parameter,
      scale: ({ ratio: 'factor', 'odds-ratio': 'logit', difference: 'shift' } as const)[scale],
      mean: pooled.value,
      sd: (range.high - range.low) / (2 * normalCritical(range.level)),
    },
    contrast: {
      need: need.id,
      block: synthesisBlock,
      better: betterDirection(need),
      baseline: { solution: baseline.summary.solution, parameter: baseline.parameter },
      treatment: { solution: baseline.treatment, parameter: id },
      controlled: figure.grade >= 4,
      ...(without ? { refused: `The ${type} of \`${need.id}\` has no money of its own.` } : {}),
    },
  }
}
