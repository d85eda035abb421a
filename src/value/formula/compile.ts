import type { Expression, NeedFunction } from '#value/formula/expression'
import { partsOf, postorder } from '#value/formula/postorder'
import type { Deed, Operation, Program, Step } from '#value/formula/program'

/** Gives each thing that a formula takes from outside the slot under which its array is found. */
export interface Slots {
  readonly name: (name: string) => number
  readonly need: (name: NeedFunction, need: string, block?: string) => number
  readonly distribution: (part: Extract<Expression, { kind: 'distribution' }>) => number
}

interface Builder {
  readonly operations: Operation[]
  readonly free: number[]
  registers: number
}

/**
 * A formula whose units agree (`checkUnits`) as a flat list of operations on arrays. Literals are
 * put into base units here; the arrays of the slots have to be in base units too (seconds, shares
 * as plain numbers), and so is the result: divide it by a unit's factor to have it in that unit.
 */
export function compileFormula(expression: Expression, slots: Slots): Program {
  const builder: Builder = { operations: [], free: [], registers: 0 }
  const open: number[] = []
  for (const part of postorder(expression)) {
    const of = open.splice(open.length - partsOf(part).length)
    open.push(emitPart(builder, part, { of, slots }))
  }
  const { operations, registers } = builder
  return { operations, registers, result: open[0] ?? 0 }
}

function emitPart(
  builder: Builder,
  part: Expression,
  { of, slots }: { readonly of: readonly number[]; readonly slots: Slots },
): number {
  const { span } = part
  switch (part.kind) {
    case 'number':
      return emit(builder, { kind: 'constant', value: part.value * (part.unit?.factor ?? 1), span })
    case 'year':
      return emit(builder, { kind: 'year', span })
    case 'name':
      return emit(builder, { kind: 'input', slot: slots.name(part.name), span })
    case 'need':
      return emit(builder, {
        kind: 'input',
        slot: slots.need(part.name, part.need, part.block),
        span,
      })
    case 'distribution':
      return emit(builder, { kind: 'input', slot: slots.distribution(part), span })
    case 'negate':
      return emit(builder, { kind: 'apply', deed: 'negate', of, span })
    case 'binary':
      return emit(builder, { kind: 'apply', deed: part.operator, of, span })
    case 'call':
      return emitCall(builder, part, of)
  }
}

/** `min`, `max` and `sum` of several values go from left to right, two at a time. */
function emitCall(
  builder: Builder,
  part: Extract<Expression, { kind: 'call' }>,
  of: readonly number[],
): number {
  const { name, span } = part
  if (name !== 'min' && name !== 'max' && name !== 'sum') {
    return emit(builder, { kind: 'apply', deed: name, of, span })
  }
  const deed: Deed = name === 'sum' ? '+' : name
  return of.reduce((last, next) => emit(builder, { kind: 'apply', deed, of: [last, next], span }))
}

/** Arguments give their registers back first: each element is read before it is written. */
function emit(builder: Builder, step: Step): number {
  if (step.kind === 'apply') builder.free.push(...step.of)
  const to = builder.free.pop() ?? builder.registers++
  builder.operations.push({ ...step, to })
  return to
}
