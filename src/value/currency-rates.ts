import { unitOfCurrency } from '#quantity/currency'
import type { Finding, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { currenciesOf, divideUnits, sameDimensions } from '#quantity/unit-algebra'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { unitWords } from '#value/expression-role'
import { checkUnits } from '#value/formula/check-units'
import type { Expression } from '#value/formula/expression'
import type { UnitEnvironment } from '#value/formula/unit-check'
import type { Cost, Driver, Haircuts, ValueModel } from './model.ts'
import { createUnitEnvironment } from './unit-environment.ts'

type Model = Omit<ValueModel, 'arms' | 'contrasts'>
type Rates = Readonly<Record<string, Expression>>
type Convert = (expression: Expression) => Expression

/**
 * The same model with all of its money in its own currency: every number, assumption and need of a
 * formula that is in a currency with a rate is multiplied by that rate. A rate is what one unit of
 * another currency is in the model's (`0.92 EUR/USD`); written the other way round (`1.09 USD/EUR`)
 * it divides. What is in both currencies is a rate itself and stays. Findings say which rates are
 * none; a model without rates comes back as it is.
 *
 * @param needUnits the unit of each need's metric, by need
 * @param placeOf where the rate of a currency stands
 */
export function inOneCurrency<M extends Model>(
  model: M,
  needUnits: Readonly<Record<string, Unit>>,
  placeOf: (code: string) => Place,
): { readonly model: M; readonly findings: readonly Finding[] } {
  const { rates, currency } = model
  if (rates === undefined) return { model, findings: [] }
  const environment = createUnitEnvironment({ ...model, arms: [], contrasts: {} }, needUnits)
  const findings: Finding[] = []
  const known: Record<string, Expression> = {}
  for (const [code, rate] of Object.entries(rates)) {
    const checked = checkRate({ code, rate, currency }, { model, environment }, placeOf(code))
    findings.push(...checked.findings)
    known[code] = checked.value
  }
  const convert = (expression: Expression): Expression =>
    converted(expression, { rates: known, model, environment, needUnits })
  return { model: { ...model, ...convertedParts(model, convert) }, findings }
}

interface Rate {
  readonly code: string
  readonly rate: Expression
  readonly currency: string
}

/** A rate the way round that multiplies; one that cannot be is 1, so that nothing else is said of it. */
function checkRate(
  { code, rate, currency }: Rate,
  { model, environment }: { readonly model: Model; readonly environment: UnitEnvironment },
  place: Place,
): { readonly value: Expression; readonly findings: readonly Finding[] } {
  const [home, other] = [unitOfCurrency(currency), unitOfCurrency(code)]
  const { value: unit, findings } = checkUnits(rate, environment, place)
  const asked = divideUnits(home, other)
  const one: Expression = { kind: 'number', value: 1, unit: asked, span: rate.span }
  const refused = (message: string, hint: string, kind: Finding['code']) => ({
    value: one,
    findings: [...findings, problem(kind, place, message, hint)],
  })
  if (code === currency) {
    return refused(`${code} is the currency of the study itself.`, 'Leave it out.', 'wrong-value')
  }
  if (unit === undefined) return { value: one, findings }
  const upright = sameDimensions(unit, asked)
  if (!upright && !sameDimensions(unit, divideUnits(other, home))) {
    const message = `The rate of ${code} comes out in ${unitWords(unit)}, not in ${asked.text}.`
    const hint = `Say what one ${code} is in ${currency}: \`0.9 ${asked.text}\`.`
    return refused(message, hint, 'currency')
  }
  if (!isAboveZero(rate, model)) {
    const message = `The rate of ${code} is not above 0.`
    return refused(message, `Write it like \`0.9 ${asked.text}\`.`, 'range')
  }
  if (upright) return { value: rate, findings }
  const { span } = rate
  const unity: Expression = { kind: 'number', value: 1, span }
  return { value: { kind: 'binary', operator: '/', left: unity, right: rate, span }, findings }
}

/** Whether a number or an assumption is above zero; of what is computed the draws will tell. */
function isAboveZero(rate: Expression, model: Model): boolean {
  if (rate.kind === 'number') return rate.value > 0
  if (rate.kind === 'negate') return false
  const assumption = rate.kind === 'name' && model.assumptions.find(({ id }) => id === rate.name)
  return !assumption || distributionQuantile(assumption.distribution, 0.05) > 0
}

interface Conversion {
  readonly rates: Rates
  readonly model: Model
  readonly environment: UnitEnvironment
  readonly needUnits: Readonly<Record<string, Unit>>
}

/** An expression with each part that is in another currency multiplied by its rate. */
function converted(expression: Expression, conversion: Conversion): Expression {
  const inner = (part: Expression): Expression => converted(part, conversion)
  switch (expression.kind) {
    case 'negate':
      return { ...expression, of: inner(expression.of) }
    case 'binary':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) }
    case 'call':
      return { ...expression, of: expression.of.map(inner) }
    default:
      return withRate(expression, atomUnit(expression, conversion), conversion)
  }
}

