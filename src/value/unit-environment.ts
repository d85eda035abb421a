import { createNameSearch } from '#quantity/nearest'
import type { Unit } from '#quantity/unit'
import { plainNumber } from '#quantity/unit-algebra'
import { checkUnits } from '#value/formula/check-units'
import type { UnitEnvironment } from '#value/formula/unit-check'
import type { Assumption, ValueModel } from '#value/model'

/** What of a model says which names its formulas may use, and in what they count. */
interface NamedParts extends Pick<ValueModel, 'formulas' | 'period'> {
  readonly assumptions: readonly Pick<Assumption, 'id' | 'unit'>[]
  /** By `need|block`; only the keys are looked at. */
  readonly contrasts: Readonly<Record<string, unknown>>
}

/**
 * What do the names in a model's formulas stand for, in units? A formula that cannot be read, or
 * is defined by itself, has no unit.
 *
 * @param needUnits the unit of each need's metric, by need
 */
export function createUnitEnvironment(
  model: NamedParts,
  needUnits: Readonly<Record<string, Unit>>,
): UnitEnvironment {
  const units = new Map<string, Unit | undefined>(
    model.assumptions.map(({ id, unit }) => [id, unit]),
  )
  const names = [...units.keys(), ...Object.keys(model.formulas), ...Object.keys(needUnits)]
  const listed = new Set(names)
  const search = createNameSearch()
  const environment: UnitEnvironment = {
    known: (id) => listed.has(id),
    nearest: (id) => search(id, names),
    unitOf(name) {
      if (name === 'month' && model.period === 'month') return plainNumber
      const formula = Object.hasOwn(model.formulas, name) ? model.formulas[name] : undefined
      if (units.has(name) || formula === undefined) return units.get(name)
      units.set(name, undefined)
      const { value } = checkUnits(formula, environment, {})
      units.set(name, value)
      return value
    },
    needUnit(need, block) {
      const unit = Object.hasOwn(needUnits, need) ? needUnits[need] : undefined
      const known = block === undefined || Object.hasOwn(model.contrasts, `${need}|${block}`)
      if (unit === undefined || !known) return undefined
      return { saved: unit, before: unit, after: unit, ratio: plainNumber }
    },
    blocksOn(need) {
      return Object.keys(model.contrasts).flatMap((key) => {
        const [of, block] = key.split('|')
        return of === need && block !== undefined ? [block] : []
      })
    },
  }
  return environment
}
