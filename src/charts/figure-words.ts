import { eightyPercent, improvementRange, improvementWords } from '#charts/wording'
import type { Effect } from '#evidence/estimate'
import type { Figure } from '#quantity/figure'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** A figure's number in words; where there is none, the reason. */
export function figureWords(figure: Figure, locale: Locale): string {
  const { value, reason, interval, quantiles } = figure
  if (value === undefined) return reason ?? 'not computed'
  if (typeof value === 'string') return value
  const effect = improvementOf(figure)
  if (effect !== undefined) return improvementWords(effect, isInPoints(figure), locale)
  const error = figure['simulation-error']
  return formatQuantity(
    {
      value,
      unit: shownUnit(figure),
      ...(interval === undefined ? {} : { interval }),
      ...(quantiles === undefined ? {} : { quantiles }),
      ...(error === undefined ? {} : { simulationError: error }),
    },
    locale,
  )
}

/** A figure's range with its level; empty where it has none. */
export function figureRange(figure: Figure, locale: Locale): string {
  const { quantiles, interval } = figure
  const unit = shownUnit(figure)
  if (quantiles !== undefined) {
    return quantiles.p10 === quantiles.p90
      ? ''
      : `${formatRange(quantiles.p10, quantiles.p90, unit, locale)}, ${eightyPercent} range`
  }
  if (interval === undefined || interval.low === interval.high) return ''
  const effect = improvementOf(figure)
  const range =
    effect === undefined
      ? formatRange(interval.low, interval.high, unit, locale)
      : improvementRange(effect, isInPoints(figure), locale)
  return `${range}, ${Number((interval.level * 100).toPrecision(4))}\u2009% interval`
}

/** The median of a simulated figure, where it is not the same as the mean; else empty. */
export function figureMedian(figure: Figure, locale: Locale): string {
  const { quantiles, value } = figure
  if (quantiles === undefined || typeof value !== 'number' || quantiles.p50 === value) return ''
  return figureWords({ ...figure, value: quantiles.p50 }, locale)
}

/** What stands beside a figure's number: its median and its range; empty where it has neither. */
export function figureSpread(figure: Figure, locale: Locale): string {
  const median = figureMedian(figure, locale)
  const range = figureRange(figure, locale)
  return median === ''
    ? range
    : [`median ${median}`, range].filter((part) => part !== '').join('; ')
}

/** Number and spread on one line: "€ 62 k (median € 60 k; 0 k to 146 k, 80 % range)". */
export function figureLine(figure: Figure, locale: Locale): string {
  const words = figureWords(figure, locale)
  const spread = figureSpread(figure, locale)
  return spread === '' ? words : `${words} (${spread})`
}

/**
 * How far a number is from what it was, signed, with the digits that the range of what it was supports:
 * "+€ 12 k", "−4 points"; "none" where it rounds to nothing.
 */
export function figureDifference(before: Figure, difference: number, locale: Locale): string {
  const effect = improvementOf(before)
  const unit = effect === undefined ? shownUnit(before) : 'points'
  const half = halfRange(before)
  const around = { low: difference - half, high: difference + half, level: 1 }
  const error = before['simulation-error']
  const words = formatQuantity(
    {
      value: difference,
      unit: unit === '%' ? 'points' : unit,
      ...(half === 0 ? {} : { interval: around }),
      ...(error === undefined ? {} : { simulationError: error }),
    },
    locale,
  )
  if (!/[1-9]/u.test(words)) return 'none'
  return difference > 0 ? `+${words}` : words
}

/** Half of the range of a figure, 0 where it has none. */
function halfRange({ quantiles, interval }: Figure): number {
  if (quantiles !== undefined) return (quantiles.p90 - quantiles.p10) / 2
  return interval === undefined ? 0 : (interval.high - interval.low) / 2
}

/** Improvements are said with the word, so that no sign has to be read. */
function improvementOf(figure: Figure): Effect | undefined {
  const improves =
    /^evidence\.[^.]+\.[^.]+\.improvement(\.|$)/.test(figure.id) ||
    /^matrix\.[^.]+\.[^.[]+(\[|$)/.test(figure.id)
  if (!improves || typeof figure.value !== 'number') return undefined
  return {
    value: figure.value,
    ...(figure.interval === undefined ? {} : { interval: figure.interval }),
    method: '',
  }
}

/** Whether an improvement or a change is a difference of shares. */
function isInPoints({ id, settings }: Figure): boolean {
  return id.endsWith('.points') || settings?.['shown'] === 'points'
}

/** Figures without a unit that are a share of a whole or of a run's draws. */
const shares =
  /^value\.(loss-probability|design-share|irr|mirr|roi|payback\.within)(\.|\[|$)|\.never-share$|^market\.(vulnerability\.|economic-value\..*-share)/

/** Shares are shown in percent, differences of shares in points; other bare numbers as they are. */
function shownUnit(figure: Figure): string {
  const { id, unit } = figure
  if (isInPoints(figure) || /\.check\.(completion|missing)(\.|$)/.test(id)) return 'points'
  if (/\.share\[[^\]]*\]$/.test(id)) return id.includes('.difference.') ? 'points' : '%'
  if (unit === '1') return shares.test(id) ? '%' : unit
  if (!/^1\/[^/]+$/.test(unit)) return unit
  if (!isShare(figure)) return '1'
  return /\.(difference(\.[^[]*)?|change|gap-to-target)(\[|$)/.test(id) ? 'points' : '%'
}

/** Whether a figure of one row is a share of rows, and not a number without a unit. */
function isShare({ id, settings }: Figure): boolean {
  return !id.startsWith('matrix.') && settings?.['metric'] !== 'number'
}
