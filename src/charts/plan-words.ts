import { shareText } from '#charts/expression-text'
import { counted } from '#charts/wording'
import { formatDate } from '#quantity/format-date'
import type { Locale } from '#quantity/locale'
import type { Expression } from '#value/formula/expression'
import type { AdoptionCurve, ValueModel } from '#value/model'

/** What the plan discounts at: "discounted at 4 % a year". */
export function discountWords(model: ValueModel, locale: Locale): string {
  return `discounted at ${shareText(model.discountRate, model, locale)} a year`
}

/** "5 years", "30 months": how long the plan runs. */
export function horizonWords({ horizon }: Pick<ValueModel, 'horizon'>): string {
  return Number.isInteger(horizon)
    ? counted(horizon, 'year')
    : counted(Math.round(12 * horizon), 'month')
}

/** When flows come: "flows at the end of each year from 15 Mar 2027 on". */
export function momentWords({
  midPeriod,
  period,
  start,
}: Pick<ValueModel, 'midPeriod' | 'period' | 'start'>): string {
  const from = start === undefined ? '' : ` from ${formatDate(start)} on, discounted by days / 365`
  return `flows at the ${midPeriod ? 'middle' : 'end'} of each ${period}${from}`
}

/** How much of the solution is in use by year: "in use 35 %, 70 %, 85 % from year 3 on". */
export function adoptionWords(model: ValueModel, locale: Locale): string {
  if (model.curve !== undefined) return curveWords(model.curve, model, locale)
  const shares = model.adoption.map((share) => shareText(share, model, locale))
  if (shares.length === 0) return 'in use in full'
  const stays = shares.length < model.horizon ? ` from year ${shares.length} on` : ''
  return `in use ${shares.join(', ')}${stays}`
}

/** "in use up to 90 %: half of it after 12 month, on an S-curve over 18 month". */
function curveWords(curve: AdoptionCurve, model: ValueModel, locale: Locale): string {
  const text = (expression: Expression): string => shareText(expression, model, locale)
  const time = (expression: Expression): string =>
    expression.kind === 'number'
      ? counted(expression.value, expression.unit?.text ?? 'year')
      : text(expression)
  switch (curve.shape) {
    case 'linear': {
      const from = curve.from === undefined ? '' : `from ${text(curve.from)} `
      const starts = curve.starts === undefined ? '' : `, beginning after ${time(curve.starts)}`
      return `in use ${from}up to ${text(curve.to)} on a straight line over ${time(curve.over)}${starts}`
    }
    case 's-curve':
      return `in use up to ${text(curve.to)} on an S-curve: half of it after ${time(curve.halfway)}, from a tenth to nine tenths of it within ${time(curve.over)}`
    case 'table': {
      const points = curve.points.map(
        ({ years, share }) => `${text(share)} after ${counted(Math.round(12 * years), 'month')}`,
      )
      return `in use ${points.join(', ')}, linear between`
    }
  }
}

/** The settings of the plan that every figure of money hangs on, in one sentence. */
export function planSentence(model: ValueModel, locale: Locale): string {
  const settings = [
    horizonWords(model),
    discountWords(model, locale),
    adoptionWords(model, locale),
    momentWords(model),
    model.losses === 'full' ? 'losses count in full' : 'losses are shrunk as gains are',
    `payback on ${model.paybackBasis === 'cash' ? 'cash alone' : 'all that counts'}`,
  ]
  return `The plan: ${settings.join('; ')}.`
}
