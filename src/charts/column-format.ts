import { type DisplayScale, displayScale } from '#quantity/display-scale'
import { formatNumber, plainDecimals, thinSpace } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import { magnitude, supportedDigits } from '#quantity/rounding'
import type { Summary } from '#value/result'

/** How all numbers of a column are shown: one scale and one step of digits. */
export interface ColumnFormat {
  readonly scale: DisplayScale
  readonly decimals: number
  readonly locale: Locale
}

/**
 * The format of a column of money: the scale of its largest amount, the step that the middle one
 * of its ranges supports, one digit finer where its smallest amount would vanish.
 */
export function moneyFormat(
  summaries: readonly Summary[],
  currency: string,
  locale: Locale,
): ColumnFormat {
  const means = summaries.map(({ mean }) => mean)
  const ends = summaries.flatMap(({ quantiles }) => [quantiles.p10, quantiles.p90])
  const scale = displayScale(currency, Math.max(0, ...[...means, ...ends].map(Math.abs)))
  const shown = (value: number): number => value * scale.factor
  const steps = summaries
    .filter(({ quantiles }) => quantiles.p10 !== quantiles.p90)
    .map(({ mean, quantiles }) =>
      supportedDigits(shown(mean), shown(quantiles.p10), shown(quantiles.p90)),
    )
    .toSorted((a, b) => a - b)
  const most = scale.mark === '' ? 0 : 1
  const middle = Math.min(steps[Math.floor((steps.length - 1) / 2)] ?? 0, most)
  const smallest = Math.min(...means.filter((mean) => mean !== 0).map(Math.abs))
  const needed = Number.isFinite(smallest) ? -magnitude(shown(smallest)) : middle
  return { scale, decimals: Math.max(middle, Math.min(needed, middle + 1)), locale }
}

/** The format of numbers that are read against one another: the finest step that one supports. */
export function levelFormat(
  levels: readonly { readonly value: number; readonly low: number; readonly high: number }[],
  unit: string,
  locale: Locale,
): ColumnFormat {
  const scale = displayScale(unit, Math.max(0, ...levels.map(({ value }) => Math.abs(value))))
  return { scale, decimals: Math.max(...levels.map((level) => stepOf(level, scale))), locale }
}

/** The format of numbers that stand in one column: the step that the middle one of their ranges supports. */
export function middleFormat(
  levels: readonly { readonly value: number; readonly low: number; readonly high: number }[],
  unit: string,
  locale: Locale,
): ColumnFormat {
  const scale = displayScale(unit, Math.max(0, ...levels.map(({ value }) => Math.abs(value))))
  const steps = levels.map((level) => stepOf(level, scale)).toSorted((a, b) => a - b)
  return { scale, decimals: steps[Math.floor((steps.length - 1) / 2)] ?? 0, locale }
}

/** The decimals that a number supports in a scale: by its range, else three significant digits. */
export function stepOf(
  of: { readonly value: number; readonly low: number; readonly high: number },
  { factor }: DisplayScale,
): number {
  const [shown, low, high] = [of.value * factor, of.low * factor, of.high * factor]
  return low === high ? plainDecimals(shown) : supportedDigits(shown, low, high)
}

/** A number of the column with its unit: "−€ 9.9 k". */
export function inColumn({ scale, decimals, locale }: ColumnFormat, value: number): string {
  const number = formatNumber(value * scale.factor, decimals, locale)
  const marked = withMark(number, scale)
  if (scale.currency !== undefined) return withCurrency(marked, scale.currency, locale) + scale.tail
  const word = scale.word ?? scale.noun
  if (word === undefined) return marked + scale.tail
  return marked + thinSpace + word[number === '1' ? 0 : 1] + scale.tail
}

/** A range in the format of the column: "21 k to 60 k"; "fixed" where it is a point. */
export function rangeInColumn(format: ColumnFormat, summary: Summary): string {
  const { p10, p90 } = summary.quantiles
  return p10 === p90 ? 'fixed' : betweenInColumn(format, p10, p90)
}

/** Two ends in the format of the column: "10 min to 20 min". */
export function betweenInColumn(format: ColumnFormat, low: number, high: number): string {
  const { scale, decimals, locale } = format
  const [first, last] = [low, high].map((end) =>
    withMark(formatNumber(end * scale.factor, decimals, locale), scale),
  )
  const range = first === last ? first! : `${first!} to ${last!}`
  return scale.word === undefined ? range : `${range}${thinSpace}${scale.word[1]}`
}

function withMark(number: string, scale: DisplayScale): string {
  return scale.mark === '' ? number : number + thinSpace + scale.mark
}

function withCurrency(amount: string, symbol: string, locale: Locale): string {
  if (locale.currency === 'after') return amount + thinSpace + symbol
  const negative = amount.startsWith(locale.minus)
  const size = negative ? amount.slice(locale.minus.length) : amount
  return (negative ? locale.minus : '') + symbol + thinSpace + size
}
