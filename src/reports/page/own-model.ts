import type { ValueModel } from '#value/model'

/** The model with the reader's own values in place of assumptions, each taken as certain. */
export function ownModel(model: ValueModel, own: ReadonlyMap<string, number>): ValueModel {
  return {
    ...model,
    assumptions: model.assumptions.map((assumption) => {
      const value = own.get(assumption.id)
      return value === undefined
        ? assumption
        : { ...assumption, distribution: { family: 'fixed', value }, text: String(value) }
    }),
    correlations: model.correlations.filter(({ of }) => !of.some((id) => own.has(id))),
  }
}
