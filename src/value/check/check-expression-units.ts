import { problem, type Finding, type Place } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { dimensionText, divideUnits, sameDimensions } from '#quantity/unit-algebra'
import { roleUnits, unitWords } from '#value/expression-role'
import { checkUnits } from '#value/formula/check-units'
import type { UnitEnvironment } from '#value/formula/unit-check'
import { variablesOf } from '#value/formula/variables'
import { modelExpressions, type ModelExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { createUnitEnvironment } from '#value/unit-environment'
import type { ModelCheck } from './model-check.ts'

/** Units that cannot be added, and expressions that come out in another unit than their role asks for. */
export const checkExpressionUnits: ModelCheck = (model, { needUnits, placeOf }) => {
  const environment = createUnitEnvironment(model, needUnits)
  return modelExpressions(model).flatMap((source) => {
    if (takesBrokenFormula(source, model, environment)) return []
    const place = placeOf(source.path)
    const { value, findings } = checkUnits(source.expression, environment, place)
    const role = value === undefined ? [] : checkRole(source, value, { model, place })
    return [...findings, ...rangesIn(source, place), ...role]
  })
}

/** What is wrong with a formula is said there, not where it is used. */
function takesBrokenFormula(
  { expression }: ModelExpression,
  model: ValueModel,
  environment: UnitEnvironment,
): boolean {
  const { names } = variablesOf(expression)
  return names.some((name) => Object.hasOwn(model.formulas, name) && !environment.unitOf(name))
}

function rangesIn({ expression, words }: ModelExpression, place: Place): readonly Finding[] {
  if (variablesOf(expression).distributions.length === 0) return []
  const message = `${sentence(words)} holds a range that is no assumption.`
  return [problem('formula', place, message, 'Give it a name under `assumptions`.')]
}

function checkRole(
  { expression, role, words }: ModelExpression,
  unit: Unit,
  { model, place }: { readonly model: ValueModel; readonly place: Place },
): readonly Finding[] {
  const allowed = roleUnits(role, model.currency)
  const [asked] = allowed
  const nothing = expression.kind === 'number' && expression.value === 0 && !expression.unit
  if (asked === undefined || nothing || allowed.some((each) => sameDimensions(each, unit))) return []
  const message = `${sentence(words)} comes out in ${unitWords(unit)}, not in ${unitWords(asked)}.`
  return [problem('unit', place, message, hintFor(asked, unit))]
}

function hintFor(asked: Unit, unit: Unit): string {
  const missing = divideUnits(asked, unit)
  const currencies = Object.keys(asked.dimensions).filter((word) => /^[A-Z]{3}$/.test(word))
  const known = currencies.every((currency) => currency in unit.dimensions)
  const other = Object.keys(unit.dimensions).some(
    (word) => /^[A-Z]{3}$/.test(word) && !currencies.includes(word),
  )
  if (other) return 'Amounts in another currency need a rate, such as `0.9 USD/EUR`.'
  if (known && missing.dimensions['s'] === -1 && Object.keys(missing.dimensions).length === 1) {
    return 'Multiply it by how often it happens a year.'
  }
  return `Multiply it by something in ${dimensionText(missing)}.`
}

/** With a capital letter at its beginning. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
