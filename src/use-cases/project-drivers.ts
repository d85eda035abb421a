import type { ProjectAdjustment, ProjectDriver } from '#formats/value-project'
import {
  EquationError,
  equationNames,
  equationText,
  readEquation,
  type EquationPart,
} from '#formats/value-project-equation'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { isDimensionless, sameDimensions } from '#quantity/unit-algebra'
import { isSameNumber } from '#use-cases/same-number'
import { checkUnits } from '#value/formula/check-units'
import { parseFormula } from '#value/formula/parse-formula'
import type { ProjectPlan } from '#use-cases/project-assumptions'
import type { DraftEntry } from '#use-cases/project-study'

/** Variables that are computed from others, as named formulas; each may name those before it. */
export function addDependencies(plan: ProjectPlan): void {
  for (const { variable, equation } of plan.model.dependencies) {
    const known = plan.model.variables.find(({ name }) => name === variable)
    if (plan.isExported && known?.worthline !== undefined) {
      if (sameText(equation, known.worthline.exported)) continue
      plan.say('not-carried', `dependencies.${variable}`, changedPart(variable))
      continue
    }
    const path = `dependencies.${variable}`
    const part = equationOf(plan, equation, path)
    if (part === undefined) continue
    const formula = equationText(part, idOf(plan), isPercent(plan))
    const unit = unitOf(plan, formula)
    if (unit === undefined) {
      plan.say('unit', path, `The units of \`${variable}\` do not agree: it is left out.`)
      continue
    }
    const id = plan.names.give(variable, 'formula')
    plan.draft.formulas.push({ id, formula })
    plan.ids?.set(variable, { id, unit: unit.text })
    if (known !== undefined && known.description !== '') plan.comments.set(id, known.description)
  }
}

function changedPart(variable: string): string {
  return `The equation of \`${variable}\` was changed since the export; the study keeps its formula.`
}

/** Drivers with their formulas; one that cannot be carried over is named with the reason. */
export function addDrivers(plan: ProjectPlan): void {
  const { draft, model } = plan
  const before = draft.value.drivers
  const drivers = model.drivers.flatMap((driver): readonly DraftEntry[] => {
    const adjustment = plan.project.customer?.adjustments.find(({ name }) => name === driver.name)
    const path = `value_drivers.${driver.name}`
    if (adjustment?.selected === false) {
      const reason = adjustment.reason === undefined ? '' : `: ${adjustment.reason}`
      plan.say('not-carried', path, `\`${driver.name}\` does not count for the customer${reason}.`)
      return []
    }
    const known = before.find(({ id }) => plan.isExported && id === driver.worthline?.id)
    if (known !== undefined) return [changedDriver(plan, [driver, known], adjustment)]
    const made = freshDriver(plan, driver, adjustment)
    return made === undefined ? [] : [made]
  })
  for (const { id } of before) {
    if (drivers.some((driver) => driver.id === id)) continue
    if (model.drivers.some(({ worthline }) => worthline?.id === id)) continue
    plan.say('not-carried', `value_drivers.${id}`, `The driver \`${id}\` is in the model no more.`)
  }
  draft.value.drivers = drivers
}

function changedDriver(
  plan: ProjectPlan,
  [driver, known]: readonly [ProjectDriver, DraftEntry],
  adjustment: ProjectAdjustment | undefined,
): DraftEntry {
  const entry = { ...known, ...changedShares(driver, adjustment) }
  if (sameText(driver.equation, driver.worthline?.exported ?? '')) return entry
  const formula = formulaOf(plan, driver)
  if (formula === undefined) return entry
  const { capture: _capture, ...rest } = entry as DraftEntry & { capture?: unknown }
  const message = `The equation of \`${driver.name}\` was changed since the export: it takes the place of the formula, and of the capture that stands in it.`
  plan.say('stale', `value_drivers.${driver.name}`, message)
  return { ...rest, formula }
}

/** Haircuts that are no longer what was exported. */
function changedShares(
  { decay, worthline }: ProjectDriver,
  adjustment: ProjectAdjustment | undefined,
): Readonly<Record<string, number>> {
  const { executionRisk, attribution } = adjustment ?? {}
  const now = Object.entries({ 'execution-risk': executionRisk, attribution, decay })
  const changed = now.flatMap(([key, value]) => {
    if (value === undefined) return []
    return isSameNumber(value, worthline?.shares?.[key] ?? usual[key] ?? 0)
      ? []
      : [[key, value] as const]
  })
  return Object.fromEntries(changed)
}

/** What is as if it were not there. */
const usual: Readonly<Record<string, number>> = { 'execution-risk': 0, attribution: 1, decay: 0 }

