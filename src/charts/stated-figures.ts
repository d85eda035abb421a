import type { StatedFigure } from '#charts/chart'
import { horizonWords } from '#charts/plan-words'
import { hasCapacity, type ValueView } from '#charts/value-view'
import { namedRange, simulatedWords, yearsWords, eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { PaybackResult, Summary, ValueResult } from '#value/result'

/** The headline figure of a value model: money a year at full adoption, median and 80 % range. */
export function headlineFigure(view: ValueView, locale: Locale): StatedFigure {
  const unit = `${view.model.currency}/year`
  return {
    figure: 'value.annual',
    value: withoutTail(simulatedWords(view.value.annual, { of: 'median', unit }, locale)),
    what: 'a year at full adoption',
    range: `${namedRange(view.value.annual, unit, locale)}${hasCapacity(view) ? ', with captured capacity' : ''}`,
    ...leaning(view.value.annual),
  }
}

/** What stands beside the headline: both NPVs, payback and the chance of a loss. */
export function figuresBeside(view: ValueView, locale: Locale): readonly StatedFigure[] {
  const { value, model } = view
  const over = `over ${horizonWords(model)}`
  return [
    presentValue(
      { figure: 'value.npv', what: `net present value ${over}`, summary: value.npv },
      model.currency,
      locale,
    ),
    presentValue(
      { figure: 'value.npv.cash', what: 'net present value in cash alone', summary: value.npvCash },
      model.currency,
      locale,
    ),
    {
      figure: 'value.payback',
      value: paybackWords(value, value.payback, locale),
      what: value.payback.basis === 'cash' ? 'payback on cash' : 'payback',
      range: namedPayback(value, value.payback, locale),
    },
    {
      figure: 'value.loss-probability',
      value: formatQuantity(
        {
          value: value.lossProbability,
          unit: '%',
          simulationError: value.lossProbabilityError,
        },
        locale,
      ),
      what: 'chance of a loss',
      range: 'net present value below zero',
    },
  ]
}

/** What stands in the place of a payback where nothing is paid at the start. */
export const nothingToPayBack = 'nothing to pay back'

/**
 * "14 months", "never" where more than half of the runs do not pay back, or "nothing to pay back"
 * where nothing is paid at the start.
 */
export function paybackWords(value: ValueResult, payback: PaybackResult, locale: Locale): string {
  if (nothingPaid(value, payback)) return nothingToPayBack
  return payback.median === undefined ? 'never' : yearsWords(payback.median, locale)
}

/** Whether no run pays anything at the start, and more than half are never below zero. */
function nothingPaid({ cashFlow }: ValueResult, { basis, median }: PaybackResult): boolean {
  const start = cashFlow[0]?.[basis]
  return start !== undefined && start.quantiles.p5 >= 0 && median !== undefined && median < 1 / 24
}

/** "9 months to never": from the P10 to the P90, never counted as infinity. */
export function paybackRange(value: ValueResult, payback: PaybackResult, locale: Locale): string {
  if (nothingPaid(value, payback)) return 'nothing is paid at the start'
  if (payback.p10 === undefined) {
    if (payback.neverShare >= 1) return 'in none of the runs'
    const nearly = payback.neverShare > 0.9995
    const never = formatQuantity({ value: nearly ? 0.999 : payback.neverShare, unit: '%' }, locale)
    return `never in ${nearly ? 'more than ' : ''}${never} of the runs`
  }
  const last = payback.p90 === undefined ? 'never' : yearsWords(payback.p90, locale)
  const first = yearsWords(payback.p10, locale)
  return first === last ? first : `${first} to ${last}`
}

function namedPayback(value: ValueResult, payback: PaybackResult, locale: Locale): string {
  const range = paybackRange(value, payback, locale)
  return payback.p10 === undefined || nothingPaid(value, payback)
    ? range
    : `${range}, ${eightyPercent} range`
}

function presentValue(
  shown: { readonly figure: string; readonly what: string; readonly summary: Summary },
  unit: string,
  locale: Locale,
): StatedFigure {
  return {
    figure: shown.figure,
    value: simulatedWords(shown.summary, { of: 'median', unit }, locale),
    what: shown.what,
    range: namedRange(shown.summary, unit, locale),
    ...leaning(shown.summary),
  }
}

/** Blue or orange only where nine of ten runs agree on the sign. */
function leaning(summary: Summary): { tone?: 'better' | 'worse' } {
  if (summary.quantiles.p10 > 0) return { tone: 'better' }
  return summary.quantiles.p90 < 0 ? { tone: 'worse' } : {}
}

function withoutTail(words: string): string {
  return words.replace(/ a year$/, '')
}
