import type { Unit } from '#quantity/unit'
import { variablesOf } from '#value/formula/variables'
import { modelExpressions } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { createUnitEnvironment } from '#value/unit-environment'

/** Something that formulas name, or a driver or cost that names others. */
export interface Variable {
  readonly id: string
  readonly kind: 'need' | 'assumption' | 'range' | 'formula' | 'driver' | 'cost'
  /** Absent where it has none that can be told. */
  readonly unit?: string
  /** As written. */
  readonly value?: string
  /** Ids of the formulas, drivers, costs and settings that name it, in the order of the document. */
  readonly usedIn: readonly string[]
}

/**
 * Every variable of a value model with where it is used: needs that formulas take, assumptions,
 * ranges written inside formulas, reusable formulas, drivers and costs. What nothing uses has an
 * empty list; drivers and costs have one always.
 *
 * @param needUnits the unit of each need's metric, by need
 */
export function listVariables(
  model: ValueModel,
  needUnits: Readonly<Record<string, Unit>>,
): readonly Variable[] {
  const uses = usesOf(model)
  const usedIn = (key: string): readonly string[] => uses.get(key) ?? []
  const environment = createUnitEnvironment(model, needUnits)
  return [
    ...Object.entries(needUnits).map(([id, { text }]) => ({
      id,
      kind: 'need' as const,
      unit: text,
      usedIn: usedIn(`need ${id}`),
    })),
    ...model.assumptions.map(({ id, generated, unit, text }) => ({
      id,
      kind: generated ? ('range' as const) : ('assumption' as const),
      unit: unit.text,
      value: text,
      usedIn: usedIn(id),
    })),
    ...Object.keys(model.formulas).map((id) => ({
      id,
      kind: 'formula' as const,
      ...unitKey(environment.unitOf(id)),
      usedIn: usedIn(id),
    })),
    ...model.drivers.map(({ id, text }) => driverOrCost('driver', id, text)),
    ...model.costs.map(({ id, text }) => driverOrCost('cost', id, text)),
  ]
}

function unitKey(unit: Unit | undefined): { readonly unit?: string } {
  return unit === undefined ? {} : { unit: unit.text }
}

function driverOrCost(kind: 'driver' | 'cost', id: string, value: string): Variable {
  return { id, kind, value, usedIn: [] }
}

/** Who names what: by id, of needs by `need id`. */
function usesOf(model: ValueModel): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>()
  for (const { expression, path } of modelExpressions(model)) {
    const user = userOf(path)
    const { names, needs } = variablesOf(expression)
    for (const key of [...names, ...needs.map(({ need }) => `need ${need}`)]) {
      const users = uses.get(key) ?? []
      if (!users.includes(user)) users.push(user)
      uses.set(key, users)
    }
  }
  return uses
}

/** `value.drivers.time.capture` is `time (capture)`, `value.adoption.1` is `adoption`. */
function userOf(path: string): string {
  const words = path.split('.')
  if (words[0] === 'formulas') return words[1] ?? path
  const [, list = '', id = '', field] = words
  if (list !== 'drivers' && list !== 'costs') return list
  return field === 'formula' || field === 'amount' ? id : `${id} (${field})`
}
