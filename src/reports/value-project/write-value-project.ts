import type { ProjectClaim, ProjectDriver, ProjectVariable } from '#formats/value-project'
import { slug } from '#quantity/id'
import type { Assessment } from '#study/evaluation/assessment'
import type { StudyDocument } from '#study/document/schema/study'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import { carriedStudy } from '#reports/value-project/carried-study'
import { projectAdjustments, projectDrivers } from '#reports/value-project/project-drivers'
import { projectVariables } from '#reports/value-project/project-variables'
import { sourcesOf, type ProjectSources } from '#reports/value-project/project-sources'

/** A study as files of the Value Project. */
export interface ValueProjectFiles {
  readonly model: string
  readonly customer: string
  /** Absent where nothing in the model was measured or published. */
  readonly claims?: string
  /** What they have no place for, in words. */
  readonly left: readonly string[]
}

/**
 * An assessment as a value model, customer variables and benchmark claims of the Value Project
 * (schemas 1.0); undefined where it has no money. Equations have one value for each input, in the
 * units of the variables. What the schemas have no key for stands under `worthline`, which they allow.
 */
export function writeValueProject(
  assessment: Assessment,
  document: StudyDocument,
): ValueProjectFiles | undefined {
  const { model, value } = assessment
  if (model === undefined || value === undefined) return undefined
  const priced = { ...assessment, model, value }
  const variables = projectVariables(priced)
  const drivers = projectDrivers(priced, variables)
  const product = assessment.study.solutions.find(({ id }) => id === model.ours)?.name ?? model.ours
  const id = `vm_${slug(assessment.study.title).replaceAll('-', '_')}`
  const sources = sourcesOf(variables.list)
  const carried = carriedStudy(document, priced, variables)
  return {
    model: text({
      schema_version: '1.0.0',
      model_id: id,
      product_name: product,
      product_description: assessment.study.about ?? assessment.study.title,
      variables: [...variables.list, ...variables.derived].map((each) => variableJson(each)),
      dependencies: variables.dependencies,
      value_drivers: drivers.map(driverJson),
      tiers_and_modules: [{ name: product, module: false, description: product, includes: [] }],
      worthline: { version: 1, study: carried.study },
    }),
    customer: text(customerJson(priced, [id, sources], [variables.list, drivers])),
    ...(variables.claims.length === 0
      ? {}
      : { claims: text(claimsJson(priced, id, variables.claims)) }),
    left: carried.left,
  }
}

function text(json: unknown): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}

function variableJson(variable: ProjectVariable): unknown {
  const { name, displayName, description, type, category, unit, defaultValue, worthline } = variable
  return {
    name,
    display_name: displayName,
    description,
    type,
    category,
    unit,
    default_value: defaultValue,
    worthline,
  }
}

function driverJson(driver: ProjectDriver, index: number): unknown {
  return {
    name: driver.name,
    number: index + 1,
    category: driver.category,
    subcategory: '',
    equation: driver.equation,
    description: driver.description,
    variables_used: driver.variablesUsed,
    continuity_profile: {
      // `mode` is the name of the key in the schema's first form.
      type: 'recurring',
      mode: 'recurring',
      annual_decay_rate: driver.decay ?? 0,
      time_horizon_years: driver.horizon,
    },
    tiers_or_modules: [],
    key_category_metric: driver.metric,
    key_category_metric_equation: driver.metricEquation,
    worthline: driver.worthline,
  }
}

function customerJson(
  { study }: PricedAssessment,
  [id, sources]: readonly [string, ProjectSources],
  [list, drivers]: readonly [readonly ProjectVariable[], readonly ProjectDriver[]],
): unknown {
  return {
    model_id: id,
    customer: study.customer ?? study.performers[0]?.name ?? study.title,
    variables: list.map((variable) => ({
      name: variable.name,
      value: variable.defaultValue,
      ...sources.of(variable.name),
    })),
    value_drivers: drivers.map(projectAdjustments),
    sources_summary: sources.summary,
  }
}

function claimsJson(
  { study }: PricedAssessment,
  id: string,
  claims: readonly (ProjectClaim & { readonly displayName: string })[],
): unknown {
  const days = study.data.flatMap(({ source }) => source?.date ?? [])
  return {
    model_id: id,
    effective_date: days.toSorted().at(-1) ?? '',
    claims: claims.map(({ variable, displayName, unit, median, min, max, basis, notes }) => ({
      variable_name: variable,
      display_name: displayName,
      unit,
      median,
      min,
      max,
      basis,
      notes,
    })),
  }
}
