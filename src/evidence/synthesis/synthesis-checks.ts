import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { Pooled } from '#evidence/synthesis/pooled-effects'
import type { StudyEffect } from '#evidence/synthesis/study-effect'
import { synthesisBlock } from '#evidence/synthesis/synthesis'
import { pInWords, percentInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import { eggerTest } from '#stats/synthesis/egger-test'
import { heterogeneity } from '#stats/synthesis/heterogeneity'

interface ChecksInput {
  readonly need: MeasuredNeed
  readonly effects: readonly StudyEffect[]
  readonly pooled: Pooled
  readonly level: number
}

/** How far the pieces of evidence agree, how much the designs widen the range, and whether one or the small ones carry it. */
export function synthesisChecks(input: ChecksInput): readonly Check[] {
  return [
    heterogeneityCheck(input),
    designShareCheck(input),
    ...leaveOneOutCheck(input),
    ...smallStudiesCheck(input),
  ]
}

/** Share of the variation beyond chance from which studies are said to disagree. */
const LARGE = 0.5

function heterogeneityCheck({ need, effects, level }: ChecksInput): Check {
  const { q, df, pValue, iSquared } = heterogeneity(withBias(effects), level)
  const words = `${percentInWords(iSquared)} of the variation lies beyond chance (Q = ${q.toPrecision(3)} on ${df} df, ${pInWords(pValue)})`
  const disagree = iSquared > LARGE && pValue < 0.1
  return {
    ...start(need, 'heterogeneity', 'Heterogeneity (I²)'),
    value: iSquared,
    unit: '1',
    words,
    settings: { q, df, p: pValue },
    findings: disagree ? [disagreement(need, iSquared)] : [],
  }
}

function disagreement(need: MeasuredNeed, iSquared: number): Finding {
  return warning(
    'disagreement',
    { path: `synthesis.${need.id}` },
    `The evidence on ${need.id} disagrees beyond chance (I² ${percentInWords(iSquared)}): one figure for all hides that.`,
    'Look at what differs between the sources, and at the range for a new customer.',
  )
}

/** How much of the variance of the combined effect comes from the designs. */
function designShareCheck({ need, effects, pooled }: ChecksInput): Check {
  const total = effects.reduce((sum, one, i) => sum + pooled.weights[i]! ** 2 * variance(one), 0)
  const bias = effects.reduce((sum, one, i) => sum + (pooled.weights[i]! * one.biasError) ** 2, 0)
  const share = total === 0 ? 0 : bias / total
  return {
    ...start(need, 'design-share', 'Range from the designs'),
    value: share,
    unit: '1',
    words: `${percentInWords(share)} of the variance within the pieces of evidence comes from their designs`,
    findings: [],
  }
}

function leaveOneOutCheck({ need, effects, pooled }: ChecksInput): readonly Check[] {
  if (effects.length < 3) return []
  const without = effects.map((_, left) => mean(effects.filter((__, i) => i !== left)))
  const far = without.map((value) => Math.abs(value - pooled.value))
  const worst = far.indexOf(Math.max(...far))
  const moved = without[worst]!
  const block = effects[worst]!.block
  const flips = Math.sign(moved) !== Math.sign(pooled.value) && pooled.value !== 0
  const turned = flips
    ? [
        warning(
          'outlier-influence',
          { path: `synthesis.${need.id}` },
          `Without ${block} the combined effect on ${need.id} points the other way.`,
        ),
      ]
    : []
  return [
    {
      ...start(need, 'leave-one-out', 'Without the most influential piece'),
      value: moved,
      unit: '1',
      words: `without ${block} the combined effect, on its scale, is ${moved.toPrecision(3)} instead of ${pooled.value.toPrecision(3)}`,
      findings: turned,
    },
  ]
}

/** By inverse variances, the spread between studies left out: it is the order that is looked at. */
function mean(effects: readonly StudyEffect[]): number {
  const weights = effects.map((one) => 1 / variance(one))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return effects.reduce((sum, { value }, i) => sum + weights[i]! * value, 0) / total
}

/** Fewer studies say nothing of small ones. */
const LEAST_STUDIES = 5

function smallStudiesCheck({ need, effects, level }: ChecksInput): readonly Check[] {
  if (effects.length < LEAST_STUDIES) return []
  try {
    const { slope } = eggerTest(withBias(effects), level)
    const doubt = slope.pValue < 0.1
    const words = `effect against its error: ${pInWords(slope.pValue)}${doubt ? '; the small ones find more (or less) than the large ones' : ''}`
    const findings = doubt
      ? [
          warning(
            'disagreement',
            { path: `synthesis.${need.id}` },
            `Small pieces of evidence on ${need.id} find other effects than large ones: those without an effect may be missing.`,
          ),
        ]
      : []
    const head = start(need, 'small-studies', 'Small-study effect (Egger)')
    return [{ ...head, value: slope.pValue, unit: '1', words, findings }]
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return []
  }
}

function withBias(effects: readonly StudyEffect[]) {
  return effects.map((one) => ({ value: one.value, standardError: Math.sqrt(variance(one)) }))
}

function variance({ samplingError, biasError }: StudyEffect): number {
  return samplingError ** 2 + biasError ** 2
}

function start(
  need: MeasuredNeed,
  id: string,
  label: string,
): Pick<Check, 'block' | 'id' | 'label'> {
  return { block: synthesisBlock, id: `${id}.${need.id}`, label }
}
