import type { Expression } from '#value/formula/expression'
import type { ValueModel } from '#value/model'

/** A need whose improvement a formula counts, and whether more of it is a gain (1) or a loss (-1). */
export interface ClaimedNeed {
  readonly need: string
  readonly direction: 1 | -1
}

type Direction = ClaimedNeed['direction']

interface Met {
  readonly expression: Expression
  readonly direction: Direction
}

/**
 * Which improvements does a formula count, those of the formulas it names included: `saved(need)`,
 * and `before(need) - after(need)` written out. Signs are followed through sums, products,
 * quotients and negative numbers; not through functions of numbers.
 */
export function needsClaimed(model: ValueModel, expression: Expression): readonly ClaimedNeed[] {
  const claims = new Map<string, ClaimedNeed>()
  const levels = new Map<string, { before?: Direction; after?: Direction }>()
  const seen = new Set<string>()
  const open: Met[] = [{ expression, direction: 1 }]
  for (let met = open.pop(); met !== undefined; met = open.pop()) {
    const part = met.expression
    if (part.kind === 'need') {
      if (part.name === 'saved') claim(claims, part.need, met.direction)
      else if (part.name !== 'ratio')
        levels.set(part.need, { ...levels.get(part.need), [part.name]: met.direction })
      continue
    }
    open.push(...below(model, met, seen))
  }
  for (const [need, { before, after }] of levels) {
    if (before !== undefined && after === flipped(before)) claim(claims, need, before)
  }
  return [...claims.values()]
}

function claim(claims: Map<string, ClaimedNeed>, need: string, direction: Direction): void {
  claims.set(`${need}|${direction}`, { need, direction })
}

function flipped(direction: Direction): Direction {
  return direction === 1 ? -1 : 1
}

/** The parts of a part, with the direction in which each moves the whole. */
function below(
  model: ValueModel,
  { expression, direction }: Met,
  seen: Set<string>,
): readonly Met[] {
  switch (expression.kind) {
    case 'negate':
      return [{ expression: expression.of, direction: flipped(direction) }]
    case 'binary':
      return sides(expression, direction)
    case 'call':
      return expression.of.map((of) => ({ expression: of, direction }))
    case 'name': {
      const formula = Object.hasOwn(model.formulas, expression.name)
        ? model.formulas[expression.name]
        : undefined
      const key = `${expression.name}|${direction}`
      if (formula === undefined || seen.has(key)) return []
      seen.add(key)
      return [{ expression: formula, direction }]
    }
    default:
      return []
  }
}

function sides(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  direction: Direction,
): readonly Met[] {
  const product = operator === '*' || operator === '/'
  const turnsLeft = product && isNegative(right)
  const turnsRight = operator === '-' || operator === '/' || (product && isNegative(left))
  return [
    { expression: left, direction: turnsLeft ? flipped(direction) : direction },
    { expression: right, direction: turnsRight ? flipped(direction) : direction },
  ]
}

function isNegative(expression: Expression): boolean {
  if (expression.kind === 'negate') return !isNegative(expression.of)
  return expression.kind === 'number' && expression.value < 0
}