/** The unit of a number, an assumption or a need; of a formula none: it is converted itself. */
function atomUnit(
  part: Expression,
  { model, environment, needUnits }: Conversion,
): Unit | undefined {
  if (part.kind === 'number') return part.unit
  if (part.kind === 'name') {
    return Object.hasOwn(model.formulas, part.name) ? undefined : environment.unitOf(part.name)
  }
  return part.kind === 'need' && part.name !== 'ratio' ? needUnits[part.need] : undefined
}

function withRate(
  part: Expression,
  unit: Unit | undefined,
  { rates, model }: Conversion,
): Expression {
  if (unit === undefined || Object.hasOwn(unit.dimensions, model.currency)) return part
  return currenciesOf(unit).reduce((product, code) => {
    const rate = Object.hasOwn(rates, code) ? rates[code] : undefined
    return rate === undefined ? product : times(product, rate, unit.dimensions[code] ?? 0)
  }, part)
}

/** A part multiplied by a power of a rate. */
function times(part: Expression, rate: Expression, power: number): Expression {
  const { span } = part
  const operator = power > 0 ? '*' : '/'
  return Array.from({ length: Math.abs(power) }).reduce<Expression>(
    (left) => ({ kind: 'binary', operator, left, right: rate, span }),
    part,
  )
}

function convertedParts(
  model: Model,
  convert: Convert,
): Pick<Model, 'discountRate' | 'adoption' | 'formulas' | 'drivers' | 'costs'> {
  const { discountRate, adoption, formulas, drivers, costs } = model
  return {
    discountRate: convert(discountRate),
    adoption: adoption.map(convert),
    formulas: Object.fromEntries(
      Object.entries(formulas).map(([id, formula]) => [id, convert(formula)]),
    ),
    drivers: drivers.map((driver) => convertedDriver(driver, convert)),
    costs: costs.map((cost) => convertedCost(cost, convert)),
  }
}

function convertedDriver(driver: Driver, convert: Convert): Driver {
  const { formula, haircuts, growth, starts } = driver
  return {
    ...driver,
    formula: convert(formula),
    haircuts: convertedHaircuts(haircuts, convert),
    ...(growth === undefined ? {} : { growth: convert(growth) }),
    ...(starts === undefined ? {} : { starts: convert(starts) }),
  }
}

function convertedHaircuts(haircuts: Haircuts, convert: Convert): Haircuts {
  const entries = Object.entries<Expression>({ ...haircuts })
  return Object.fromEntries(entries.map(([key, cut]) => [key, convert(cut)]))
}

function convertedCost(cost: Cost, convert: Convert): Cost {
  const { amount, growth } = cost
  return {
    ...cost,
    amount: convert(amount),
    ...(growth === undefined ? {} : { growth: convert(growth) }),
  }
}
