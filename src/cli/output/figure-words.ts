import type { Figure, Interval } from '#quantity/figure'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import { english } from '#quantity/locale'

/** A figure's number with its range, in words. */
export function figureWords(figure: Figure): string {
  const { value, reason, interval, quantiles } = figure
  const unit = shownUnit(figure)
  if (value === undefined) return reason ?? 'not computed'
  if (typeof value === 'string') return value
  const number = formatQuantity(
    {
      value,
      unit,
      ...(interval === undefined ? {} : { interval }),
      ...(quantiles === undefined ? {} : { quantiles }),
    },
    english,
  )
  const range = rangeOf(figure)
  if (range === undefined || range.low === range.high) return number
  const words = formatRange(range.low, range.high, unit, english)
  return `${number} (${words}, ${percent(range.level)} range)`
}

/** Shares are said in percent, differences of shares in points; other bare numbers as they are. */
function shownUnit({ id, unit }: Figure): string {
  if (unit === '1/execution') return /\.difference(\.|$)/.test(id) ? 'points' : '%'
  if (unit !== '1') return unit
  if (id.endsWith('.points')) return 'points'
  return /probability|\.(design-share|irr|mirr|roi|improvement)(\.|$)|^matrix\./.test(id)
    ? '%'
    : unit
}

function rangeOf({ interval, quantiles }: Figure): Interval | undefined {
  return interval ?? (quantiles && { low: quantiles.p10, high: quantiles.p90, level: 0.8 })
}

function percent(level: number): string {
  return `${Number((100 * level).toPrecision(4))} %`
}
