import type { ValueModel } from './model.ts'

/**
 * The same model with some assumptions fixed to a reader's own values, each in its own unit (`30`
 * for an assumption in USD/min). Inputs correlated with one keep their draws. What is not an
 * assumption is passed over.
 *
 * @param values by id of the assumption
 */
export function setAssumptions(
  model: ValueModel,
  values: Readonly<Record<string, number>>,
): ValueModel {
  return {
    ...model,
    assumptions: model.assumptions.map((assumption) => {
      const value = Object.hasOwn(values, assumption.id) ? values[assumption.id] : undefined
      if (value === undefined) return assumption
      return { ...assumption, distribution: { family: 'fixed', value }, text: String(value) }
    }),
  }
}
