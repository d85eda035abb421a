import type { Finding } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { sameDimensions } from '#quantity/unit-algebra'
import { type Role, roleUnits, unitWords } from '#value/expression-role'
import { checkUnits } from '#value/formula/check-units'
import type { Expression } from '#value/formula/expression'
import { parseFormula } from '#value/formula/parse-formula'
import { variablesOf } from '#value/formula/variables'
import { createUnitEnvironment } from '#value/unit-environment'

/** What the names of formulas stand for, and the currency they are to come out in. */
export interface FormulaNames {
  readonly currency: string
  readonly period: 'year' | 'month'
  readonly assumptions: ReadonlyMap<string, Unit | undefined>
  /** Units of needs, of one row; undefined while the study is not evaluated: then units are not checked. */
  readonly needs: ReadonlyMap<string, Unit | undefined>
  /** Formulas of their own name, as they are written. */
  readonly formulas: ReadonlyMap<string, string>
  /** What measures what: `need|block`. */
  readonly measured: readonly string[]
}

/** Something wrong in a formula, with the place of its first letter. */
export interface FormulaMark {
  readonly from: number
  readonly words: string
}

/** What a formula comes out in, and everything wrong with it where it stands. */
export function checkFormula(
  text: string,
  names: FormulaNames,
  role: Role,
): { readonly unit?: string; readonly marks: readonly FormulaMark[] } {
  const place = { line: 1, column: 1 }
  const parsed = parseFormula(text, { allowDistributions: true, place })
  if (parsed.value === undefined) return { marks: parsed.findings.map(markOf) }
  const formulas = readFormulas(names)
  if (takesUnmeasured(parsed.value, formulas, names)) return { marks: parsed.findings.map(markOf) }
  const checked = checkUnits(parsed.value, environmentOf(names, formulas), place)
  const marks = [...parsed.findings, ...checked.findings].map(markOf)
  if (checked.value === undefined) return { marks }
  const unit = unitWords(checked.value)
  const [asked] = roleUnits(role, names.currency)
  if (asked === undefined || sameDimensions(asked, checked.value)) return { unit, marks }
  const words = `This comes out in ${unit}, not in ${unitWords(asked)}.`
  return { unit, marks: [...marks, { from: 0, words }] }
}

type Formulas = Readonly<Record<string, Expression>>

/** The formulas of their own name that can be read. */
function readFormulas({ formulas }: FormulaNames): Formulas {
  return Object.fromEntries(
    [...formulas].flatMap(([id, text]): [string, Expression][] => {
      const { value } = parseFormula(text, { allowDistributions: true, place: {} })
      return value === undefined ? [] : [[id, value]]
    }),
  )
}

function environmentOf(names: FormulaNames, formulas: Formulas) {
  const { assumptions, needs, measured, period } = names
  return createUnitEnvironment(
    {
      assumptions: known(assumptions).map(([id, unit]) => ({ id, unit })),
      formulas,
      contrasts: Object.fromEntries(measured.map((contrast) => [contrast, true])),
      period,
    },
    Object.fromEntries(known(needs)),
  )
}

function known(units: ReadonlyMap<string, Unit | undefined>): [string, Unit][] {
  return [...units].flatMap(([id, unit]): [string, Unit][] =>
    unit === undefined ? [] : [[id, unit]],
  )
}

/** Whether a formula takes a need or an assumption that is not evaluated yet, itself or by another formula. */
function takesUnmeasured(
  expression: Expression,
  formulas: Formulas,
  units: Pick<FormulaNames, 'needs' | 'assumptions'>,
  seen: readonly string[] = [],
): boolean {
  const { needs, names } = variablesOf(expression)
  const isOpen = (of: FormulaNames['needs'], id: string): boolean =>
    of.has(id) && of.get(id) === undefined
  if (needs.some(({ need }) => isOpen(units.needs, need))) return true
  if (names.some((name) => isOpen(units.assumptions, name))) return true
  return names.some((name) => {
    const inner = Object.hasOwn(formulas, name) && !seen.includes(name) ? formulas[name] : undefined
    return inner !== undefined && takesUnmeasured(inner, formulas, units, [...seen, name])
  })
}

function markOf({ place, message, hint }: Finding): FormulaMark {
  const words = hint === undefined ? message : `${message} ${hint}`
  return { from: (place.column ?? 1) - 1, words: words.replaceAll('`', '') }
}
