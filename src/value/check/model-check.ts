import type { Finding, Place } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { variablesOf, type NeedUse } from '#value/formula/variables'
import type { Expression } from '#value/formula/expression'
import type { ValueModel } from '#value/model'

/** What the checks of a value model know besides the model. */
export interface ModelSurroundings {
  /** The unit of each need's metric, by need. */
  readonly needUnits: Readonly<Record<string, Unit>>
  /** Where a path of the document stands: `value.drivers.theatre-time.formula`. */
  readonly placeOf: (path: string) => Place
}

/** One check of a model: everything it finds. */
export type ModelCheck = (model: ValueModel, surroundings: ModelSurroundings) => readonly Finding[]

/** Names and needs of an expression, those of the formulas it names included. */
export function everythingIn(
  model: ValueModel,
  expression: Expression,
): { readonly names: ReadonlySet<string>; readonly needs: readonly NeedUse[] } {
  const names = new Set<string>()
  const needs: NeedUse[] = []
  const open = [expression]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = variablesOf(next)
    needs.push(...found.needs)
    for (const name of found.names) {
      if (names.has(name)) continue
      names.add(name)
      const formula = Object.hasOwn(model.formulas, name) ? model.formulas[name] : undefined
      if (formula !== undefined) open.push(formula)
    }
  }
  return { names, needs }
}
