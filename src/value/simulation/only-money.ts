import type { ValueModel } from '#value/model'
import { costWeight } from './plan-flows.ts'

/** The model without what never enters the NPV: soft drivers, and costs of other solutions. */
export function onlyMoney(model: ValueModel): ValueModel {
  return {
    ...model,
    drivers: model.drivers.filter((driver) => driver.class !== 'soft'),
    costs: model.costs.filter(({ solution }) => costWeight(model, solution) !== 0),
  }
}
