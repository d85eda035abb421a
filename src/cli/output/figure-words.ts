import type { Figure } from '#quantity/figure'
import { formatQuantity } from '#quantity/format-quantity'
import { english } from '#quantity/locale'

/** A figure's number with its range, in words. */
export function figureWords(figure: Figure): string {
  const { value, reason, unit, interval, quantiles } = figure
  if (value === undefined) return reason ?? 'not computed'
  if (typeof value === 'string') return value
  return formatQuantity(
    {
      value,
      unit,
      ...(interval === undefined ? {} : { interval }),
      ...(quantiles === undefined ? {} : { quantiles }),
    },
    english,
  )
}
