import type { Finding, Outcome, Place } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { canonicalUnit, dimensionText, plainNumber } from '#quantity/unit-algebra'
import type { Expression } from '#value/formula/expression'
import { postorder } from '#value/formula/postorder'
import type { PartUnit, UnitCheck, UnitEnvironment } from '#value/formula/unit-check'
import { isAtom, report, unitOf } from '#value/formula/unit-check'
import { unitOfAtom } from '#value/formula/unit-of-atom'
import { unitOfBinary } from '#value/formula/unit-of-binary'
import { unitOfCall } from '#value/formula/unit-of-call'

/**
 * In which unit does a formula come out? Sums, comparisons and the branches of `if` need one
 * dimension, `exp` and `ln` a plain number; a power of something with a unit needs a whole
 * exponent. All errors are found at once, each at its place and naming both units; two currencies
 * have the code `currency`, names that are not known `unknown-reference`. The unit that comes out
 * is as written for a single number or name, else canonical (`USD/year`). Values are to be
 * converted by their units' factors (`compileFormula` does).
 */
export function checkUnits(
  expression: Expression,
  environment: UnitEnvironment,
  place: Place,
): Outcome<Unit> {
  const findings: Finding[] = []
  const units = new Map<Expression, PartUnit>()
  const check: UnitCheck = { environment, place, findings, units }
  for (const part of postorder(expression)) units.set(part, unitOfPart(part, check))
  const unit = units.get(expression)
  if (findings.length > 0 || unit === undefined || unit === 'unknown') return { findings }
  if (unit === 'any') return { value: plainNumber, findings }
  const value = isAtom(expression) ? unit : canonicalUnit(unit)
  if (value.factor > 0 && Number.isFinite(value.factor)) return { value, findings }
  report(check, expression, 'unit', [
    `Nothing is counted in ${dimensionText(unit)}.`,
    'Look at the powers in it.',
  ])
  return { findings }
}

function unitOfPart(part: Expression, check: UnitCheck): PartUnit {
  if (part.kind === 'negate') return unitOf(check, part.of)
  if (part.kind === 'binary') return unitOfBinary(part, check)
  if (part.kind === 'call') return unitOfCall(part, check)
  return unitOfAtom(part, check)
}
