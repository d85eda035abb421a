import type { ProjectModel, ValueProject } from '#formats/value-project'
import { problem, warning, type Finding, type Outcome } from '#quantity/finding'
import { slug } from '#quantity/id'
import { ProjectNames } from '#use-cases/project-names'
import { addAssumptions, type ProjectPlan } from '#use-cases/project-assumptions'
import { addDependencies, addDrivers } from '#use-cases/project-drivers'

/** A study document as plain values, on its way. */
export interface DraftStudy {
  readonly [key: string]: unknown
  title: string
  currency: string
  assumptions: DraftEntry[]
  formulas: DraftEntry[]
  value: { readonly [key: string]: unknown; horizon: unknown; drivers: DraftEntry[] }
}

/** An entry of a list, with its id and, if wanted, words above it. */
export type DraftEntry = Record<string, unknown> & { id: string }

/** What the import of a project makes. */
export interface ProjectStudy {
  readonly draft: DraftStudy
  /** Words that stand above an entry as a comment, by its id. */
  readonly comments: ReadonlyMap<string, string>
}

/** Where no driver says how long it lasts. */
const usualHorizon = 3

/**
 * A study from a value model, with a customer's values and a vendor's claims where they are there.
 * Equations become formulas of our own grammar. Of a model that was exported from a study, what
 * nobody changed is as it was there. What finds no place is said.
 */
export function projectStudy(
  project: ValueProject,
  file: string,
  currency: string | undefined,
): Outcome<ProjectStudy> {
  const { model } = project
  if (model === undefined) return { findings: [noModel(file)] }
  const findings: Finding[] = []
  const known = exportedStudy(model)
  const draft = known ?? freshStudy(project, model, currency ?? currencyOf(project) ?? 'USD')
  const plan: ProjectPlan = {
    project,
    model,
    draft,
    isExported: known !== undefined,
    file,
    names: new ProjectNames(draft),
    comments: new Map(),
    say: (code, path, message, hint) => findings.push(warning(code, { file, path }, message, hint)),
  }
  if (known === undefined) sayWhatIsNew(plan, currency)
  addAssumptions(plan)
  addDependencies(plan)
  addDrivers(plan)
  if (draft.value.drivers.length === 0) return { findings: [...findings, noDriver(file)] }
  return { value: { draft, comments: plan.comments }, findings }
}

/** The study that stands in a model that we exported; undefined where there is none. */
function exportedStudy({ study }: ProjectModel): DraftStudy | undefined {
  if (typeof study !== 'object' || study === null) return undefined
  const copy = structuredClone(study) as Partial<DraftStudy>
  const { value } = copy
  if (typeof value !== 'object' || !Array.isArray(value.drivers)) return undefined
  return {
    ...copy,
    title: String(copy.title ?? 'Study'),
    currency: String(copy.currency ?? 'USD'),
    assumptions: copy.assumptions ?? [],
    formulas: copy.formulas ?? [],
    value,
  }
}

function freshStudy(project: ValueProject, model: ProjectModel, currency: string): DraftStudy {
  const ours = slug(model.product)
  const reference = ours === 'today' ? 'before' : 'today'
  const horizons = model.drivers.flatMap(({ horizon }) => horizon ?? [])
  const { customer } = project
  const years = horizons.length === 0 ? usualHorizon : Math.max(...horizons)
  return {
    worthline: 1,
    title: customer === undefined ? model.product : `${model.product} for ${customer.customer}`,
    ...(model.description === '' ? {} : { about: model.description }),
    currency,
    performers: [{ id: 'customer', name: customer?.customer ?? 'customer', role: 'customer' }],
    job: {
      performer: 'customer',
      statement: { verb: 'carry out', object: 'the work', context: 'that the product is for' },
    },
    solutions: [
      { id: reference, name: 'The way of today', role: 'status-quo' },
      { id: ours, name: model.product, role: 'ours' },
    ],
    assumptions: [],
    formulas: [],
    value: {
      ours,
      reference,
      horizon: `${years} year`,
      'discount-rate': 0,
      drivers: [],
    },
  }
}

/** Money has no currency in a value model; units of claims and variables may name one. */
function currencyOf({ model, claims }: ValueProject): string | undefined {
  const units = [...(model?.variables ?? []), ...(claims?.claims ?? [])].map(({ unit }) => unit)
  return units.flatMap(
    (unit) => /\b(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK)\b/u.exec(unit ?? '') ?? [],
  )[0]
}

function sayWhatIsNew({ draft, project, model, say }: ProjectPlan, currency: string | undefined) {
  if (currency === undefined && currencyOf(project) === undefined) {
    say(
      'missing-key',
      'currency',
      'A value model names no currency: USD is taken.',
      'Say which it is: `--currency EUR`.',
    )
  }
  say(
    'missing-key',
    'job',
    'A value model does not say what job the product is hired for.',
    'Write the job: its performer, its statement, its needs.',
  )
  say(
    'missing-key',
    'value.discount-rate',
    'A value model discounts nothing: the discount rate is 0.',
    "Write the customer's.",
  )
  if (model.drivers.every(({ horizon }) => horizon === undefined)) {
    const message = `No driver says how many years it lasts: the horizon is ${String(draft.value.horizon)}.`
    say('missing-key', 'value.horizon', message)
  }
  say(
    'missing-key',
    'value.costs',
    'A value model has no price and no costs: the net present value is that of the benefits.',
    'Write what the solution costs under `costs`.',
  )
  say(
    'missing-key',
    'value.drivers',
    'A value model does not tell money from hours: every driver is of the class `capacity`, which counts, though not as cash.',
    'Write `cash` where a bill gets smaller or revenue comes in.',
  )
  sayWhatIsLeft({ model, say })
}

/** Parts of a value model that a study has no place for. */
function sayWhatIsLeft({ model, say }: Pick<ProjectPlan, 'model' | 'say'>): void {
  const limited = model.drivers.filter(({ tiers }) => tiers.length > 0)
  if (limited.length > 0) {
    const names = limited.map(({ name, tiers }) => `\`${name}\` (${tiers.join(', ')})`).join(', ')
    say(
      'not-carried',
      'tiers_and_modules',
      `Drivers that need a tier or module count all: ${names}.`,
    )
  }
  if (model.drivers.some(({ metric }) => metric !== undefined)) {
    const message = 'The metrics to watch after the sale are not carried over.'
    say('not-carried', 'value_drivers', message, 'Write them as needs with a metric and a target.')
  }
}

function noModel(file: string): Finding {
  const message = `\`${file}\` holds no value model: values and claims are nothing without it.`
  const hint =
    'Name the file of the value model first, the others with `--with customer.json claims.json`.'
  return problem('missing-key', { file }, message, hint)
}

function noDriver(file: string): Finding {
  const message = 'No driver could be carried over: there is nothing to write.'
  const hint = 'Give values to the variables: `--with customer-variables.json`.'
  return problem('missing-key', { file, path: 'value_drivers' }, message, hint)
}
