import { sentence } from '#quantity/sentence'
import type { Unit } from '#quantity/unit'
import { plainNumber } from '#quantity/unit-algebra'
import { roleFactor } from '#value/expression-role'
import { checkUnits } from '#value/formula/check-units'
import type { Expression } from '#value/formula/expression'
import { variablesOf, type NeedUse } from '#value/formula/variables'
import type { ValueModel } from '#value/model'
import type { ModelExpression } from '#value/model-expressions'
import { armUnits } from '#value/simulation/model-values'
import { createUnitEnvironment } from '#value/unit-environment'
import type { CellNames } from '#reports/spreadsheet/cell-names'
import {
  cellTerm,
  formulaTerm,
  textInUnit,
  type FormulaScope,
  type Term,
} from '#reports/spreadsheet/formula-text'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'
import { yearCell, yearRow } from '#reports/spreadsheet/year-columns'
import type { Workings } from '#reports/spreadsheet/workings-sheet'

/** Where the inputs of formulas stand. */
export interface InputTerms {
  /** Numbers of the plan by their place in the study. */
  readonly plan: ReadonlyMap<string, Term>
  readonly assumption: (id: string) => Term
  readonly need: (use: NeedUse) => Term
}

/** The formulas of a model as formulas of cells. */
export interface FormulaCells {
  readonly workings: Workings
  /** An expression in the unit of what it stands for (money a year, a share), in one period. */
  text(source: ModelExpression, year: number): string
  usesYear(expression: Expression): boolean
  /** Where the value of a year stands: a row of workings where it differs by year, else `cell`. */
  byYear(source: ModelExpression, unit: string, cell: string): (year: number) => string
}

/** Binds the formulas of a model to the cells of its inputs. */
export function createFormulaCells(
  model: ValueModel,
  inputs: InputTerms,
  [workings, names]: readonly [Workings, CellNames],
): FormulaCells {
  const unitOf = unitReader(model)
  const usesYear = (expression: Expression): boolean => usesTime(model, expression)
  const parts = new Map<string, (year: number) => Term>()
  const part = (id: string, expression: Expression): ((year: number) => Term) => {
    const known = parts.get(id)
    if (known !== undefined) return known
    const unit = unitOf(expression)
    const written = (year: number): string =>
      textInUnit(formulaTerm(expression, scope(year)), unit.factor)
    const made = usesYear(expression)
      ? byYearPart(id, unit, written)
      : singlePart(id, unit, written)
    parts.set(id, made)
    return made
  }
  const byYearPart = (id: string, unit: Unit, written: (year: number) => string) => {
    const row = workings.series(`Formula ${id}`, unit.text, (year) =>
      year === 0 ? undefined : written(year),
    )
    return (year: number) => cellTerm(workings.at(row, year), unit.factor)
  }
  const singlePart = (id: string, unit: Unit, written: (year: number) => string) => {
    const cell = workings.single(`Formula ${id}`, unit.text, written(1))
    const name = names.give(id, cell)
    return () => cellTerm(name, unit.factor)
  }
  const scope = (year: number): FormulaScope => ({
    year: yearOfCell(periodCell(year), workings.perYear),
    need: inputs.need,
    name(id) {
      if (id === 'month') return cellTerm(periodCell(year), 1)
      const expression = formulaOf(model, id)
      return expression === undefined ? inputs.assumption(id) : part(id, expression)(year)
    },
  })
  const text = ({ expression, role, path }: ModelExpression, year: number): string =>
    textInUnit(
      inputs.plan.get(path) ?? formulaTerm(expression, scope(year)),
      1 / roleFactor(role, unitOf(expression)),
    )
  return {
    workings,
    text,
    usesYear,
    byYear(source, unit, cell) {
      if (!usesYear(source.expression)) return () => cell
      const row = workings.series(sentence(source.words), unit, (year) =>
        year === 0 ? undefined : text(source, year),
      )
      return (year) => workings.at(row, year)
    },
  }
}

/** Gives the unit of any expression of a model. */
export function unitReader(model: ValueModel): (expression: Expression) => Unit {
  const environment = createUnitEnvironment(model, armUnits(model))
  return (expression) => checkUnits(expression, environment, {}).value ?? plainNumber
}

/** Whether an expression differs by year or month, itself or in a formula that it names. */
function usesTime(model: ValueModel, expression: Expression): boolean {
  const { usesYear, names } = variablesOf(expression)
  const takes = (id: string): boolean =>
    id === 'month' || usesTime(model, formulaOf(model, id) ?? nothing)
  return usesYear || names.some(takes)
}

/** The number of a period. */
function periodCell(period: number): string {
  return yearCell(sheetTitles.cashFlow, yearRow, period)
}

/** The number of the year that a period lies in. */
function yearOfCell(period: string, perYear: number): string {
  return perYear === 1 ? period : `ROUNDUP(${period}/${perYear},0)`
}

const nothing: Expression = { kind: 'number', value: 0, span: { start: 0, end: 0 } }

function formulaOf({ formulas }: ValueModel, id: string): Expression | undefined {
  return Object.hasOwn(formulas, id) ? formulas[id] : undefined
}
