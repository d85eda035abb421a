import type { StatedFigure } from '#charts/chart'
import type { ValueView } from '#charts/value-view'
import { namedRange, simulatedWords, yearsWords, eightyPercent } from '#charts/wording'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { PaybackResult, Summary } from '#value/result'

/** The headline figure of a value model: money a year at full adoption, median and 80 % range. */
export function headlineFigure(view: ValueView, locale: Locale): StatedFigure {
  const unit = `${view.model.currency}/year`
  return {
    figure: 'value.annual',
    value: withoutTail(simulatedWords(view.value.annual, { of: 'median', unit }, locale)),
    what: 'a year at full adoption',
    range: namedRange(view.value.annual, unit, locale),
    ...leaning(view.value.annual),
  }
}

/** What stands beside the headline: both NPVs, payback and the chance of a loss. */
export function figuresBeside(view: ValueView, locale: Locale): readonly StatedFigure[] {
  const { value, model } = view
  const over = `over ${model.horizon} ${model.horizon === 1 ? 'year' : 'years'}`
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
      value: paybackWords(value.payback, locale),
      what: value.payback.basis === 'cash' ? 'payback on cash' : 'payback',
      range: namedPayback(value.payback, locale),
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

/** "14 months", or "never" where more than half of the runs do not pay back. */
export function paybackWords(payback: PaybackResult, locale: Locale): string {
  return payback.median === undefined ? 'never' : yearsWords(payback.median, locale)
}

/** "9 months to never": from the P10 to the P90, never counted as infinity. */
export function paybackRange(payback: PaybackResult, locale: Locale): string {
  if (payback.p10 === undefined) {
    const never = formatQuantity({ value: payback.neverShare, unit: '%' }, locale)
    return payback.neverShare >= 1 ? 'in none of the runs' : `never in ${never} of the runs`
  }
  const last = payback.p90 === undefined ? 'never' : yearsWords(payback.p90, locale)
  const first = yearsWords(payback.p10, locale)
  return first === last ? first : `${first} to ${last}`
}

function namedPayback(payback: PaybackResult, locale: Locale): string {
  const range = paybackRange(payback, locale)
  return payback.p10 === undefined ? range : `${range}, ${eightyPercent} range`
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
