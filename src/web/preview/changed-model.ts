import type { Json } from '#contract/edit'
import type { Assumption, Driver, ValueModel } from '#value/model'
import { parseFormula } from '#value/formula/parse-formula'
import { readAssumption } from '#value/formula/read-assumption'
import { variablesOf } from '#value/formula/variables'
import { valueAt } from '../save/document-place.ts'

/** Own values by id of the assumption, in its own unit. */
export type Moves = Readonly<Record<string, number>>

/**
 * The evaluated model with what the document says by now; the same object where nothing differs.
 * What cannot be read stays as it was: the editors say why.
 */
export function changedModel(model: ValueModel, document: Json): ValueModel {
  const assumptions = model.assumptions.map((one) => writtenAssumption(one, document))
  const drivers = model.drivers.map((one) => writtenDriver(one, document))
  const same =
    assumptions.every((one, i) => one === model.assumptions[i]) &&
    drivers.every((one, i) => one === model.drivers[i])
  return same ? model : { ...model, assumptions, drivers }
}

function writtenAssumption(one: Assumption, document: Json): Assumption {
  if (one.generated || one.experts !== undefined || one.column !== undefined) return one
  const value = valueAt(document, ['assumptions', one.id, 'value'])
  if ((typeof value !== 'string' && typeof value !== 'number') || String(value) === one.text)
    return one
  const unit = valueAt(document, ['assumptions', one.id, 'unit'])
  const read = readAssumption(value, typeof unit === 'string' ? unit : undefined, {}).value
  return read === undefined ? one : { ...one, ...read, text: String(value) }
}

function writtenDriver(one: Driver, document: Json): Driver {
  const written = valueAt(document, ['value', 'drivers', one.id, 'formula'])
  if (written === undefined || String(written) === one.text) return one
  const formula = parseFormula(String(written), { allowDistributions: false, place: {} }).value
  if (formula === undefined) return one
  const needs = variablesOf(formula).needs.map(({ need }) => need)
  return { ...one, formula, needs, text: String(written) }
}
