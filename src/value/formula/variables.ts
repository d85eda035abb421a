import type { Expression, NeedFunction } from '#value/formula/expression'
import { postorder } from '#value/formula/postorder'

/** A need that a formula takes, and how. */
export interface NeedUse {
  readonly name: NeedFunction
  readonly need: string
  readonly block?: string
}

/** What a formula takes from outside. */
export interface Variables {
  /** Ids of assumptions and other formulas. */
  readonly names: readonly string[]
  readonly needs: readonly NeedUse[]
  /** Ranges and distributions written inside the formula. */
  readonly distributions: readonly Extract<Expression, { kind: 'distribution' }>[]
  readonly usesYear: boolean
}

/** What a formula takes from outside, each once, in the order of the text. */
export function variablesOf(expression: Expression): Variables {
  const names = new Set<string>()
  const needs = new Map<string, NeedUse>()
  const distributions: Extract<Expression, { kind: 'distribution' }>[] = []
  let usesYear = false
  for (const part of postorder(expression)) {
    if (part.kind === 'name') names.add(part.name)
    if (part.kind === 'distribution') distributions.push(part)
    if (part.kind === 'year') usesYear = true
    if (part.kind === 'need') {
      const { name, need, block } = part
      const use = { name, need, ...(block === undefined ? {} : { block }) }
      needs.set(
        [name, need, block ?? ''].join('|'),
        needs.get([name, need, block ?? ''].join('|')) ?? use,
      )
    }
  }
  return { names: [...names], needs: [...needs.values()], distributions, usesYear }
}
