import type { Finding, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { FindingCode } from '#quantity/finding-codes'
import type { Unit } from '#quantity/unit'
import {
  currenciesOf,
  dimensionText,
  divideUnits,
  isDimensionless,
  sameDimensions,
} from '#quantity/unit-algebra'
import type { Expression } from '#value/formula/expression'
import { placeOfSpan } from '#value/formula/formula-place'

/** The units of what a need's functions give. */
type NeedUnits = Readonly<Record<'saved' | 'before' | 'after' | 'ratio', Unit>>

/** What the names of a formula stand for. */
export interface UnitEnvironment {
  /** Of an assumption or another formula. */
  readonly unitOf: (name: string) => Unit | undefined
  readonly needUnit: (need: string, block?: string) => NeedUnits | undefined
  /** The evidence blocks that a function of a need may name. */
  readonly blocksOn: (need: string) => readonly string[]
  /** Whether an id may stand in a formula. */
  readonly known: (id: string) => boolean
  /** The id that may stand in a formula and is nearest to a mistyped one. */
  readonly nearest: (id: string) => string | undefined
}

/**
 * The unit of a part: `any` is the number 0 without a unit, which goes with every unit; `unknown`
 * is a part with a finding, which brings no second one.
 */
export type PartUnit = Unit | 'any' | 'unknown'

/** What the check of one part needs. */
export interface UnitCheck {
  readonly environment: UnitEnvironment
  readonly place: Place
  readonly findings: Finding[]
  readonly units: ReadonlyMap<Expression, PartUnit>
}

/** The unit of a part that was checked before. */
export function unitOf(check: UnitCheck, part: Expression): PartUnit {
  return check.units.get(part) ?? 'unknown'
}

/** Whether a part has a unit that somebody wrote, and not one that came out. */
export function isAtom(part: Expression): boolean {
  return part.kind !== 'binary' && part.kind !== 'call' && part.kind !== 'negate'
}

/** The unit as people wrote it, or the canonical text of one that came out. */
export function unitName(part: Expression, unit: Unit): string {
  if (isDimensionless(unit)) return 'a plain number'
  return isAtom(part) ? unit.text : dimensionText(unit)
}

/** Finds a problem at a part; its unit is unknown from then on. */
export function report(
  check: UnitCheck,
  part: Expression,
  code: FindingCode,
  words: readonly [message: string, hint?: string],
): 'unknown' {
  check.findings.push(problem(code, placeOfSpan(check.place, part.span), ...words))
  return 'unknown'
}

/**
 * The one unit of parts that are added, compared or chosen between. `deed` completes
 * "hour and EUR cannot be ...".
 */
export function commonUnit(
  check: UnitCheck,
  parts: readonly Expression[],
  deed: 'added' | 'subtracted' | 'compared' | 'put together',
): PartUnit {
  let first: { readonly part: Expression; readonly unit: Unit } | undefined
  let unknown = false
  for (const part of parts) {
    const unit = unitOf(check, part)
    if (unit === 'unknown') unknown = true
    if (typeof unit === 'string') continue
    if (first === undefined) first = { part, unit }
    else if (!sameDimensions(first.unit, unit)) {
      unknown = true
      reportMismatch(check, first, { part, unit, deed })
    }
  }
  if (unknown) return 'unknown'
  return first?.unit ?? 'any'
}

function reportMismatch(
  check: UnitCheck,
  first: { readonly part: Expression; readonly unit: Unit },
  second: { readonly part: Expression; readonly unit: Unit; readonly deed: string },
): void {
  const names = [unitName(first.part, first.unit), unitName(second.part, second.unit)] as const
  const [here, there] = [currenciesOf(first.unit), currenciesOf(second.unit)]
  const message = `${names[0]} and ${names[1]} cannot be ${second.deed}`
  if (here.length > 0 && there.length > 0 && here.join() !== there.join()) {
    const rate = `0.9 ${here.join()}/${there.join()}`
    const hint = `Write its rate at the top, \`rates: { ${there.join()}: ${rate} }\`, or multiply it by a rate.`
    report(check, second.part, 'currency', [`${message} without a rate.`, hint])
    return
  }
  report(check, second.part, 'unit', [
    `${message}.`,
    `Multiply ${fittingFactor(first, second, names)}.`,
  ])
}

/** What would make the two fit: money stays, the other is multiplied. */
function fittingFactor(
  first: { readonly part: Expression; readonly unit: Unit },
  second: { readonly part: Expression; readonly unit: Unit },
  [firstName, secondName]: readonly [string, string],
): string {
  const keepsSecond = currenciesOf(second.unit).length > currenciesOf(first.unit).length
  const [kept, changed] = keepsSecond ? [second.unit, first.unit] : [first.unit, second.unit]
  const factor = divideUnits(kept, changed)
  const written = isAtom(first.part) && isAtom(second.part)
  const name = written && !isDimensionless(changed) ? factor.text : dimensionText(factor)
  const one = isDimensionless(changed)
    ? 'the plain number'
    : `what is in ${keepsSecond ? firstName : secondName}`
  return `${one} by something in ${name}`
}
