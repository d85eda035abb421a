import { marketFigureId } from '#market/figure-id'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { PaidImprovement } from '#market/paid-improvement/paid-improvement'
import type {
  PaidImprovementView,
  PaidSegment,
  SegmentReading,
} from '#market/paid-improvement/paid-improvement-view'
import { orderOf, slopeOf, type Pairs } from '#market/paid-improvement/straight-line'
import { paidPrices, surveyPriceName } from '#market/survey-prices'
import type { Figure } from '#quantity/figure'
import { warning, type Finding } from '#quantity/finding'

/** Fewer points lie on a line by accident. */
const leastSegments = 5

/**
 * Whether segments whose job was improved more would pay more: the improvement of a need in the segment's Job Value
 * Matrix beside what a survey says they would pay; with five segments and more the slope of a straight line (each
 * segment counts alike, t with two degrees of freedom less than segments) and Spearman's rank correlation. Segments differ
 * in more than the improvement, and both figures are measured with error, which flattens the slope: it describes, and
 * says nothing of what more improvement would bring.
 */
export function evaluatePaidImprovement(
  block: PaidImprovement,
  { figures, settings }: Pick<FigureBlockInput, 'figures' | 'settings'>,
): PaidImprovementView {
  const price = paidName(block, figures)
  const found = block.segments.map((segment) => ({
    segment,
    improvement: improvementOf(block.need, segment.id, figures),
    paid: paidBy(price, segment.id, figures),
  }))
  const segments = found.flatMap(({ segment, improvement, paid }): readonly PaidSegment[] =>
    improvement === undefined || paid === undefined
      ? []
      : [{ segment, improvement: readingOf(improvement), paid: readingOf(paid) }],
  )
  const missing = found.flatMap(({ segment, improvement, paid }) =>
    improvement !== undefined && paid !== undefined
      ? []
      : [{ segment, reason: missingWords(improvement, paid) }],
  )
  const unit = found.find(({ paid }) => paid !== undefined)?.paid?.unit ?? settings.currency
  const few = segments.length < leastSegments ? { reason: fewWords(segments.length) } : undefined
  return {
    block,
    segments,
    missing,
    unit,
    slope: few ?? slopeOf(pairsOf(segments), 'classic', settings.level),
    rankCorrelation: few ?? orderOf(pairsOf(segments), settings.level),
    findings: findingsOf(block, segments, missing),
  }
}

/** Of `matrix.<step>.<need>[segment=<segment>]`, and of no figure below it (`matrix.wait.time.change` of a need `change`). */
function improvementOf(
  need: string,
  segment: string,
  figures: readonly Figure[],
): Figure | undefined {
  const end = `.${need}[segment=${segment}]`
  return figures.find(({ id, value }) => {
    if (!id.startsWith('matrix.') || !id.endsWith(end) || typeof value !== 'number') return false
    return !id.slice('matrix.'.length, -end.length).includes('.')
  })
}

/** Which figure of a survey stands for what people would pay: the first that a segment has, the same for all of them. */
function paidName(
  { survey, attribute, segments }: PaidImprovement,
  figures: readonly Figure[],
): string {
  const names =
    attribute === undefined
      ? paidPrices.map((key) => surveyPriceName(survey, key))
      : [`wtp.${survey}.${attribute}`]
  const isThere = (name: string): boolean =>
    segments.some(({ id }) => paidBy(name, id, figures) !== undefined)
  return names.find(isThere) ?? names[0]!
}

function paidBy(name: string, segment: string, figures: readonly Figure[]): Figure | undefined {
  const wanted = marketFigureId(name, { segment })
  return figures.find(({ id, value }) => id === wanted && typeof value === 'number')
}

function readingOf({ id, value, interval }: Figure): SegmentReading {
  return { figure: id, value: Number(value), ...(interval === undefined ? {} : { interval }) }
}

function missingWords(improvement: Figure | undefined, paid: Figure | undefined): string {
  if (improvement !== undefined) return 'the survey says nothing of what they would pay'
  const measured = 'no improvement is measured by segment'
  return paid === undefined ? `${measured}, and no price is asked` : measured
}

/** The improvement and the price of each segment, as they stand. */
function pairsOf(segments: readonly PaidSegment[]): Pairs {
  return {
    improvement: Float64Array.from(segments, ({ improvement }) => improvement.value),
    paid: Float64Array.from(segments, ({ paid }) => paid.value),
  }
}

function fewWords(count: number): string {
  return `${count} ${count === 1 ? 'segment has' : 'segments have'} both figures, ${leastSegments} are needed`
}

function findingsOf(
  { id, path }: PaidImprovement,
  segments: readonly PaidSegment[],
  missing: PaidImprovementView['missing'],
): readonly Finding[] {
  const lacking = missing.map(({ segment, reason }) => `${segment.name}: ${reason}`)
  if (segments.length > 0 && lacking.length === 0) return []
  return [
    warning(
      'too-few',
      { path },
      `\`${id}\` has ${segments.length} of ${segments.length + missing.length} segments: ${lacking.join('; ')}.`,
      'Look at the evidence on the need and at the survey by segment: `by: [segment]`.',
    ),
  ]
}
