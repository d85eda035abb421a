import type { Contrast } from '#evidence/joint-arms'
import { variablesOf } from '#value/formula/variables'
import type { ValueModel } from '#value/model'
import { modelExpressions } from '#value/model-expressions'
import { contrastOf } from '#value/need-arms'

/** The contrasts that the formulas of a model take, each once; not those of other evidence on a need. */
export function contrastsBehind(model: ValueModel): readonly Contrast[] {
  const uses = modelExpressions(model).flatMap(({ expression }) => variablesOf(expression).needs)
  return [...new Set(uses.flatMap((use) => contrastOf(model, use) ?? []))]
}
