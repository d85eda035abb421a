import { needsInWords } from '#charts/wording'
import type { ProjectClaim, ProjectVariable } from '#formats/value-project'
import { everythingIn } from '#value/check/model-check'
import { centralArms } from '#value/central-model'
import type { NeedUse } from '#value/formula/variables'
import type { ValueModel } from '#value/model'
import { modelExpressions } from '#value/model-expressions'
import { contrastOf, needArms } from '#value/need-arms'
import { cellTerm, type Term } from '#reports/spreadsheet/formula-text'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import { factorOf } from '#reports/value-project/project-equations'
import type { ProjectIds } from '#reports/value-project/project-ids'

/** A measured need as a variable. */
export interface MeasuredVariable {
  readonly use: NeedUse
  readonly variable: ProjectVariable
  /** Standard deviation in its unit; absent where only the mean is known. */
  readonly sd?: number
}

/** A claim with the name that people know it by. */
export type NamedClaim = ProjectClaim & { readonly displayName: string }

/** The key of a use of a need. */
export function useKey({ name, need, block }: NeedUse): string {
  return [name, need, ...(block === undefined ? [] : [block])].join(' ')
}

/** What the formulas of a model take of needs, each once. */
export function needUses(model: ValueModel): readonly NeedUse[] {
  const uses = modelExpressions(model).flatMap(
    ({ expression }) => everythingIn(model, expression).needs,
  )
  return [...new Map(uses.map((use) => [useKey(use), use])).values()]
}

const deeds = {
  saved: 'Improvement',
  before: 'Before',
  after: 'After',
  ratio: 'After over before',
} as const

/** What a formula takes of a need, at the means of its arms. */
export function measuredVariable(
  assessment: PricedAssessment,
  use: NeedUse,
  ids: ProjectIds,
): MeasuredVariable {
  const { value, unit } = centralNeed(assessment.model, use)
  const id = useKey(use).replaceAll(' ', '-')
  const words = needsInWords(assessment).get(use.need) ?? use.need
  const known = use.name === 'ratio' || unit === '1' ? {} : { unit }
  const exported = tidy(value)
  const sd = use.name === 'saved' ? spreadOf(assessment, use) : undefined
  return {
    use,
    variable: {
      name: ids.of(id),
      displayName: `${deeds[use.name]}: ${words}`,
      description: `Measured: ${words}${known.unit === undefined ? '' : `, in ${known.unit}`}`,
      type: 'Numeric',
      category: use.name === 'before' ? 'Customer Variable' : 'Improvement Claim',
      ...known,
      defaultValue: exported,
      worthline: { id, exported },
    },
    ...(sd === undefined ? {} : { sd }),
  }
}

function centralNeed(
  model: ValueModel,
  use: NeedUse,
): { readonly value: number; readonly unit: string } {
  const contrast = contrastOf(model, use)
  if (contrast === undefined) throw new RangeError(`there is no evidence on ${use.need}`)
  const arms = centralArms(model)
  const { before, after, sign } = needArms(model, contrast)
  const [was, is] = [arms.get(before ?? ''), arms.get(after ?? '')]
  const known = was ?? is ?? { value: 0, unit: '1', factor: 1 }
  const inUnit = (arm: typeof was): number =>
    ((arm?.value ?? 0) * (arm?.factor ?? 1)) / known.factor
  const [first, second] = [inUnit(was), inUnit(is)]
  const values = {
    before: first,
    after: second,
    saved: sign * (first - second),
    ratio: second / first,
  }
  return { value: values[use.name], unit: known.unit }
}

/** Of a standard normal distribution. */
const p90 = 1.2815515655446004
const p95 = 1.6448536269514722

/** From the ends of the tornado, P10 and P90 of the difference. */
function spreadOf({ model, value }: PricedAssessment, use: NeedUse): number | undefined {
  const id = `evidence.${contrastOf(model, use)?.block}.${use.need}`
  const swing = value.sensitivities.find(({ input }) => input === id)
  const spread = swing === undefined ? 0 : Math.abs(swing.high.input - swing.low.input) / (2 * p90)
  return spread > 0 ? spread : undefined
}

/** A variable in an equation, or its value. */
export function needTerm(
  { variable, use }: MeasuredVariable,
  text: (variable: ProjectVariable) => string,
): Term {
  return cellTerm(text(variable), use.name === 'ratio' ? 1 : factorOf(variable.unit ?? '1'))
}

/** What the evidence on a need claims, with what stands behind it. */
export function measuredClaim(
  { study, model, estimates }: PricedAssessment,
  { use, variable, sd = 0 }: MeasuredVariable,
): NamedClaim {
  const block = contrastOf(model, use)?.block
  const estimate = estimates.find((each) => each.need === use.need && each.block === block)
  const { defaultValue: median = 0 } = variable
  const rows = estimate && estimate.baseline.n + (estimate.treatment?.n ?? 0)
  return {
    variable: variable.name,
    displayName: variable.displayName,
    unit: variable.unit ?? '1',
    median,
    min: tidy(median - sd * p95),
    max: tidy(median + sd * p95),
    basis: basisOf(study, block),
    notes: [
      'Least and greatest are the 5th and 95th percentile, the bias of the design included',
      ...(estimate === undefined
        ? []
        : [`design: ${estimate.design}; grade ${estimate.grade}; n = ${rows}`]),
    ].join('; '),
  }
}

function basisOf(
  study: PricedAssessment['study'],
  block: string | undefined,
): ProjectClaim['basis'] {
  if (study.stated.some(({ id }) => id === block)) return 'analyst_estimate'
  const isLab = study.evidence.some(({ id, setting }) => id === block && setting === 'lab')
  return isLab ? 'internal_testing' : 'customer_data'
}

/** A conversion leaves traces in the last digit. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15))
}
