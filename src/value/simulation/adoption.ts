import { adoptionExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { yearCount, yearOf } from '#value/periods'
import { createAdoptionCurve } from './adoption-curve.ts'
import type { ModelValues } from './model-values.ts'

/** The share in use in each period of a plan, from 1 on. */
export function adoptionByPeriod(
  model: ValueModel,
  values: ModelValues,
): (period: number) => Float64Array {
  if (model.curve !== undefined) {
    const curve = createAdoptionCurve(model.curve, values)
    return (period) => curve.at(period)
  }
  const byYear = Array.from({ length: yearCount(model) }, (_, index) =>
    values.of(adoptionExpression(model, index)),
  )
  return (period) => byYear[yearOf(period, values.clock.perYear) - 1]!.at(period)
}
