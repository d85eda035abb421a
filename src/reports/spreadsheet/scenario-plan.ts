import { centralValues } from '#value/central-model'
import { centralResult, heldGains } from '#value/central-result'
import type { Expression } from '#value/formula/expression'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'
import { scenarioModel, scenariosOf, type ScenarioValue } from '#value/scenario-model'
import { gainsOf } from '#value/simulate'
import type { Gains } from '#value/simulation/settings'
import type { PricedAssessment } from '#reports/spreadsheet/model-sheets'

/** A scenario as a column of the workbook. */
export interface SheetScenario {
  readonly id: string
  readonly label: string
  /** Share of every gain that is left. */
  readonly share: number
  /** What it sets, by id of the assumption: an end of it, or a value in its unit. */
  readonly set: ReadonlyMap<string, 'low' | 'high' | number>
  /** What the model gives in it, with one value for each input. */
  readonly outcome: ValueResult
}

/** The scenarios of a workbook, and what is held in all of them. */
export interface ScenarioPlan {
  readonly scenarios: readonly SheetScenario[]
  /** Drivers that keep the simulation's decision on their haircuts. */
  readonly held: Gains
}

/** The study as it stands, then its scenarios, each computed as the workbook computes. */
export function scenarioPlan({ model, value }: PricedAssessment): ScenarioPlan {
  const central = centralResult(model, {}, {}).value ?? value
  const held = heldGains(withHaircuts(model), value, central)
  const base = { sensitivities: value.sensitivities, gains: gainsOf(value) }
  const expected = { id: 'expected', label: 'Expected', share: 1, set: new Map() }
  const others = scenariosOf(model).map((scenario) => {
    const { values, share } = scenarioModel(model, scenario, base)
    const set = new Map(values.map((each) => [each.assumption.id, settingOf(each)] as const))
    return { id: scenario.id, label: scenario.label, share, set }
  })
  const scenarios = [expected, ...others.filter(({ id }) => id !== 'expected')]
  return {
    held,
    scenarios: scenarios.map((scenario) => ({
      ...scenario,
      outcome: outcomeOf(model, scenario, held) ?? central,
    })),
  }
}

/** The low and high end of the sheet are P10 and P90. */
function settingOf({ assumption, text, distribution, unit }: ScenarioValue) {
  if (text === 'P10' || text === 'P90') return text === 'P10' ? 'low' : 'high'
  const { central } = centralValues({ ...assumption, distribution })
  return (central * unit.factor) / assumption.unit.factor
}

function outcomeOf(
  model: ValueModel,
  { set, share }: Pick<SheetScenario, 'set' | 'share'>,
  held: Gains,
): ValueResult | undefined {
  return centralResult(withShare(model, share), chosenValues(model, set), held).value
}

/** The value of every assumption that a scenario sets, in its unit. */
export function chosenValues(
  model: ValueModel,
  set: SheetScenario['set'],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    model.assumptions.flatMap((assumption) => {
      const to = set.get(assumption.id)
      if (to === undefined) return []
      return [[assumption.id, typeof to === 'number' ? to : centralValues(assumption)[to]] as const]
    }),
  )
}

/** What is left of each gain counts as a further haircut. */
export function withShare(model: ValueModel, share: number): ValueModel {
  if (share === 1) return model
  const left: Expression = { kind: 'number', value: share, span: { start: 0, end: 0 } }
  const drivers = model.drivers.map((driver) => {
    const { capture } = driver.haircuts
    const cut: Expression =
      capture === undefined
        ? left
        : { ...left, kind: 'binary', operator: '*', left: capture, right: left }
    return { ...driver, haircuts: { ...driver.haircuts, capture: cut } }
  })
  return { ...model, drivers }
}

/** In a scenario every driver may have a haircut. */
function withHaircuts(model: ValueModel): ValueModel {
  return withShare(model, 0.5)
}
