import type { ProjectDependency, ProjectVariable } from '#formats/value-project'
import type { Source } from '#quantity/figure'
import { isDimensionless } from '#quantity/unit-algebra'
import { centralValues } from '#value/central-model'
import type { Assumption, ValueModel } from '#value/model'
import { formulaExpression } from '#value/model-expressions'
import { cellTerm, type FormulaScope } from '#reports/spreadsheet/formula-text'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import {
  measuredClaim,
  measuredVariable,
  needTerm,
  needUses,
  tidy,
  useKey,
  type MeasuredVariable,
  type NamedClaim,
} from '#reports/value-project/measured-variables'
import {
  createEquations,
  numberTerm,
  type Equations,
} from '#reports/value-project/project-equations'
import { ProjectIds } from '#reports/value-project/project-ids'

/** The variables of a model, and the equations that name them. */
export interface ProjectVariables {
  /** With a value each. */
  readonly list: readonly SourcedVariable[]
  /** Computed by `dependencies`. */
  readonly derived: readonly ProjectVariable[]
  readonly dependencies: readonly ProjectDependency[]
  readonly measured: readonly MeasuredVariable[]
  readonly claims: readonly NamedClaim[]
  readonly equations: Equations
}

/** A variable with who stands behind its value, and its range as written. */
type SourcedVariable = ProjectVariable & {
  readonly source?: Source
  readonly range?: string
}

/** Assumptions, measured needs and named formulas of a model as variables of the Value Project. */
export function projectVariables(assessment: PricedAssessment): ProjectVariables {
  const { model } = assessment
  const ids = new ProjectIds()
  const measured = new Map(
    needUses(model).map((use) => [useKey(use), measuredVariable(assessment, use, ids)]),
  )
  const equations = createEquations(model, {
    term: writtenTerms(model, [measured, ids], () => equations),
    value: valuedTerms(model, measured, () => equations),
  })
  const parts = Object.entries(model.formulas).map(([id, expression]) => ({
    id,
    unit: equations.unitOf(expression).text,
    equation: equations.part(expression),
  }))
  return {
    list: [
      ...[...measured.values()].map(({ variable }) => ({ ...variable, source: measuredSource })),
      ...model.assumptions.map((assumption) => assumptionVariable(assumption, ids)),
    ],
    derived: parts.map((part) => derivedVariable(part, ids)),
    dependencies: parts.map(({ id, equation }) => ({ variable: ids.of(id), equation })),
    measured: [...measured.values()],
    claims: [...measured.values()].map((each) => measuredClaim(assessment, each)),
    equations,
  }
}

type Terms = Pick<FormulaScope, 'name' | 'need'>
type Measured = ReadonlyMap<string, MeasuredVariable>

/** `month` stands for the first one. */
const firstPeriod = cellTerm('1', 1)

/** Names of variables. */
function writtenTerms(
  model: ValueModel,
  [measured, ids]: readonly [Measured, ProjectIds],
  equations: () => Equations,
): Terms {
  const factors = new Map(model.assumptions.map((each) => [each.id, factorIn(each)]))
  return {
    name(id) {
      const formula = Object.hasOwn(model.formulas, id) ? model.formulas[id] : undefined
      const factor = factors.get(id) ?? (formula && equations().unitOf(formula).factor)
      return factor === undefined ? firstPeriod : cellTerm(ids.of(id), factor)
    },
    need: (use) => needTerm(measured.get(useKey(use))!, ({ name }) => name),
  }
}

/** Their values. */
function valuedTerms(model: ValueModel, measured: Measured, equations: () => Equations): Terms {
  const assumptions = new Map(model.assumptions.map((each) => [each.id, each]))
  return {
    name(id) {
      const assumption = assumptions.get(id)
      if (assumption !== undefined) {
        return numberTerm(centralValues(assumption).central, assumption.unit.factor)
      }
      const formula = Object.hasOwn(model.formulas, id) ? model.formulas[id] : undefined
      if (formula === undefined) return firstPeriod
      return numberTerm(equations().number(formulaExpression(id, formula)) ?? 0, 1)
    },
    need: (use) => needTerm(measured.get(useKey(use))!, ({ defaultValue }) => `(${defaultValue})`),
  }
}

const measuredSource: Source = { kind: 'measurement' }

/** Percentages are whole numbers in files, and fractions in equations. */
function isPercent(assumption: Assumption): boolean {
  const { unit } = assumption
  if (!isDimensionless(unit)) return false
  if (unit.text === '%') return true
  const { central, low, high } = centralValues(assumption)
  return unit.factor === 1 && low >= 0 && high <= 1 && central > 0
}

function factorIn(assumption: Assumption): number {
  return isPercent(assumption) ? 1 : assumption.unit.factor
}

function assumptionVariable(assumption: Assumption, ids: ProjectIds): SourcedVariable {
  const { id, label, unit, source, text } = assumption
  const percent = isPercent(assumption)
  const value = tidy(centralValues(assumption).central * (percent ? unit.factor * 100 : 1))
  const shown = percent ? '%' : unit.text
  return {
    name: ids.of(id),
    displayName: label,
    description: `${label}${unit.text === '1' ? '' : `, in ${unit.text}`}`,
    type: percent ? 'Percentage' : numberType(shown),
    category: source?.kind === 'benchmark' ? 'Market Variable' : 'Customer Variable',
    ...unitKey(shown),
    defaultValue: value,
    worthline: { id, exported: value },
    ...(source === undefined ? {} : { source }),
    ...(text === '' || text === String(value) ? {} : { range: text }),
  }
}

function unitKey(unit: string): { readonly unit?: string } {
  return unit === '1' ? {} : { unit }
}

function numberType(unit: string): 'Money' | 'Numeric' {
  return /^[A-Z]{3}\b/u.test(unit) ? 'Money' : 'Numeric'
}

function derivedVariable(
  { id, unit, equation }: { readonly id: string; readonly unit: string; readonly equation: string },
  ids: ProjectIds,
): ProjectVariable {
  return {
    name: ids.of(id),
    displayName: id.replaceAll('-', ' '),
    description: `Computed: ${equation}`,
    type: numberType(unit),
    category: 'Customer Variable',
    ...unitKey(unit),
    worthline: { id, exported: equation },
  }
}
