import { problem, warning, type Finding } from '#quantity/finding'
import { sentence } from '#quantity/sentence'
import type { Unit } from '#quantity/unit'
import { plainNumber, sameDimensions } from '#quantity/unit-algebra'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { isOutside, roleFactor, roleRanges, roleUnits, type Role } from '#value/expression-role'
import type { Expression } from '#value/formula/expression'
import { modelExpressions, type ModelExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import type { ModelCheck, ModelSurroundings } from './model-check.ts'

/** Rates a year above these are percentages that were written as shares. */
const highestRates: Readonly<Partial<Record<Role, number>>> = {
  'discount-rate': 1,
  decay: 1,
  growth: 5,
}

/** Shares outside 0 to 1, rates of -100 % or less and absurd ones, where they are written down or meant to be usual. */
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
  const highest = Math.max(...values)
  if (highest > (highestRates[source.role] ?? Infinity)) {
    const message = `${sentence(source.words)} is too high: ${highest} is ${percentOf(highest)} % a year.`
    return [
      problem(
        'range',
        placeOf(source.path),
        message,
        `Write \`${highest} %\` or \`${highest / 100}\`.`,
      ),
    ]
  }
  if (!values.some((value) => isOutside(value, range))) {
    return belowZero(source, values, placeOf)
  }
  const share = range.high === 1
  const time = source.role === 'starts' || source.role === 'span'
  const said =
    values.length === 1 ? `${values[0]}` : `${values[0]} to ${values[1]} in 9 of 10 cases`
  const message = `${sentence(source.words)} is ${said}: it must be ${range.words}.`
  const hint = share
    ? 'Write it as a share, such as 0.3 or 30 %.'
    : time
      ? 'Write it as in `18 month`.'
      : 'Write it as in 0.05 or 5 %.'
  return [problem(share ? 'probability' : 'range', placeOf(source.path), message, hint)]
}

/** A discount rate below zero makes later money worth more: possible, and seldom meant. */
function belowZero(
  { role, words, path }: ModelExpression,
  values: readonly number[],
  placeOf: ModelSurroundings['placeOf'],
): readonly Finding[] {
  const lowest = Math.min(...values)
  if (role !== 'discount-rate' || !(lowest < 0)) return []
  const message = `${sentence(words)} reaches down to ${lowest}: money would gain by waiting.`
  return [warning('range', placeOf(path), message, 'Write it as in 0.08 or 8 %.')]
}

function percentOf(share: number): number {
  return Number((100 * share).toPrecision(4))
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
