import type { ValueModel } from '#value/model'
import { correlatedGroups } from '#value/simulation/correlated-groups'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'
import type { DeclaredGroup } from './information-plan.ts'

/** Inputs that would become known together, and why. */
export interface InputGroup {
  /** `<declared>`, `correlated-<first>` or `data-<data set>`. */
  readonly id: string
  /** Why they belong together. */
  readonly kind: 'declared' | 'correlated' | 'data'
  readonly label: string
  readonly inputs: readonly UncertainInput[]
}

/**
 * Which of the uncertain inputs belong together? Those that the study declares so, those between
 * which correlations are given, and those measured on the same rows. Groups of one say nothing
 * that the input itself does not, but for the rows of a need: their share of the variance.
 */
export function inputGroups(
  model: ValueModel,
  inputs: readonly UncertainInput[],
  declared: readonly DeclaredGroup[],
): readonly InputGroup[] {
  const groups = [
    ...declared.map((group) => ({ ...group, kind: 'declared' as const })),
    ...correlatedGroups(model.correlations.map(({ of }) => of)).map((of) => ({
      id: `correlated-${of[0]}`,
      label: 'correlated with each other',
      kind: 'correlated' as const,
      of,
    })),
    ...sources(model, inputs),
  ]
  return groups
    .map(({ of, ...group }) => ({ ...group, inputs: inputs.filter(({ id }) => belongs(id, of)) }))
    .filter(({ kind, inputs: of }) => of.length > (kind === 'data' ? 0 : 1))
}

/** Whether an input is one of those named, or a part of one: `hourly.wage` of the labour cost `hourly`. */
export function belongs(id: string, named: readonly string[]): boolean {
  return named.some((name) => id === name || id.startsWith(`${name}.`))
}

/** Evidence by the data set that its arms come from. */
function sources(
  { arms }: ValueModel,
  inputs: readonly UncertainInput[],
): readonly (DeclaredGroup & { readonly kind: 'data' })[] {
  return arms.map(({ data, parameters, derived = [] }) => {
    const own = new Set([...parameters, ...derived].map(({ id }) => id))
    return {
      id: `data-${data}`,
      label: `all that ${data} measures`,
      kind: 'data' as const,
      of: inputs.flatMap(({ id, column }) => (own.has(column) ? [id] : [])),
    }
  })
}
