import type { Expression } from '#value/formula/expression'

/** The parts that an expression is directly made of, left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'negate':
      return [expression.of]
    case 'binary':
      return [expression.left, expression.right]
    case 'call':
      return expression.of
    default:
      return []
  }
}

/**
 * Every part of an expression, each after the parts it is made of, the whole last. Without
 * recursion, so that a long sum cannot exhaust the stack.
 */
export function postorder(expression: Expression): readonly Expression[] {
  const open = [expression]
  const reversed: Expression[] = []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    reversed.push(next)
    open.push(...partsOf(next))
  }
  return reversed.toReversed()
}
