import type { Figure } from '#quantity/figure'
import { discounting } from '#study/evaluation/figures/cost-figures'
import { expressionInputs } from '#study/evaluation/figures/expression-inputs'
import { summaryFigure, type ValueContext } from '#study/evaluation/figures/summary-figure'
import type { BenefitClass, Driver } from '#value/model'

const classes: readonly BenefitClass[] = ['cash', 'capacity', 'soft']

/** Drivers a year, before and after haircuts, and their present values by class. */
export function driverFigures(context: ValueContext): Figure[] {
  const { model, result } = context
  const each = model.drivers.flatMap((driver) => driverPair(driver, context))
  const byClass = classes.flatMap((name) => classFigures(name, context))
  const total = summaryFigure(
    {
      id: 'value.annual',
      label: 'Value a year at full adoption: benefits less recurring costs',
      unit: `${model.currency}/year`,
      inputs: [
        { figure: 'value.annual.cash' },
        { figure: 'value.annual.capacity' },
        ...recurringCosts(context),
      ],
      method: 'cash and captured capacity at full adoption, year-1 prices, less recurring costs',
    },
    result.annual,
    context,
  )
  return [...each, ...byClass, total]
}

function recurringCosts({ model }: ValueContext): { figure: string }[] {
  return model.costs
    .filter(({ timing }) => !timing.once)
    .map(({ id }) => ({ figure: `value.cost.${id}` }))
}

function driverPair(driver: Driver, context: ValueContext): Figure[] {
  const { model, result } = context
  const found = result.drivers.find(({ id }) => id === driver.id)
  if (found === undefined) return []
  const unit = `${model.currency}/year`
  const { capture, attribution, executionRisk } = driver.haircuts
  const before = `value.driver.${driver.id}.annual.before-haircuts`
  const haircuts = expressionInputs([capture, attribution, executionRisk], model)
  return [
    summaryFigure(
      {
        id: `value.driver.${driver.id}.annual`,
        label: `${driver.label}, a year`,
        unit,
        inputs: [{ figure: before }, ...(found.gain ? haircuts : [])],
        method: methodOf(driver, found.gain),
      },
      found.annual,
      context,
    ),
    summaryFigure(
      {
        id: before,
        label: `${driver.label}, a year before haircuts`,
        unit,
        inputs: expressionInputs([driver.formula], model),
        method: driver.text,
      },
      found.beforeHaircuts,
      context,
    ),
  ]
}

/** What happened between the formula and the figure. */
function methodOf({ haircuts }: Driver, gain: boolean): string {
  const { capture, attribution, executionRisk } = haircuts
  const factors = [
    capture === undefined ? [] : ['capture'],
    attribution === undefined ? [] : ['attribution'],
    executionRisk === undefined ? [] : ['(1 - execution risk)'],
  ].flat()
  if (factors.length === 0) return 'the formula as it stands: no haircut is named'
  return gain
    ? `formula x ${factors.join(' x ')}`
    : 'counts in full: haircuts apply to a clear gain only'
}

function classFigures(name: BenefitClass, context: ValueContext): Figure[] {
  const { model, result } = context
  const drivers = model.drivers.filter((driver) => driver.class === name)
  const inputs = drivers.map(({ id }) => ({ figure: `value.driver.${id}.annual` }))
  const annual = {
    id: `value.annual.${name}`,
    label: `Benefits of class ${name}, a year at full adoption`,
    unit: `${model.currency}/year`,
    inputs,
  }
  const present = {
    id: `value.benefit.${name}`,
    label: `Benefits of class ${name}, present value`,
    unit: model.currency,
    inputs: [...inputs, ...discounting(context)],
  }
  return [
    summaryFigure(annual, result.annualByClass[name], context),
    summaryFigure(present, result.benefit[name], context),
  ]
}
