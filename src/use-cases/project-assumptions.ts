import type {
  ProjectClaim,
  ProjectModel,
  ProjectVariable,
  ValueProject,
} from '#formats/value-project'
import type { FindingCode } from '#quantity/finding-codes'
import { isSameNumber } from '#use-cases/same-number'
import { readAssumption } from '#value/formula/read-assumption'
import type { ProjectNames } from '#use-cases/project-names'
import type { DraftEntry, DraftStudy } from '#use-cases/project-study'

/** A project on its way into a study. */
export interface ProjectPlan {
  readonly project: ValueProject
  readonly model: ProjectModel
  readonly draft: DraftStudy
  /** Whether the model was exported from a study. */
  readonly isExported: boolean
  readonly file: string
  readonly names: ProjectNames
  readonly comments: Map<string, string>
  readonly say: (code: FindingCode, path: string, message: string, hint?: string) => void
  /** Id and unit in the study, by the name of the variable; one without a value is not there. */
  ids?: Map<string, { readonly id: string; readonly unit: string }>
}

/** A value with who stands behind it. */
interface Said {
  readonly value: number | string
  readonly source: Readonly<Record<string, string>>
}

/** Values of variables as assumptions: the customer's first, then a claim, then the usual one. */
export function addAssumptions(plan: ProjectPlan): void {
  const ids = new Map<string, { id: string; unit: string }>()
  plan.ids = ids
  const derived = new Set(plan.model.dependencies.map(({ variable }) => variable))
  for (const variable of plan.model.variables) {
    const { name, worthline, unit: written } = variable
    if (plan.isExported && worthline !== undefined) {
      ids.set(name, { id: worthline.id, unit: written ?? '1' })
      if (typeof worthline.exported === 'number') changeKnown(plan, variable)
    } else if (!derived.has(name)) {
      const said = saidOf(plan, variable)
      if (said !== undefined) ids.set(name, addAssumption(plan, variable, said))
    }
  }
  sayStrangers(plan)
}

function addAssumption(plan: ProjectPlan, variable: ProjectVariable, said: Said) {
  const { name, displayName, type, unit: shown, description } = variable
  const { draft } = plan
  const id = plan.names.give(name, 'value')
  const unit = type === 'Money' ? draft.currency : type === 'Percentage' ? '%' : '1'
  const own = typeof said.value === 'number' && unit !== '1' ? { unit } : {}
  const label =
    shown === undefined || type !== 'Numeric' ? displayName : `${displayName} (${shown})`
  draft.assumptions.push({
    id,
    ...(label === name ? {} : { name: label }),
    value: said.value,
    ...own,
    source: said.source,
  })
  if (description !== '') plan.comments.set(id, description)
  return { id, unit }
}

function saidOf(plan: ProjectPlan, variable: ProjectVariable): Said | undefined {
  const { name, defaultValue, type } = variable
  const { customer, claims } = plan.project
  const path = `variables.${name}`
  const own = customerValue(plan, name)
  if (own !== undefined) {
    if (type === 'Percentage' && own.value !== 0 && Math.abs(own.value) < 1) {
      const message = `\`${name}\` is ${own.value} %: percentages of a value model are whole numbers.`
      plan.say('wrong-value', path, message, 'Write 30 for 30 %, not 0.3.')
    }
    return { value: own.value, source: sourceOfValue(customer?.customer ?? 'customer', own) }
  }
  const claim = claims?.claims.find(({ variable: claimed }) => claimed === name)
  if (claim !== undefined) return saidByClaim(plan, variable, claim)
  if (defaultValue !== undefined) {
    const cite = `default of the value model ${plan.model.id || plan.model.product}`
    return { value: defaultValue, source: { kind: 'benchmark', cite } }
  }
  const hint = 'Give one with `--with customer-variables.json`.'
  plan.say('missing-value', path, `\`${name}\` has no value: what needs it is left out.`, hint)
  return undefined
}

function customerValue({ project: { customer } }: ProjectPlan, name: string) {
  return customer?.values.find((each) => each.name === name)
}

