import { countInWords, listInWords } from '#evidence/words'
import type { AttributePricesBlock, PricedAttribute } from '#market/price/attribute-prices-block'
import type { PricedTerm } from '#market/price/attribute-prices-view'
import { problem, warning, type Finding } from '#quantity/finding'
import type { StatisticsError } from '#stats/error'

/** Offers that lack a price or an attribute. */
export function incompleteOffers(
  { id, path }: AttributePricesBlock,
  count: number,
): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'offer')} of \`${id}\` ${count === 1 ? 'lacks' : 'lack'} a price or an attribute, and ${count === 1 ? 'is' : 'are'} left out.`
  return [warning('missing-value', { path }, message)]
}

/** Offers at a price of 0 or less, which mostly stands for one that is not known. */
export function freeOffers(
  { id, path, price }: AttributePricesBlock,
  count: number,
): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'offer')} of \`${id}\` ${count === 1 ? 'has' : 'have'} a price at or under 0, and ${count === 1 ? 'is' : 'are'} left out: not known is not free.`
  const place = { path: `${path}.price`, field: price }
  return [warning('impossible-value', place, message, 'Look at the rows.')]
}

/** An attribute without any number and without a base. */
export function noBase(
  { path }: AttributePricesBlock,
  { id, column }: PricedAttribute,
): readonly Finding[] {
  const message = `\`${column}\` holds no numbers, and nothing says which of its values \`${id}\` is held against.`
  const hint = 'Add `base:` with one of its values; for numbers, look at how they are read.'
  const place = { path: `${path}.attributes.${id}`, field: column }
  return [problem('wrong-value', place, message, hint)]
}

/** A base that is not among what the column holds. */
export function unknownBase(
  { path }: AttributePricesBlock,
  { id, column, base = '' }: PricedAttribute,
  labels: readonly string[],
): readonly Finding[] {
  const message = `\`${base}\` is not among what \`${column}\` holds: ${listInWords(labels)}.`
  const place = { path: `${path}.attributes.${id}.base`, field: column }
  return [problem('wrong-value', place, message, 'Name one of them as `base`.')]
}

/** A column of names in which all offers have the base. */
export function onlyBase(
  { path }: AttributePricesBlock,
  { id, column, base = '' }: PricedAttribute,
): readonly Finding[] {
  const message = `\`${column}\` holds nothing but \`${base}\`: nothing says what \`${id}\` adds to the price.`
  const hint = `Leave \`${id}\` out, or take offers that differ in it.`
  const place = { path: `${path}.attributes.${id}`, field: column }
  return [problem('no-variation', place, message, hint)]
}

/** Names that one offer has: its price stands for the name, and its error is not among those of the others. */
export function singleOffers(
  { id, path }: AttributePricesBlock,
  attribute: string,
  names: readonly string[],
): readonly Finding[] {
  if (names.length === 0) return []
  const message = `One offer ${names.length === 1 ? '' : 'each '}of \`${id}\` alone has ${listInWords(names.map((name) => `\`${name}\``))} as \`${attribute}\`: what that adds to the price rests on one price, and is less sure than its interval says.`
  const hint = 'Take more such offers, or put values together.'
  return [warning('few-rows', { path: `${path}.attributes.${attribute}` }, message, hint)]
}

/** Why a regression cannot be made, at the attribute that stands in its way. */
export function unexplained(
  { id, path, price }: AttributePricesBlock,
  terms: readonly PricedTerm[],
  error: StatisticsError,
): readonly Finding[] {
  const term = terms[Number(error.details['column'])]
  if (error.code === 'singular' && term !== undefined) {
    const message = `\`${term.id}\` never varies in \`${id}\`, or follows from the attributes before it: nothing says what it adds to the price.`
    const hint = `Leave \`${term.attribute}\` out, or take offers that differ in it.`
    const place = { path: `${path}.attributes.${term.attribute}` }
    return [problem('no-variation', place, message, hint)]
  }
  if (error.code === 'no-variation') {
    const message = `Nothing can be said of the price in \`${price}\`. ${error.message}`
    const hint = 'Take more offers, at several prices.'
    return [problem('no-variation', { path: `${path}.price`, field: price }, message, hint)]
  }
  const hint = 'It needs more offers than attributes, and two clusters at least.'
  return [warning('too-few', { path }, `\`${id}\` has too few offers. ${error.message}`, hint)]
}
