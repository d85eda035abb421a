import type { TableCell } from '#charts/chart'
import type { SureValue } from '#market/sure-value'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** "€ 12.4" of money per piece: what it is paid for stands in the words around it. */
export function priceWords(found: SureValue, unit: string, locale: Locale): string {
  if ('reason' in found) return '–'
  const [money = unit] = unit.split('/')
  const { value, interval } = found
  return formatQuantity(
    interval === undefined ? { value, unit: money } : { value, unit: money, interval },
    locale,
  )
}

/** "10.2 to 14.9"; a dash where there is none. */
export function priceRange(found: SureValue, unit: string, locale: Locale): string {
  if ('reason' in found || found.interval === undefined) return '–'
  const [money = unit] = unit.split('/')
  return formatRange(found.interval.low, found.interval.high, money, locale)
}

/** A value and its interval as two cells, linked to the figure. */
export function sureCells(
  found: SureValue,
  [unit, figure]: readonly [string, string],
  locale: Locale,
): readonly TableCell[] {
  return [
    { text: priceWords(found, unit, locale), figure },
    { text: priceRange(found, unit, locale) },
  ]
}
