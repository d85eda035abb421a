import type { Amount, Price, Solution } from '#job/job'
import {
  convertFactor,
  currenciesOf,
  divideUnits,
  multiplyUnits,
  sameDimensions,
} from '#quantity/unit-algebra'
import { unitOfCurrency } from '#quantity/currency'
import type { Unit } from '#quantity/unit'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { scaleDistribution } from '#stats/distributions/scale-distribution'
import type { DocumentPath } from '#study/document/document-text'
import { textPlace } from '#study/document/resolve/expressions'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { doubt, refuse, take, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'
import { readAssumption } from '#value/formula/read-assumption'

type SolutionDocument = StudyDocument['solutions'][number]

/** The solutions with their prices, in the currency of the study. */
export function resolveSolutions(resolution: Resolution): readonly Solution[] {
  return resolution.document.solutions.map(({ price, ...solution }, index) => {
    const found = priceOf(resolution, { ...solution, price }, ['solutions', index, 'price'])
    return found === undefined ? solution : { ...solution, price: found }
  })
}

function priceOf(
  resolution: Resolution,
  { id, price }: Pick<SolutionDocument, 'id' | 'price'>,
  path: DocumentPath,
): Solution['price'] {
  if (price === undefined || price === 'not-known') return price
  if (typeof price === 'string') {
    const message = `\`${price}\` is no price.`
    const hint = `Write \`price: { list: ${price} }\`, or \`not-known\`.`
    refuse(resolution, ['wrong-value', path], message, hint)
    return undefined
  }
  const { list, realized, source, ...said } = price
  if (list === undefined && realized === undefined) {
    const hint = 'Add `list:` or `realized:`; where nobody knows it, write `price: not-known`.'
    refuse(resolution, ['missing-key', path], `The price of \`${id}\` names no amount.`, hint)
    return undefined
  }
  const amounts = Object.entries({ list, realized }).flatMap(([kind, written]) => {
    if (written === undefined) return []
    const place = [...path, kind]
    const amount = amountAt(resolution, written, [place, `solution.${id}.price.${kind}`])
    if (amount !== undefined && source === undefined) checkSource(resolution, amount, place)
    return amount === undefined ? [] : [[kind, amount] as const]
  })
  const found: Pick<Price, 'list' | 'realized'> = Object.fromEntries(amounts)
  return {
    ...found,
    ...withoutGaps(said),
    ...(source === undefined ? {} : { source: withoutGaps(source) }),
  }
}

function checkSource(
  resolution: Resolution,
  { text, distribution }: Amount,
  path: DocumentPath,
): void {
  if (distribution.family === 'fixed') return
  const hint = 'Add `source: { kind: judgement, by: WHO, date: 2026-11-21 }` to the price.'
  doubt(resolution, ['no-source', path], `The range \`${text}\` has no source.`, hint)
}

/** An amount of money at a path, in the currency of the study; what is wrong with it is noted there. */
export function amountAt(
  resolution: Resolution,
  written: string | number,
  [path, id]: readonly [DocumentPath, string],
): Amount | undefined {
  const text = String(written)
  const place = textPlace(resolution, text, path)
  const read = take(resolution, readAssumption(written, undefined, place))
  if (read === undefined) return undefined
  const inHome = moneyUnit(resolution, read.unit, path)
  if (inHome === undefined) return undefined
  const distribution = scaleDistribution(read.distribution, inHome.rate)
  if (distribution === undefined || distributionQuantile(distribution, 0.01) < 0) {
    refuse(resolution, ['range', path], `\`${text}\` goes below 0.`, 'A price is 0 or above.')
    return undefined
  }
  return { id, distribution, unit: inHome.unit, text }
}

/** The unit in the currency of the study, and what amounts are multiplied by. */
export function moneyUnit(
  resolution: Resolution,
  unit: Unit,
  path: DocumentPath,
): { readonly unit: Unit; readonly rate: number } | undefined {
  const { currency, rates = {} } = resolution.document
  const [code, another] = currenciesOf(unit)
  if (code === undefined || another !== undefined || unit.dimensions[code] !== 1) {
    const message = `\`${unit.text}\` is no amount of money.`
    const hint = `Write it with its currency: \`40000 ${currency}/year\`, or \`40000 ${currency}\` where it is paid once.`
    refuse(resolution, ['unit', path], message, hint)
    return undefined
  }
  if (code === currency) return { unit, rate: 1 }
  const rate = rates[code] === undefined ? undefined : plainRate(rates[code], [currency, code])
  if (rate === undefined) {
    const message = `The price is in ${code}, the study in ${currency}.`
    const hint =
      rates[code] === undefined
        ? `Write it in ${currency}, or add \`rates: { ${code}: 0.9 ${currency}/${code} }\`.`
        : `Prices take a rate that is one number: \`rates: { ${code}: 0.9 ${currency}/${code} }\`.`
    refuse(resolution, ['currency', path], message, hint)
    return undefined
  }
  const home = multiplyUnits(unit, divideUnits(unitOfCurrency(currency), unitOfCurrency(code)))
  return { unit: home, rate }
}

/** A rate that is a number, whichever way round it is written; undefined for a range or a formula. */
function plainRate(
  written: string | number,
  [currency, code]: readonly [string, string],
): number | undefined {
  const { value } = readAssumption(written, undefined, {})
  if (value === undefined || value.distribution.family !== 'fixed') return undefined
  const asked = divideUnits(unitOfCurrency(currency), unitOfCurrency(code))
  const turned = divideUnits(unitOfCurrency(code), unitOfCurrency(currency))
  const number = value.distribution.value
  if (sameDimensions(value.unit, asked)) return number * convertFactor(value.unit, asked)
  return sameDimensions(value.unit, turned) && number > 0 ? 1 / number : undefined
}
