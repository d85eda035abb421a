import { nearestName } from '#quantity/nearest'
import { plainNumber } from '#quantity/unit-algebra'
import type { Expression } from '#value/formula/expression'
import type { PartUnit, UnitCheck } from '#value/formula/unit-check'
import { report } from '#value/formula/unit-check'

type Atom = Exclude<Expression, { kind: 'negate' | 'binary' | 'call' }>

/** The unit of a number, name, need, range or year. */
export function unitOfAtom(part: Atom, check: UnitCheck): PartUnit {
  switch (part.kind) {
    case 'number':
      if (part.unit === undefined) return part.value === 0 ? 'any' : plainNumber
      return unitOfLiteral(part, check)
    case 'distribution':
      return part.unit === undefined ? plainNumber : unitOfLiteral(part, check)
    case 'name':
      return unitOfName(part, check)
    case 'need':
      return unitOfNeed(part, check)
    case 'year':
      return plainNumber
  }
}

/** A unit that is also an id is an id that lost its operator: `2 volume`. */
function unitOfLiteral(
  part: Extract<Atom, { kind: 'number' | 'distribution' }>,
  check: UnitCheck,
): PartUnit {
  const unit = part.unit ?? plainNumber
  const id = Object.keys(unit.dimensions).find((word) => check.environment.known(word))
  if (id === undefined) return unit
  const message = `"${id}" directly after a number is read as a unit.`
  return report(check, part, 'unit', [message, `Write \`* ${id}\` with spaces to multiply.`])
}

function unitOfName(part: Extract<Atom, { kind: 'name' }>, check: UnitCheck): PartUnit {
  const { unitOf, needUnit } = check.environment
  const unit = unitOf(part.name)
  if (unit !== undefined) return unit
  if (needUnit(part.name) !== undefined) {
    const message = `"${part.name}" is a need.`
    return report(check, part, 'formula', [message, `Write \`saved(${part.name})\`.`])
  }
  if (part.name === 'month') {
    const message = '`month`, its number, is known in a plan by months only.'
    const hint = 'Write `period: month` under `value`, or `year`, the number of the year.'
    return report(check, part, 'formula', [message, hint])
  }
  return unknownName(part.name, part, check)
}

function unitOfNeed(part: Extract<Atom, { kind: 'need' }>, check: UnitCheck): PartUnit {
  const { unitOf, needUnit } = check.environment
  const units = needUnit(part.need, part.block)
  if (units !== undefined) return units[part.name]
  if (part.block !== undefined && needUnit(part.need) !== undefined) {
    return unknownBlock(part.need, part.block, part, check)
  }
  if (unitOf(part.need) !== undefined) {
    const message = `\`${part.name}\` takes a need, and "${part.need}" is none.`
    return report(check, part, 'formula', [message, `Write \`${part.need}\` alone.`])
  }
  return unknownName(part.need, part, check)
}

function unknownBlock(need: string, block: string, part: Expression, check: UnitCheck): PartUnit {
  const blocks = check.environment.blocksOn(need)
  const near = nearestName(block, blocks)
  const known = blocks.length === 0 ? 'none compares the two' : blocks.join(', ')
  const hint =
    near === undefined ? `Evidence on \`${need}\`: ${known}.` : `Did you mean \`${near}\`?`
  return report(check, part, 'unknown-reference', [`No evidence "${block}" on "${need}".`, hint])
}

function unknownName(name: string, part: Expression, check: UnitCheck): PartUnit {
  const near = check.environment.nearest(name)
  const message = `There is no "${name}".`
  if (near === undefined) {
    return report(check, part, 'unknown-reference', [message, 'Write it under `assumptions`.'])
  }
  return report(check, part, 'unknown-reference', [message, `Did you mean \`${near}\`?`])
}
