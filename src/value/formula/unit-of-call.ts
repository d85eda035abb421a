import { isDimensionless, plainNumber, powerUnit } from '#quantity/unit-algebra'
import type { Expression } from '#value/formula/expression'
import type { PartUnit, UnitCheck } from '#value/formula/unit-check'
import { commonUnit, report, unitName, unitOf } from '#value/formula/unit-check'

type Call = Extract<Expression, { kind: 'call' }>

/** The unit of a function of numbers. */
export function unitOfCall(part: Call, check: UnitCheck): PartUnit {
  switch (part.name) {
    case 'if':
      return unitOfChoice(part, check)
    case 'min':
    case 'max':
      return commonUnit(check, part.of, 'compared')
    case 'sum':
      return commonUnit(check, part.of, 'added')
    case 'exp':
    case 'ln':
      return requirePlain(part, check, part.of[0])
    case 'sqrt':
      return unitOfRoot(part, check)
  }
}

function unitOfChoice(part: Call, check: UnitCheck): PartUnit {
  const [condition, ...branches] = part.of
  const plain = requirePlain(part, check, condition)
  const unit = commonUnit(check, branches, 'put together')
  return plain === 'unknown' ? 'unknown' : unit
}

function requirePlain(part: Call, check: UnitCheck, value: Expression | undefined): PartUnit {
  if (value === undefined) return 'unknown'
  const unit = unitOf(check, value)
  if (unit === 'unknown') return 'unknown'
  if (unit === 'any' || isDimensionless(unit)) return plainNumber
  const name = unitName(value, unit)
  if (part.name === 'if') {
    const message = `The condition of \`if\` is a comparison, not something in ${name}.`
    return report(check, value, 'unit', [message, `Compare it: \`> 0 ${name}\`.`])
  }
  const message = `\`${part.name}\` takes a plain number, not something in ${name}.`
  return report(check, value, 'unit', [message, `Divide by \`1 ${name}\` first.`])
}

function unitOfRoot(part: Call, check: UnitCheck): PartUnit {
  const [value] = part.of
  const unit = value === undefined ? 'unknown' : unitOf(check, value)
  if (value === undefined || typeof unit === 'string')
    return unit === 'unknown' ? unit : plainNumber
  const powers = Object.values(unit.dimensions)
  if (powers.every((power) => power % 2 === 0)) return powerUnit(unit, 0.5)
  const name = unitName(value, unit)
  const message = `The square root of something in ${name} has no unit.`
  return report(check, value, 'unit', [message, `Divide by \`1 ${name}\` first.`])
}
