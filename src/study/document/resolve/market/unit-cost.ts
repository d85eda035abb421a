import type { PriceBasis } from '#market/price/price-basis'
import type { UnitCost } from '#market/price/unit-cost'
import { currenciesOf, isDimensionless } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import { refuse, take, type Resolution } from '#study/document/resolve/resolution'
import { readAssumption } from '#value/formula/read-assumption'

/** What one sale costs: a number or range with or without a unit, or an assumption of the study. */
export function resolveUnitCost(
  resolution: Resolution,
  [written, path]: readonly [string | number, DocumentPath],
  money: PriceBasis,
): UnitCost | undefined {
  const assumptions = resolution.document.assumptions ?? []
  const found = assumptions.find(({ id }) => id === written)
  const text = found === undefined ? written : found.value
  if (text === undefined) {
    const message = `The assumption \`${String(written)}\` has no value of its own.`
    const hint = 'Name one with `value: 2 to 4`, or write the cost here.'
    refuse(resolution, ['wrong-value', path], message, hint)
    return undefined
  }
  const read = take(resolution, readAssumption(text, found?.unit, resolution.place(path)))
  if (read === undefined || !inMoney(resolution, [read.unit, path], money)) return undefined
  const { distribution } = read
  if (found === undefined) return { distribution, written: String(written) }
  const { source, review } = found
  return {
    distribution,
    written: [String(text), found.unit].filter((part) => part !== undefined).join(' '),
    assumption: found.id,
    ...(source === undefined ? {} : { source: withoutGaps(source) }),
    ...(review === undefined ? {} : { review }),
  }
}

/** A plain number is in the money of the prices; anything else has to be the study's currency, per the same. */
function inMoney(
  resolution: Resolution,
  [unit, path]: readonly [Unit, DocumentPath],
  money: PriceBasis,
): boolean {
  const { currency } = resolution.document
  if (isDimensionless(unit) || [currency, money.unit].includes(unit.text)) return true
  const code = currenciesOf(unit).some((each) => each !== currency) ? 'currency' : 'unit'
  const message = `The unit cost is in ${unit.text}, the prices are in ${money.unit}.`
  refuse(resolution, [code, path], message, `Write it in ${money.unit}.`)
  return false
}
