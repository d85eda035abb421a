import { problem, type Finding } from '#quantity/finding'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { isOutside, roleRanges } from '#value/expression-role'
import type { Expression } from '#value/formula/expression'
import { modelExpressions, type ModelExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { sentence } from './check-expression-units.ts'
import type { ModelCheck, ModelSurroundings } from './model-check.ts'

/** Shares outside 0 to 1 and rates of -100 % or less, where they are written down or meant to be usual. */
export const checkRanges: ModelCheck = (model, surroundings) =>
  modelExpressions(model).flatMap((source) => rangeFinding(source, model, surroundings))

function rangeFinding(
  source: ModelExpression,
  model: ValueModel,
  { placeOf }: ModelSurroundings,
): readonly Finding[] {
  const range = roleRanges[source.role]
  const values = usualValues(source.expression, model)
  if (range === undefined || !values.some((value) => isOutside(value, range))) return []
  const share = range.high === 1
  const said = values.length === 1 ? `${values[0]}` : `${values[0]} to ${values[1]} in 9 of 10 cases`
  const message = `${sentence(source.words)} is ${said}: it must be ${range.words}.`
  const hint = share ? 'Write it as a share, such as 0.3 or 30 %.' : 'Write it as in 0.05 or 5 %.'
  return [problem(share ? 'probability' : 'range', placeOf(source.path), message, hint)]
}

/** A fixed value, or the central 90 % of an assumption; nothing for what is computed. */
function usualValues(expression: Expression, model: ValueModel): readonly number[] {
  if (expression.kind === 'number') return [expression.value * (expression.unit?.factor ?? 1)]
  if (expression.kind === 'negate') return usualValues(expression.of, model).map((value) => -value)
  if (expression.kind !== 'name') return []
  const assumption = model.assumptions.find(({ id }) => id === expression.name)
  if (assumption === undefined) return []
  const { distribution, unit } = assumption
  if (distribution.family === 'fixed') return [distribution.value * unit.factor]
  return [0.05, 0.95].map((p) => shortNumber(distributionQuantile(distribution, p) * unit.factor))
}

function shortNumber(value: number): number {
  return Number(value.toPrecision(4))
}
