import type { BestPrice } from '#market/choice/choice-survey'
import type { PriceBasis } from '#market/price/price-basis'
import type { DocumentPath } from '#study/document/document-text'
import { resolveUnitCost } from '#study/document/resolve/market/unit-cost'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

type Scenario = NonNullable<SurveyOfKind<'choice'>['simulate']>[number]

/** Which offer's price is tried out, where there is such an offer, a range and money. */
export function resolveBestPrice(
  resolution: Resolution,
  { offers, 'best-price': written }: Scenario,
  [money, path]: readonly [PriceBasis | undefined, DocumentPath],
): BestPrice | 'refused' | undefined {
  if (written === undefined) return undefined
  if (money === undefined) {
    const hint = 'Name the column of the price in `price`.'
    refuse(resolution, ['missing-key', path], 'A best price needs a `price`.', hint)
    return 'refused'
  }
  if (!sound(resolution, offers, [written, path])) return 'refused'
  const { offer, from, until, 'unit-cost': cost } = written
  const range = {
    offer,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
  if (cost === undefined) return range
  const unitCost = resolveUnitCost(resolution, [cost, [...path, 'unit-cost']], money)
  return unitCost === undefined ? 'refused' : { ...range, unitCost }
}

function sound(
  resolution: Resolution,
  offers: Scenario['offers'],
  [{ offer, from, until }, path]: readonly [NonNullable<Scenario['best-price']>, DocumentPath],
): boolean {
  if (!Object.keys(offers).includes(offer)) {
    refuseReference(resolution, [...path, 'offer'], 'offer', [offer, Object.keys(offers)])
    return false
  }
  if (from === undefined || until === undefined || from < until) return true
  const message = `There is no price from ${from} until ${until}.`
  refuse(resolution, ['wrong-value', [...path, 'until']], message, 'Write the lower end first.')
  return false
}
