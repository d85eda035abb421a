import type { Estimate, Grade } from '#evidence/estimate'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { SynthesisPlot } from '#evidence/picture'
import type { StatedEvaluation } from '#evidence/stated/evaluate-stated'
import { pooledEffects } from '#evidence/synthesis/pooled-effects'
import type { Pooled } from '#evidence/synthesis/pooled-effects'
import { synthesisChecks } from '#evidence/synthesis/synthesis-checks'
import type { SynthesisArm } from '#evidence/synthesis/synthesis-arm'
import { baselineOf } from '#evidence/synthesis/synthesis-arm'
import { synthesisEstimate } from '#evidence/synthesis/synthesis-estimate'
import { effectOfRows, effectOfStated } from '#evidence/synthesis/study-effect'
import type { EffectOrWhy, StudyEffect } from '#evidence/synthesis/study-effect'
import type { EffectScale, Synthesis } from '#evidence/synthesis/synthesis'
import { domainOf } from '#evidence/metric-family'
import { betterDirection } from '#job/job'
import type { Check } from '#evidence/estimate'
import type { Finding } from '#quantity/finding'
import { problem, warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'

/** Everything that a synthesis may take from. */
export interface SynthesisInput {
  readonly synthesis: Synthesis
  readonly need: MeasuredNeed
  readonly evaluations: readonly BlockEvaluation[]
  readonly stated: readonly StatedEvaluation[]
  /** Of the intervals. */
  readonly level: number
}

/** Evidence on one need taken together. */
export interface SynthesisEvaluation {
  readonly synthesis: Synthesis
  readonly estimate?: Estimate
  /** The block whose baseline the effect acts on. */
  readonly baseline?: string
  readonly checks: readonly Check[]
  readonly picture?: SynthesisPlot
  /** How the combined effect enters the money. */
  readonly arm?: SynthesisArm
  readonly findings: readonly Finding[]
}

/**
 * What several pieces of evidence on one need say together. Effects are combined as log ratios of
 * positive metrics, log odds ratios of shares and differences of others, each with its sampling error
 * and the bias term of its design (conventions.md, Evidence), so that weak designs weigh less. Nothing
 * is averaged silently: what cannot be combined is named and left out, evidence on shared rows refused.
 */
export function combineEvidence(input: SynthesisInput): SynthesisEvaluation {
  const { synthesis, need } = input
  const place = { path: `synthesis.${synthesis.need}` }
  const baseline = baselineOf(input)
  const scale = scaleOf(need, baseline?.value)
  const parts = synthesis.of.map((block) => ({ block, effect: effectOf(input, block, scale) }))
  const effects = parts.flatMap(({ effect }) => ('why' in effect ? [] : [effect]))
  const left = parts.flatMap(({ block, effect }) =>
    'why' in effect
      ? [warning('not-combined', place, notCombined(need.id, block, effect.why))]
      : [],
  )
  const shared = sharedRows(effects)
  const none = { synthesis, checks: [] }
  if (shared !== undefined) {
    const hint = 'Combine one block a data set, or compare more arms in one block.'
    return { ...none, findings: [...left, problem('shared-rows', place, shared, hint)] }
  }
  const pooled = orWhy(() => pooledEffects(effects, synthesis, input.level))
  if ('why' in pooled) {
    const message = `The evidence on ${need.id} cannot be combined: ${pooled.why}`
    return { ...none, findings: [...left, problem('too-few', place, message)] }
  }
  return { synthesis, ...combined(input, { effects, pooled, scale }), findings: left }
}

interface Combined {
  readonly effects: readonly StudyEffect[]
  readonly pooled: Pooled
  readonly scale: EffectScale
}

function combined(
  input: SynthesisInput,
  { effects, pooled, scale }: Combined,
): Omit<SynthesisEvaluation, 'synthesis' | 'findings'> {
  const { need, level } = input
  const baseline = baselineOf(input)
  const heaviest = pooled.weights.indexOf(Math.max(...pooled.weights))
  const grade: Grade = effects[heaviest]?.grade ?? 0
  const checks = synthesisChecks({ need, effects, pooled, level })
  const picture: SynthesisPlot = {
    kind: 'synthesis',
    block: 'synthesis',
    need: need.id,
    unit: need.metric.unit.text,
    scale,
    rows: pooled.rows,
    pooled: { value: pooled.value, interval: pooled.interval },
    ...(pooled.prediction === undefined ? {} : { prediction: pooled.prediction }),
  }
  if (baseline === undefined) return { checks, picture }
  const estimate = synthesisEstimate({ input, pooled, scale, baseline, grade })
  return { checks, picture, ...estimate, baseline: baseline.block }
}

function scaleOf({ metric }: MeasuredNeed, baseline: number | undefined): EffectScale {
  const domain = domainOf(metric.type, (baseline ?? 0) < 0)
  if (domain === 'positive') return 'ratio'
  return domain === 'share' ? 'odds-ratio' : 'difference'
}

function effectOf(input: SynthesisInput, block: string, scale: EffectScale): EffectOrWhy {
  const { need } = input
  const rows = input.evaluations
    .find((evaluation) => evaluation.block.id === block)
    ?.evaluated.find(({ estimate }) => estimate.need === need.id)
  if (rows !== undefined) return effectOfRows(rows, scale)
  const stated = input.stated.find((one) => one.stated.id === block && one.need.id === need.id)
  if (stated === undefined) return { why: 'it does not measure this need' }
  const baseline = baselineOf(input)?.value
  return effectOfStated(stated, scale, {
    better: betterDirection(need),
    ...(baseline === undefined ? {} : { baseline }),
  })
}

function notCombined(need: string, block: string, why: string): string {
  return `${block} is left out of the synthesis of ${need}: ${why}.`
}

function sharedRows(effects: readonly StudyEffect[]): string | undefined {
  for (const [i, one] of effects.entries()) {
    const twin = effects.slice(i + 1).find(({ data }) => data !== undefined && data === one.data)
    if (twin !== undefined)
      return `${one.block} and ${twin.block} rest on the same rows (${one.data}): combined, they would count twice.`
  }
  return undefined
}

function orWhy(make: () => Pooled): Pooled | { readonly why: string } {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { why: error.message }
  }
}
