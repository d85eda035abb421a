import { problem, type Finding, type Place } from '#quantity/finding'
import { sentence } from '#quantity/sentence'
import type { Unit } from '#quantity/unit'
import { currenciesOf, dimensionText, divideUnits, sameDimensions } from '#quantity/unit-algebra'
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
  if (asked === undefined || nothing || allowed.some((each) => sameDimensions(each, unit)))
    return []
  const message = `${sentence(words)} comes out in ${unitWords(unit)}, not in ${unitWords(asked)}.`
  const foreign = currenciesOf(asked).length === 0 ? [] : otherCurrencies(asked, unit)
  const [code] = foreign
  const bare = expression.kind === 'number' && expression.unit === undefined
  if (bare) {
    const written = `${String(expression.value)} ${asked.text}`
    return [problem('unit', place, message, `Write its unit behind it: \`${written}\`.`)]
  }
  if (code === undefined) return [problem('unit', place, message, hintFor(asked, unit))]
  return [problem('currency', place, message, rateHint(model, code))]
}

function otherCurrencies(asked: Unit, unit: Unit): readonly string[] {
  return currenciesOf(unit).filter((code) => !currenciesOf(asked).includes(code))
}

/** Money in another currency has no rate, or was multiplied by one that it has already. */
function rateHint({ currency, rates }: ValueModel, code: string): string {
  const rate = `0.9 ${currency}/${code}`
  return rates !== undefined && Object.hasOwn(rates, code)
    ? `${code} is multiplied by its rate under \`rates\` already: leave it out of the formula.`
    : `Write what one ${code} is at the top: \`rates: { ${code}: ${rate} }\`.`
}

function hintFor(asked: Unit, unit: Unit): string {
  if (asked.text === 'year') return 'Write it as a time, such as `18 month`.'
  if (currenciesOf(asked).length === 0) return `Write it as ${unitWords(asked)}.`
  const missing = divideUnits(asked, unit)
  const { s: time, ...others } = missing.dimensions
  if (time === -1 && Object.keys(others).length === 0) {
    return 'Multiply it by how often it happens a year.'
  }
  if (time === 1 && Object.keys(others).length === 0) {
    return 'Multiply it by a time, such as `3 year`; what comes again has `scales:`, not `at:`.'
  }
  return `Multiply it by something in ${dimensionText(missing)}.`
}
