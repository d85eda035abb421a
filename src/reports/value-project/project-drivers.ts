import { needsInWords } from '#charts/wording'
import type { ProjectDriver } from '#formats/value-project'
import type { Driver } from '#value/model'
import { driverExpressions } from '#value/model-expressions'
import { variablesOf } from '#value/formula/variables'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'
import { useKey } from '#reports/value-project/measured-variables'
import type { ProjectVariables } from '#reports/value-project/project-variables'

/** The drivers of a model; the capture stands in the equation, other haircuts beside it. */
export function projectDrivers(
  assessment: PricedAssessment,
  variables: ProjectVariables,
): readonly ProjectDriver[] {
  const needs = needsInWords(assessment)
  return assessment.model.drivers.map((driver) => {
    const { formula, capture } = driverExpressions(driver)
    const money = variables.equations.text(formula)
    const equation =
      capture === undefined ? money : `(${money}) * (${variables.equations.text(capture)})`
    const shares = sharesOf(driver, variables)
    const metric = metricOf(driver, variables, needs)
    return {
      name: driver.label,
      category: categories[driver.kind] ?? 'Other',
      description: `${driver.label} (${driver.class}): ${driver.text}`,
      equation,
      variablesUsed: namesIn(equation, variables),
      once: false,
      decay: shares['decay'] ?? 0,
      horizon: Math.ceil(assessment.model.horizon),
      tiers: [],
      metric: metric?.words ?? `${driver.label}, money a year`,
      metricEquation: metric?.equation ?? equation,
      worthline: { id: driver.id, exported: equation, shares },
    }
  })
}

const categories: Readonly<Record<string, string>> = {
  'time-savings': 'Efficiency',
  'error-reduction': 'Quality',
  'quality-improvement': 'Quality',
  'resource-optimization': 'Cost Reduction',
  'new-capability': 'New Capability',
  'revenue-growth': 'Revenue Growth',
  'risk-reduction': 'Risk Reduction',
  'lead-time': 'Efficiency',
  'job-removed': 'Cost Reduction',
  'job-added': 'Cost Reduction',
  'buyer-interface': 'Efficiency',
  'payment-model': 'Cost Reduction',
}

function namesIn(equation: string, { list, derived }: ProjectVariables): readonly string[] {
  const words = new Set(equation.match(/[A-Za-z_]\w*/gu))
  return [...list, ...derived].map(({ name }) => name).filter((name) => words.has(name))
}

function metricOf(
  driver: Driver,
  { measured }: ProjectVariables,
  needs: ReadonlyMap<string, string>,
): { readonly words: string; readonly equation: string } | undefined {
  const [use] = variablesOf(driver.formula).needs
  if (use === undefined) return undefined
  const variable = measured.find((each) => useKey(each.use) === useKey(use))?.variable
  const words = needs.get(use.need) ?? use.need
  return variable && { words, equation: variable.name }
}

/** Haircuts at the central values. */
function sharesOf(
  driver: Driver,
  { equations }: ProjectVariables,
): Readonly<Record<string, number>> {
  const { attribution, executionRisk, decay } = driverExpressions(driver)
  const fields = { attribution, 'execution-risk': executionRisk, decay }
  const known = Object.entries(fields).flatMap(([key, source]) => {
    const share = source && equations.number(source)
    return share === undefined ? [] : [[key, Number(share.toPrecision(12))] as const]
  })
  return Object.fromEntries(known)
}

/** What is taken off a driver, as the values of a customer have it. */
export function projectAdjustments({ name, worthline }: ProjectDriver): unknown {
  const { attribution = 1, 'execution-risk': risk = 0 } = worthline?.shares ?? {}
  return {
    name,
    selected: true,
    reason: 'It stands in the study.',
    risk_adjustments: {
      execution_risk: risk,
      attribution_percentage: Number((attribution * 100).toPrecision(12)),
    },
  }
}
