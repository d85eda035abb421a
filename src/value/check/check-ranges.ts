import { problem, type Finding } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { plainNumber, sameDimensions } from '#quantity/unit-algebra'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { isOutside, roleFactor, roleRanges, roleUnits } from '#value/expression-role'
import type { Expression } from '#value/formula/expression'
import { modelExpressions, type ModelExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { sentence } from '#value/sentence'
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
  const usual = usualValues(source.expression, model)
  const units = roleUnits(source.role, model.currency)
  if (range === undefined || !units.some((unit) => sameDimensions(unit, usual.unit))) return []
  const factor = usual.unit.factor * roleFactor(source.role, usual.unit)
  const values = usual.values.map((value) => Number((value * factor).toPrecision(4)))
  if (!values.some((value) => isOutside(value, range))) return []
  const share = range.high === 1
  const said =
    values.length === 1 ? `${values[0]}` : `${values[0]} to ${values[1]} in 9 of 10 cases`
  const message = `${sentence(source.words)} is ${said}: it must be ${range.words}.`
  const hint = share ? 'Write it as a share, such as 0.3 or 30 %.' : 'Write it as in 0.05 or 5 %.'
  return [problem(share ? 'probability' : 'range', placeOf(source.path), message, hint)]
}

/** A fixed value, or the central 90 % of an assumption; nothing for what is computed. */
function usualValues(
  expression: Expression,
  model: ValueModel,
): { readonly values: readonly number[]; readonly unit: Unit } {
  if (expression.kind === 'number') {
    return { values: [expression.value], unit: expression.unit ?? plainNumber }
  }
  if (expression.kind === 'negate') {
    const { values, unit } = usualValues(expression.of, model)
    return { values: values.map((value) => -value), unit }
  }
  const assumption =
    expression.kind === 'name' && model.assumptions.find(({ id }) => id === expression.name)
  if (!assumption) return { values: [], unit: plainNumber }
  const { distribution, unit } = assumption
  if (distribution.family === 'fixed') return { values: [distribution.value], unit }
  return { values: [0.05, 0.95].map((p) => distributionQuantile(distribution, p)), unit }
}
