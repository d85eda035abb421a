import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { roleFactor } from '#value/expression-role'
import type { Expression } from '#value/formula/expression'
import type { ModelExpression } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { unitReader } from '#reports/spreadsheet/formula-cells'
import {
  cellTerm,
  formulaTerm,
  textInUnit,
  type Dialect,
  type FormulaScope,
  type Term,
} from '#reports/spreadsheet/formula-text'
import { readSheetFormula } from '#reports/spreadsheet/sheet-formula'
import { NoValue, single } from '#reports/spreadsheet/sheet-values'

/** Equations of the Value Project are expressions of JavaScript. */
const javascript: Dialect = {
  space: ' ',
  equals: '===',
  differs: '!==',
  power: '**',
  percent: (number) => `(${number} / 100)`,
  choice: (condition, yes, no) => `(${condition} ? ${yes} : ${no})`,
  call: (name, of) =>
    name === 'sum' ? `(${of.join(' + ')})` : `Math.${mathNames[name] ?? name}(${of.join(', ')})`,
}

const mathNames: Readonly<Record<string, string>> = { ln: 'log' }

/** What a name or a need of a formula stands for: a variable, and its value. */
export interface Inputs {
  readonly term: Pick<FormulaScope, 'name' | 'need'>
  readonly value: Pick<FormulaScope, 'name' | 'need'>
}

/** Formulas of a model as equations, and as numbers at the central values. */
export interface Equations {
  /** In the unit of what it stands for: money a year, a share. */
  readonly text: (source: ModelExpression) => string
  /** In its own unit. */
  readonly part: (expression: Expression) => string
  /** Undefined where it is not finite. */
  readonly number: (source: ModelExpression) => number | undefined
  readonly unitOf: (expression: Expression) => Unit
}

/** Binds the formulas of a model to its variables; what differs by year is that of year 1. */
export function createEquations(model: ValueModel, inputs: Inputs): Equations {
  const unitOf = unitReader(model)
  const inRole = ({ expression, role }: ModelExpression, term: Term): string =>
    textInUnit(term, 1 / roleFactor(role, unitOf(expression)))
  const written: FormulaScope = { ...inputs.term, year: '1', dialect: javascript }
  const valued: FormulaScope = { ...inputs.value, year: '1' }
  return {
    unitOf,
    text: (source) => inRole(source, formulaTerm(source.expression, written)),
    part: (expression) => textInUnit(formulaTerm(expression, written), unitOf(expression).factor),
    number(source) {
      try {
        const part = readSheetFormula(inRole(source, formulaTerm(source.expression, valued)))
        const value = single(part({ sheet: '', cell: () => undefined, name: () => undefined }))
        return typeof value === 'number' ? value : undefined
      } catch (error) {
        if (error instanceof NoValue) return undefined
        throw error
      }
    },
  }
}

/** A number in a formula, with what one of its unit is in base units. */
export function numberTerm(value: number, factor: number): Term {
  return cellTerm(`(${String(value).toUpperCase()})`, factor)
}

/** What one of a unit is in base units. */
export function factorOf(unit: string): number {
  return readUnit(unit).value?.factor ?? 1
}
