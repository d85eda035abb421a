import { shareText } from '#charts/expression-text'
import { counted } from '#charts/wording'
import type { Locale } from '#quantity/locale'
import type { ValueModel } from '#value/model'

/** What the plan discounts at: "discounted at 4 % a year". */
export function discountWords(model: ValueModel, locale: Locale): string {
  return `discounted at ${shareText(model.discountRate, model, locale)} a year`
}

/** How much of the solution is in use by year: "in use 35 %, 70 %, 85 % from year 3 on". */
export function adoptionWords(model: ValueModel, locale: Locale): string {
  const shares = model.adoption.map((share) => shareText(share, model, locale))
  if (shares.length === 0) return 'in use in full'
  const stays = shares.length < model.horizon ? ` from year ${shares.length} on` : ''
  return `in use ${shares.join(', ')}${stays}`
}

/** The settings of the plan that every figure of money hangs on, in one sentence. */
export function planSentence(model: ValueModel, locale: Locale): string {
  const settings = [
    counted(model.horizon, 'year'),
    discountWords(model, locale),
    adoptionWords(model, locale),
    `flows at the ${model.midPeriod ? 'middle' : 'end'} of each year`,
    model.losses === 'full' ? 'losses count in full' : 'losses are shrunk as gains are',
    `payback on ${model.paybackBasis === 'cash' ? 'cash alone' : 'all that counts'}`,
  ]
  return `The plan: ${settings.join('; ')}.`
}
