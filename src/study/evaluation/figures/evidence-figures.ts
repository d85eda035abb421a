import type { ArmSummary, Check, EffectOrReason, Estimate } from '#evidence/estimate'
import { sizeOfEstimate } from '#evidence/estimate-size'
import type { Target } from '#job/job'
import type { Reading } from '#evidence/rows/question'
import type { Figure, FigureInput, RowSet } from '#quantity/figure'
import { sentence } from '#quantity/sentence'
import { effectFigure, type Draft } from '#study/evaluation/figures/draft'
import { armTimeFigures, eventSettings } from '#study/evaluation/figures/event-time-figures'
import { gapFigure } from '#study/evaluation/figures/target-figures'

/** What the figures of one evidence block need besides its estimates. */
export interface EvidenceContext {
  /** What an estimate rests on: rows (of one arm, where a filter is named), people, or other evidence. */
  readonly origin: (filter?: string, count?: number) => readonly FigureInput[]
  /** Human words for a need: "time until the airway is secured". */
  readonly needLabel: (need: string) => string
  readonly solutionName: (solution: string) => string
  /** What would be good enough of a need; undefined where the study does not say. */
  readonly targetOf: (need: string) => Target | undefined
  /** Hash of what the block was computed from. */
  readonly hash: string
  readonly level: number
}

/** All figures of one estimate: arms, contrasts, and their unadjusted forms. */
export function estimateFigures(estimate: Estimate, context: EvidenceContext): Figure[] {
  const arms = [
    ...armFigures(estimate, estimate.baseline, ['baseline', context]),
    ...(estimate.treatment ? armFigures(estimate, estimate.treatment, ['treatment', context]) : []),
  ]
  const contrasts = contrastsOf(estimate).flatMap(({ key, words, unit, effect }) =>
    effect === undefined
      ? []
      : [effectFigure(contrastDraft(estimate, { key, words, unit }, context), effect)],
  )
  const target = context.targetOf(estimate.need)
  return [
    ...arms,
    ...contrasts,
    ...(target === undefined ? [] : [gapOf(estimate, target, context)]),
  ]
}

function gapOf(estimate: Estimate, target: Target, context: EvidenceContext): Figure {
  const { needLabel, solutionName, hash } = context
  const label = sentence(needLabel(estimate.need))
  return gapFigure(estimate, target, { id: estimateId(estimate), label, solutionName, hash })
}

interface Contrast {
  readonly key: string
  readonly words: string
  readonly unit: string
  readonly effect?: EffectOrReason | undefined
}

function contrastsOf(estimate: Estimate): Contrast[] {
  const { unit } = estimate
  const share = '1'
  return [
    { key: 'difference', words: 'difference', unit, effect: estimate.difference },
    {
      key: 'difference.unadjusted',
      words: 'difference, unadjusted',
      unit,
      effect: estimate.differenceUnadjusted,
    },
    {
      key: 'difference.adjusted',
      words: 'difference, adjusted',
      unit,
      effect: estimate.differenceAdjusted,
    },
    ...(estimate.otherWays ?? []).map(({ id, words, effect, unit: own }) => ({
      key: `difference.${id}`,
      words: `difference, ${words}`,
      unit: own ?? unit,
      effect,
    })),
    { key: 'ratio', words: 'ratio', unit: share, effect: estimate.ratio },
    {
      key: 'ratio.unadjusted',
      words: 'ratio, unadjusted',
      unit: share,
      effect: estimate.ratioUnadjusted,
    },
    {
      key: 'ratio.geometric',
      words: 'ratio of geometric means',
      unit: share,
      effect: estimate.ratioGeometric,
    },
    { key: 'improvement', words: 'improvement', unit: share, effect: estimate.improvement },
    {
      key: 'improvement.unadjusted',
      words: 'improvement, unadjusted',
      unit: share,
      effect: estimate.improvementUnadjusted,
    },
    {
      key: 'improvement.points',
      words: 'improvement in points',
      unit: share,
      effect: estimate.improvementPoints,
    },
  ]
}

