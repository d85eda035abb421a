import type { AttributePricesBlock, PricedAttribute } from '#market/price/attribute-prices-block'
import type { PriceBasis } from '#market/price/price-basis'
import type { BlockBasics } from '#market/row-block'
import { readUnit } from '#quantity/read-unit'
import { divideUnits } from '#quantity/unit-algebra'
import type { DocumentPath } from '#study/document/document-text'
import { resolveMoney } from '#study/document/resolve/market/money'
import { refuse, take, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

type Written = NonNullable<StudyDocument['attribute-prices']>[number]

/** What offers have and cost, where no column stands for two things. */
export function resolveAttributePrices(
  resolution: Resolution,
  written: Written,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): AttributePricesBlock | undefined {
  const { price, attributes, cluster } = written
  const money = resolveMoney(resolution, written, path)
  const named = [price, ...Object.values(attributes).map(({ from }) => from)]
  const twice = named.find((column, index) => named.indexOf(column) !== index)
  if (twice !== undefined) {
    const message = `\`${twice}\` stands for two things among the price and the attributes.`
    refuse(resolution, ['wrong-value', path], message, 'Name a column for each.')
    return undefined
  }
  if (basics.weight !== undefined) {
    const message = 'Offers are not weighted in this version.'
    refuse(resolution, ['not-supported', [...path, 'weight']], message, 'Leave `weight` out.')
  }
  if (money === undefined) return undefined
  return {
    ...basics,
    kind: 'attribute-prices',
    price,
    attributes: Object.entries(attributes).map(([id, attribute]) =>
      pricedAttribute(resolution, [id, attribute, money], [...path, 'attributes', id, 'unit']),
    ),
    ...(cluster === undefined ? {} : { cluster }),
    money,
  }
}

function pricedAttribute(
  resolution: Resolution,
  [id, { from, unit, base }, money]: readonly [string, Written['attributes'][string], PriceBasis],
  path: DocumentPath,
): PricedAttribute {
  const of =
    unit === undefined ? undefined : take(resolution, readUnit(unit, resolution.place(path)))
  const whole = take(resolution, readUnit(money.unit))
  return {
    id,
    column: from,
    ...(unit === undefined ? {} : { unit }),
    ...(base === undefined ? {} : { base: String(base) }),
    moneyUnit: of === undefined || whole === undefined ? money.unit : divideUnits(whole, of).text,
  }
}
