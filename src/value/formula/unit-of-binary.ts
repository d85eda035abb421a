import type { Unit } from '#quantity/unit'
import {
  divideUnits,
  isDimensionless,
  multiplyUnits,
  plainNumber,
  powerUnit,
} from '#quantity/unit-algebra'
import type { Expression } from '#value/formula/expression'
import type { PartUnit, UnitCheck } from '#value/formula/unit-check'
import { commonUnit, report, unitName, unitOf } from '#value/formula/unit-check'

type Binary = Extract<Expression, { kind: 'binary' }>

/** The unit of two parts with an operator between them. */
export function unitOfBinary(part: Binary, check: UnitCheck): PartUnit {
  const sides = [part.left, part.right]
  switch (part.operator) {
    case '+':
      return commonUnit(check, sides, 'added')
    case '-':
      return commonUnit(check, sides, 'subtracted')
    case '*':
      return unitOfProduct(part, check)
    case '/':
      return unitOfQuotient(part, check)
    case '^':
      return unitOfPower(part, check)
    default:
      return commonUnit(check, sides, 'compared') === 'unknown' ? 'unknown' : plainNumber
  }
}

function unitOfProduct(part: Binary, check: UnitCheck): PartUnit {
  const [left, right] = [unitOf(check, part.left), unitOf(check, part.right)]
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  if (left === 'any' || right === 'any') return 'any'
  return multiplyUnits(left, right)
}

function unitOfQuotient(part: Binary, check: UnitCheck): PartUnit {
  const [left, right] = [unitOf(check, part.left), unitOf(check, part.right)]
  if (right === 'any') {
    const hint = 'Divide by something that is not 0.'
    return report(check, part.right, 'not-finite', ['This divides by zero.', hint])
  }
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  return left === 'any' ? 'any' : divideUnits(left, right)
}

function unitOfPower(part: Binary, check: UnitCheck): PartUnit {
  const base = unitOf(check, part.left)
  const exponent = unitOf(check, part.right)
  if (base === 'unknown' || exponent === 'unknown') return 'unknown'
  if (exponent !== 'any' && !isDimensionless(exponent)) {
    const name = unitName(part.right, exponent)
    const message = `An exponent is a plain number, not ${name}.`
    return report(check, part.right, 'unit', [message, `Divide by \`1 ${name}\` first.`])
  }
  if (base === 'any' || isDimensionless(base)) return plainNumber
  return raised(part, base, check)
}

/** Only a whole exponent that stands in the formula gives a unit. */
function raised(part: Binary, base: Unit, check: UnitCheck): PartUnit {
  const exponent = literalValue(part.right)
  if (exponent !== undefined && Number.isInteger(exponent) && Math.abs(exponent) <= 9) {
    return powerUnit(base, exponent)
  }
  const name = unitName(part.left, base)
  const message = `Something in ${name} can only be raised to a whole number up to 9.`
  return report(check, part.right, 'unit', [message, `Divide by \`1 ${name}\` first.`])
}

function literalValue(part: Expression): number | undefined {
  if (part.kind === 'negate') {
    const value = literalValue(part.of)
    return value === undefined ? undefined : -value
  }
  return part.kind === 'number' ? part.value * (part.unit?.factor ?? 1) : undefined
}