function freshDriver(
  plan: ProjectPlan,
  driver: ProjectDriver,
  adjustment: ProjectAdjustment | undefined,
): DraftEntry | undefined {
  const formula = formulaOf(plan, driver)
  if (formula === undefined) return undefined
  const { executionRisk, attribution } = adjustment ?? {}
  const id = plan.names.give(driver.name, 'driver')
  if (driver.description !== '') plan.comments.set(id, driver.description)
  return {
    id,
    name: driver.name,
    kind: kindOf(driver.category),
    class: 'capacity',
    formula: overYears(plan, driver, formula),
    ...(attribution === undefined || attribution === 1 ? {} : { attribution }),
    ...(executionRisk === undefined || executionRisk === 0
      ? {}
      : { 'execution-risk': executionRisk }),
    ...(driver.decay === undefined || driver.decay === 0 ? {} : { decay: driver.decay }),
  }
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/revenue|sales|growth/iu, 'revenue-growth'],
  [/risk/iu, 'risk-reduction'],
  [/quality/iu, 'quality-improvement'],
  [/time|productiv|efficien|labou?r/iu, 'time-savings'],
  [/cost|capital|expenditure|saving/iu, 'resource-optimization'],
]

function kindOf(category: string): string {
  return kinds.find(([words]) => words.test(category))?.[1] ?? 'custom'
}

/** What happens once counts in year 1; what lasts some years, in these. */
function overYears({ draft }: ProjectPlan, driver: ProjectDriver, formula: string): string {
  if (driver.once) return `if(year = 1, ${formula}, 0)`
  const horizon = String(draft.value.horizon)
  const years = Number.parseInt(horizon, 10) / (horizon.includes('month') ? 12 : 1)
  if (driver.horizon === undefined || driver.horizon >= years) return formula
  return `if(year <= ${driver.horizon}, ${formula}, 0)`
}

/** The equation of a driver as a formula in money a year. */
function formulaOf(plan: ProjectPlan, driver: ProjectDriver): string | undefined {
  const path = `value_drivers.${driver.name}`
  const part = equationOf(plan, driver.equation, path)
  if (part === undefined) return undefined
  const text = equationText(part, idOf(plan), isPercent(plan))
  const money = unitIn(plan.draft.currency)
  const unit = unitOf(plan, text)
  if (unit !== undefined && money !== undefined) {
    if (sameDimensions(unit, money)) return `${factor(text)} * 1 1/year`
    if (sameDimensions(unit, unitIn(`${plan.draft.currency}/year`) ?? money)) return text
  }
  const plain = equationText(part, plainNumberOf(plan), isPercent(plan))
  if (unit === undefined || !isDimensionless(unit)) {
    const message = `The units of \`${driver.name}\` do not come out in ${plan.draft.currency}: its equation is computed with plain numbers.`
    plan.say('unit', path, message, 'Write the formula with units.')
  } else {
    const message = `The equation of \`${driver.name}\` has no money in it: it is read as ${plan.draft.currency} a year.`
    plan.say('unit', path, message)
  }
  return `${factor(plain)} * 1 ${plan.draft.currency}/year`
}

/** In brackets unless it is a product of names and numbers. */
function factor(text: string): string {
  return /^[\w.-]+(?: \* [\w.-]+)*$/u.test(text) ? text : `(${text})`
}

/** What an equation says, if all its names have a value. */
function equationOf(plan: ProjectPlan, text: string, path: string): EquationPart | undefined {
  try {
    const part = readEquation(text)
    const gone = equationNames(part).filter((name) => plan.ids?.has(name) !== true)
    if (gone.length === 0) return part
    const names = gone.map((name) => `\`${name}\``).join(', ')
    const message = `Left out: ${gone.length === 1 ? 'there is no value' : 'there are no values'} of ${names}.`
    plan.say('not-carried', path, message)
  } catch (error) {
    if (!(error instanceof EquationError)) throw error
    plan.say('formula', path, `Left out: the equation cannot be read: ${error.message}.`)
  }
  return undefined
}

const idOf =
  ({ ids }: ProjectPlan) =>
  (name: string): string =>
    ids?.get(name)?.id ?? name

/** A quantity as the number of its units. */
const plainNumberOf =
  ({ ids }: ProjectPlan) =>
  (name: string): string => {
    const { id, unit } = ids?.get(name) ?? { id: name, unit: '1' }
    return unit === '1' || unit === '%' ? id : `(${id} / 1 ${unit})`
  }

const isPercent =
  ({ model }: ProjectPlan) =>
  (name: string): boolean =>
    model.variables.some((variable) => variable.name === name && variable.type === 'Percentage')

function unitOf({ ids }: ProjectPlan, formula: string): Unit | undefined {
  const expression = parseFormula(formula, { allowDistributions: false, place: {} }).value
  if (expression === undefined) return undefined
  const units = new Map([...(ids?.values() ?? [])].map(({ id, unit }) => [id, unitIn(unit)]))
  const environment = {
    known: (id: string) => units.has(id),
    nearest: () => undefined,
    unitOf: (name: string) => units.get(name),
    needUnit: () => undefined,
    blocksOn: () => [],
  }
  return checkUnits(expression, environment, {}).value
}

function unitIn(text: string): Unit | undefined {
  return readUnit(text).value
}

function sameText(one: string, other: number | string): boolean {
  return one.replaceAll(/\s/gu, '') === String(other).replaceAll(/\s/gu, '')
}
