import { warning, type Finding, type Place } from '#quantity/finding'
import { variablesOf } from '#value/formula/variables'
import { modelExpressions } from '#value/model-expressions'
import type { ValueModel } from '#value/model'

/** Assumptions that no formula, driver or cost names: a warning each. */
export function checkUnused(model: ValueModel, placeOf: (path: string) => Place): Finding[] {
  const used = new Set(
    modelExpressions(model).flatMap(({ expression }) => variablesOf(expression).names),
  )
  return model.assumptions.flatMap(({ id, path, generated }) => {
    if (generated || used.has(id)) return []
    const message = `Nothing uses the assumption \`${id}\`.`
    return [warning('unused', placeOf(path), message, 'Name it in a formula, or take it out.')]
  })
}
