import type { ValueModel } from './model.ts'

/**
 * The same model with one assumption fixed to a reader's own value, in the assumption's own unit
 * (`30` for an assumption in USD/min). Inputs correlated with it keep their draws. A model without
 * that assumption comes back as it is.
 */
export function setAssumption(model: ValueModel, id: string, value: number): ValueModel {
  return {
    ...model,
    assumptions: model.assumptions.map((assumption) =>
      assumption.id === id
        ? { ...assumption, distribution: { family: 'fixed', value }, text: String(value) }
        : assumption,
    ),
  }
}
