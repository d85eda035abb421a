import { moneyRange } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { RequestedFigure } from '#study/request-sheet'

/** Why a figure is asked for: what it does to the money. */
export function reasonWords(
  { swing, npv, simulationError }: RequestedFigure,
  currency: string,
  locale: Locale,
): string {
  const moves = formatQuantity({ value: swing, unit: currency, simulationError }, locale)
  return `moves the net present value by ${moves}: ${moneyRange(npv, currency, locale)}`
}
