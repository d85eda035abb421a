import { moneyRange, unitOfOne } from '#charts/wording'
import { displayScale } from '#quantity/display-scale'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Sensitivity } from '#value/result'

type Ends = Pick<Sensitivity, 'low' | 'high' | 'unit'>

/** From where to where an input is believed to lie: "75 h to 101 h", "7 % to 41 %". */
export function inputRange(one: Ends, locale: Locale): string {
  const { unit, factor } = shownUnit(one)
  const [low, high] = [one.low.input, one.high.input].toSorted((a, b) => a - b) as [number, number]
  const { currency, tail } = displayScale(unit, high * factor)
  if (currency !== undefined && tail === '') return moneyRange([low, high], unit, locale)
  const range = formatRange(low * factor, high * factor, unit, locale)
  if (unit === '1' || /[a-z%]$/i.test(range)) return range
  return `${range} ${displayScale(unit, high).noun?.[1] ?? unit}`
}

/** One value of an input, with as many digits as its range has: "96 h", "22 %". */
export function inputValue(value: number, one: Ends, locale: Locale): string {
  const { unit, factor } = shownUnit(one)
  const [low, high] = [one.low.input, one.high.input].toSorted((a, b) => a - b) as [number, number]
  const interval = { low: low * factor, high: high * factor, level: 0.8 }
  return formatQuantity({ value: value * factor, unit, interval }, locale)
}

/** A plain number between 0 and 1 is read as a share; what is written in percent is one. */
function shownUnit({ unit, low, high }: Ends): { readonly unit: string; readonly factor: number } {
  if (unit === '%' || unit.startsWith('%/')) return { unit, factor: 0.01 }
  const ends = [low.input, high.input]
  const own = unitOfOne(unit)
  const share = own === '1' && Math.min(...ends) >= 0 && Math.max(...ends) <= 1
  return { unit: share ? '%' : own, factor: 1 }
}
