import { sentence } from '#quantity/sentence'
import { plainNumber } from '#quantity/unit-algebra'
import type { Assumption, ValueModel } from './model.ts'
import { adoptionExpression, discountRateExpression } from './model-expressions.ts'

/**
 * Which numbers stand in the plan itself, where no assumption could be named? The discount rate and
 * the shares of adoption, as far as they are plain numbers: as assumptions that are certain, with their place in
 * the document as id (`value.discount-rate`, `value.adoption.2`). Not part of `model.assumptions`:
 * nothing is drawn for them.
 */
export function planNumbers(
  model: Pick<ValueModel, 'discountRate' | 'adoption'>,
): readonly Assumption[] {
  const sources = [
    discountRateExpression(model),
    ...model.adoption.map((_, index) => adoptionExpression(model, index)),
  ]
  return sources.flatMap(({ expression, path, words }) => {
    if (expression.kind !== 'number') return []
    const { value, unit = plainNumber } = expression
    return [
      {
        id: path,
        label: sentence(words),
        distribution: { family: 'fixed', value },
        text: unit.text === '1' ? String(value) : `${value} ${unit.text}`,
        unit,
        generated: true,
        path,
      },
    ]
  })
}