function contrastDraft(
  estimate: Estimate,
  contrast: Pick<Contrast, 'key' | 'words' | 'unit'>,
  context: EvidenceContext,
): Draft {
  const base = estimateId(estimate)
  const arms = [
    { figure: `${base}.baseline` },
    ...(estimate.treatment ? [{ figure: `${base}.treatment` }] : []),
  ]
  const names = [estimate.baseline, estimate.treatment].map((arm) =>
    arm === undefined ? '' : context.solutionName(arm.solution),
  )
  const shown = contrast.key === 'difference'
  return {
    id: `${base}.${contrast.key}`,
    label: `${sentence(context.needLabel(estimate.need))}: ${contrast.words}, ${names[1]} against ${names[0]}`,
    unit: contrast.unit,
    inputs: [...arms, ...context.origin()],
    hash: context.hash,
    n: sizeOfEstimate(estimate),
    grade: estimate.grade,
    settings: {
      metric: estimate.type,
      design: estimate.design,
      level: context.level,
      ...effectSizeOf(estimate, shown),
    },
    ...(shown && estimate.findings.length > 0 ? { warnings: estimate.findings } : {}),
  }
}

function effectSizeOf(estimate: Estimate, shown: boolean): Record<string, string | number> {
  const { effectSize } = estimate
  if (!shown || effectSize === undefined) return {}
  return { 'effect-size': effectSize.value, 'effect-size-name': effectSize.name }
}

/** The id under which the figures of an estimate stand. */
function estimateId(estimate: Pick<Estimate, 'block' | 'need'>): string {
  return `evidence.${estimate.block}.${estimate.need}`
}

function armFigures(
  estimate: Estimate,
  arm: ArmSummary,
  [key, context]: readonly ['baseline' | 'treatment', EvidenceContext],
): Figure[] {
  const id = `${estimateId(estimate)}.${key}`
  const { origin, hash } = context
  const label = `${sentence(context.needLabel(estimate.need))}: ${context.solutionName(arm.solution)}`
  const common = {
    unit: estimate.unit,
    inputs: origin(`solution = ${arm.solution}`, arm.n),
    hash,
    n: arm.n,
  }
  const extra = [
    { suffix: 'median', words: 'median', value: arm.median, interval: arm.medianInterval },
    { suffix: 'p90', words: '90th percentile', value: arm.p90, interval: arm.p90Interval },
    {
      suffix: 'geometric-mean',
      words: 'geometric mean',
      value: arm.geometricMean,
      interval: undefined,
    },
  ]
  return [
    {
      id,
      label,
      value: arm.value,
      ...common,
      ...(arm.interval === undefined ? {} : { interval: arm.interval }),
      settings: {
        metric: estimate.type,
        missing: arm.missing,
        ...(arm.sd === undefined ? {} : { sd: arm.sd }),
        ...(arm.eventTimes === undefined ? {} : eventSettings(arm.eventTimes)),
      },
    },
    ...armTimeFigures(arm, { id, label, ...common }, estimate.type),
    ...extra.flatMap(({ suffix, words, value, interval }) =>
      value === undefined
        ? []
        : [
            {
              id: `${id}.${suffix}`,
              label: `${label}, ${words}`,
              value,
              ...common,
              ...(interval === undefined ? {} : { interval }),
              settings: { metric: estimate.type },
            },
          ],
    ),
  ]
}

/** The figure of one check of a block. */
export function checkFigure(check: Check, context: EvidenceContext): Figure {
  return {
    id: `evidence.${check.block}.check.${check.id}`,
    label: checkLabel(check, context),
    unit: check.unit,
    ...(check.value === undefined
      ? { reason: check.reason ?? check.words }
      : { value: check.value }),
    ...(check.interval === undefined ? {} : { interval: check.interval }),
    method: check.words,
    inputs: context.origin(),
    ...(check.settings === undefined ? {} : { settings: check.settings }),
    ...(check.findings.length === 0 ? {} : { warnings: check.findings }),
    hash: context.hash,
  }
}

/** The label of a check with the words of its need in the place of the id. */
function checkLabel({ id, label }: Check, { needLabel }: EvidenceContext): string {
  const need = id.slice(id.indexOf('.') + 1)
  return label.replace(label.includes(`\`${need}\``) ? `\`${need}\`` : need, needLabel(need))
}

/** The rows of a data set, as the end of a lineage. */
export function rowsOf(reading: Reading, filter = 'all rows', count = reading.rows): FigureInput {
  const { data, files, hash, log } = reading
  const read = log === undefined ? {} : { log: { events: log.events, cases: log.cases } }
  const rows: RowSet = { data, files, filter, count, hash, ...read }
  return { rows }
}