function sourceOfValue(
  by: string,
  { sources, notes }: { readonly sources: readonly string[]; readonly notes?: string },
): Said['source'] {
  const cite = [...sources, ...(notes === undefined ? [] : [notes])].join('; ')
  return { kind: 'customer-record', by, ...(cite === '' ? {} : { cite }) }
}

const kinds: Readonly<Record<ProjectClaim['basis'], string>> = {
  customer_data: 'benchmark',
  third_party_research: 'benchmark',
  internal_testing: 'measurement',
  analyst_estimate: 'judgement',
  vendor_estimate: 'judgement',
}

/** Least and greatest are read as P5 and P95; where no distribution has them, as hard ends. */
function saidByClaim(
  plan: ProjectPlan,
  { name, type }: ProjectVariable,
  claim: ProjectClaim,
): Said {
  const { min, median, max, basis, notes } = claim
  const { draft, model, project } = plan
  const unit = type === 'Money' ? ` ${draft.currency}` : type === 'Percentage' ? ' %' : ''
  const cite = [`claim of the vendor: ${basis.replaceAll('_', ' ')}`, notes ?? ''].filter(Boolean)
  const source = {
    kind: kinds[basis],
    by: model.product,
    ...(project.claims?.date === undefined ? {} : { date: project.claims.date }),
    cite: cite.join('; '),
  }
  if (min === max) return { value: median, source }
  const quantiles = `from quantiles (5 %: ${min}, 50 %: ${median}, 95 %: ${max})${unit}`
  if (isReadable(quantiles)) return { value: quantiles, source }
  const pert = `pert(${min}, ${median}, ${max})${unit}`
  const path = `claims.${name}`
  if (isReadable(pert)) {
    const message = `No distribution has ${min}, ${median} and ${max} as its P5, P50 and P95: they are read as least, most likely and greatest.`
    plan.say('range', path, message)
    return { value: pert, source }
  }
  plan.say('range', path, `Of the claim on \`${name}\` only the median ${median} is carried over.`)
  return { value: median, source }
}

function isReadable(text: string): boolean {
  const { value, findings } = readAssumption(text, undefined, {})
  return value !== undefined && !findings.some(({ severity }) => severity === 'problem')
}

/** A value that somebody changed since the export takes the place of what the study says. */
function changeKnown(plan: ProjectPlan, variable: ProjectVariable): void {
  const { name, worthline, defaultValue } = variable
  if (worthline === undefined) return
  const own = customerValue(plan, name)
  const value = own?.value ?? defaultValue
  if (value === undefined || isSameNumber(value, Number(worthline.exported))) return
  const entry = plan.draft.assumptions.find(({ id }) => id === worthline.id)
  const path = `variables.${name}`
  if (entry === undefined || entry['wage'] !== undefined) {
    const message = `\`${name}\` is ${value} now, and stands in the study as a part of \`${worthline.id}\`: it is left as it was.`
    plan.say('not-carried', path, message, 'Change it in the study.')
    return
  }
  const by = plan.project.customer?.customer ?? 'value model'
  replaceValue(entry, variable, value)
  entry['source'] = sourceOfValue(by, own ?? { sources: [] })
}

function replaceValue(entry: DraftEntry, { type, unit }: ProjectVariable, value: number): void {
  delete entry['experts']
  if (entry['unit'] === undefined && unit !== undefined && unit !== '%' && unit !== '1') {
    entry['unit'] = unit
  }
  const isShare = type === 'Percentage' && entry['unit'] === undefined
  entry['value'] = isShare ? `${value} %` : value
}

/** Values and claims of variables that the model does not have. */
function sayStrangers({ project, model, say }: ProjectPlan): void {
  const known = new Set(model.variables.map(({ name }) => name))
  for (const { name } of project.customer?.values ?? []) {
    if (known.has(name)) continue
    say('not-carried', `variables.${name}`, `The value model has no variable \`${name}\`.`)
  }
  for (const { variable } of project.claims?.claims ?? []) {
    if (known.has(variable)) continue
    say('not-carried', `claims.${variable}`, `The value model has no variable \`${variable}\`.`)
  }
  for (const name of project.customer?.missing ?? []) {
    say('missing-value', `missing_variables.${name}`, `The customer could not say \`${name}\`.`)
  }
}
