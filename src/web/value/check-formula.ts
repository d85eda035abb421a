import type { Finding } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { plainNumber, sameDimensions } from '#quantity/unit-algebra'
import { roleUnits, unitWords } from '#value/expression-role'
import { checkUnits } from '#value/formula/check-units'
import { parseFormula } from '#value/formula/parse-formula'
import { variablesOf } from '#value/formula/variables'

/** What the names of formulas stand for, and the currency they are to come out in. */
export interface FormulaNames {
  readonly currency: string
  readonly assumptions: ReadonlyMap<string, Unit | undefined>
  /** Units of needs, of one row; undefined while the study is not evaluated: then units are not checked. */
  readonly needs: ReadonlyMap<string, Unit | undefined>
}

/** Something wrong in a formula, with the place of its first letter. */
export interface FormulaMark {
  readonly from: number
  readonly words: string
}

/** What the formula of a driver comes out in, and everything wrong with it. */
export function checkFormula(
  text: string,
  { currency, assumptions, needs }: FormulaNames,
): { readonly unit?: string; readonly marks: readonly FormulaMark[] } {
  const place = { line: 1, column: 1 }
  const parsed = parseFormula(text, { allowDistributions: true, place })
  if (parsed.value === undefined) return { marks: parsed.findings.map(markOf) }
  const unmeasured = variablesOf(parsed.value).needs.some(
    ({ need }) => needs.has(need) && needs.get(need) === undefined,
  )
  if (unmeasured) return { marks: parsed.findings.map(markOf) }
  const checked = checkUnits(
    parsed.value,
    {
      names: [...assumptions.keys(), ...needs.keys()],
      unitOf: (name) => assumptions.get(name),
      needUnit: (need) => {
        const unit = needs.get(need)
        return unit && { saved: unit, before: unit, after: unit, ratio: plainNumber }
      },
    },
    place,
  )
  const marks = [...parsed.findings, ...checked.findings].map(markOf)
  if (checked.value === undefined) return { marks }
  const unit = unitWords(checked.value)
  const [asked] = roleUnits('money-a-year', currency)
  if (asked === undefined || sameDimensions(asked, checked.value)) return { unit, marks }
  const words = `This comes out in ${unit}, not in ${unitWords(asked)}.`
  return { unit, marks: [...marks, { from: 0, words }] }
}

function markOf({ place, message, hint }: Finding): FormulaMark {
  const words = hint === undefined ? message : `${message} ${hint}`
  return { from: (place.column ?? 1) - 1, words: words.replaceAll('`', '') }
}
