import { improvementRange, improvementWords, eightyPercent } from '#charts/wording'
import type { Effect } from '#evidence/estimate'
import type { Figure } from '#quantity/figure'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** The figures of the matrix that are in points: those of yes-no metrics. */
export function figuresInPoints({ matrix }: Pick<Assessment, 'matrix'>): ReadonlySet<string> {
  const entries = matrix.cells.flatMap((cell) => cell.entries)
  return new Set(entries.filter((entry) => entry.points).map((entry) => entry.id))
}

/** How figures are said: in whose numbers, and which improvements are in points. */
export interface FigureLook {
  readonly locale: Locale
  readonly points: ReadonlySet<string>
}

/** A figure's number in words; where there is none, the reason. */
export function figureWords(figure: Figure, look: FigureLook): string {
  const { locale } = look
  const { value, reason } = figure
  if (value === undefined) return reason ?? 'not computed'
  if (typeof value === 'string') return value
  const effect = improvementOf(figure)
  if (effect !== undefined) return improvementWords(effect, isPoints(figure, look), locale)
  return formatQuantity(
    {
      value,
      unit: shownUnit(figure),
      ...(figure.interval === undefined ? {} : { interval: figure.interval }),
      ...(figure.quantiles === undefined ? {} : { quantiles: figure.quantiles }),
      ...(figure['simulation-error'] === undefined
        ? {}
        : { simulationError: figure['simulation-error'] }),
    },
    locale,
  )
}

/** A figure's range with its level; empty where it has none. */
export function figureRange(figure: Figure, look: FigureLook): string {
  const { locale } = look
  const { quantiles, interval } = figure
  const unit = shownUnit(figure)
  if (quantiles !== undefined) {
    return quantiles.p10 === quantiles.p90
      ? ''
      : `${formatRange(quantiles.p10, quantiles.p90, unit, locale)}, ${eightyPercent} range`
  }
  if (interval === undefined) return ''
  const effect = improvementOf(figure)
  const range =
    effect === undefined
      ? formatRange(interval.low, interval.high, unit, locale)
      : improvementRange(effect, isPoints(figure, look), locale)
  return `${range}, ${Math.round(interval.level * 100)}\u2009% interval`
}

/** The median of a simulated figure, where it is not the same as the mean; else empty. */
export function figureMedian(figure: Figure, look: FigureLook): string {
  const { quantiles, value } = figure
  if (quantiles === undefined || typeof value !== 'number' || quantiles.p50 === value) return ''
  return figureWords({ ...figure, value: quantiles.p50 }, look)
}

/** Improvements are said with the word, so that no sign has to be read. */
function improvementOf(figure: Figure): Effect | undefined {
  const improves =
    /\.improvement(\.|$)/.test(figure.id) || /^matrix\..*(?<!\.change)$/.test(figure.id)
  if (!improves || typeof figure.value !== 'number') return undefined
  return {
    value: figure.value,
    ...(figure.interval === undefined ? {} : { interval: figure.interval }),
    method: '',
  }
}

function isPoints({ id }: Figure, { points }: FigureLook): boolean {
  return id.endsWith('.points') || points.has(id)
}

/** Shares are shown in percent, differences of shares in points; ratios and other bare numbers as they are. */
function shownUnit(figure: Figure): string {
  const share = /probability|share|within|\.irr|\.mirr|\.roi|completion/.test(figure.id)
  if (figure.unit === '1/execution') {
    return /\.difference(\.|$)|\.change$/.test(figure.id) ? 'points' : '%'
  }
  return share && (figure.unit === '1' || figure.unit === '') ? '%' : figure.unit
}
