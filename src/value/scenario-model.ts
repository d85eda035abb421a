import type { Unit } from '#quantity/unit'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Expression } from '#value/formula/expression'
import type { Assumption, Driver, Scenario, ValueModel } from './model.ts'
import type { Sensitivity } from './result.ts'
import type { Gains } from './simulation/settings.ts'

/** Scenarios that need no setting: what they set follows from the tornado, or is half of each gain. */
export const plainScenarios: readonly string[] = ['conservative', 'optimistic', 'half-true']

/** What was found of the study as it stands. */
export interface ScenarioBase {
  readonly sensitivities: readonly Sensitivity[]
  /** Decided on the study as it stands, and held. */
  readonly gains: Gains
}

/** What a scenario puts in the place of one assumption. */
export interface ScenarioValue {
  readonly assumption: Assumption
  /** In words. */
  readonly text: string
  readonly distribution: Distribution
  readonly unit: Unit
}

/** A scenario as a model of its own. */
export interface ScenarioModel {
  readonly model: ValueModel
  readonly gains: Gains
  readonly values: readonly ScenarioValue[]
  /** Share of every gain that is left. */
  readonly share: number
}

/** The scenarios of a model: those that it declares, else the three that need no setting. */
export function scenariosOf({ scenarios }: ValueModel): readonly Scenario[] {
  return (
    scenarios ??
    plainScenarios.map((id) => ({ id, label: labels[id] ?? id, path: 'value.scenarios' }))
  )
}

const labels: Readonly<Record<string, string>> = {
  conservative: 'Conservative',
  optimistic: 'Optimistic',
  'half-true': 'Half true',
}

/**
 * What does the model look like under a scenario? Assumptions that it sets are replaced; what is
 * left of each gain counts as a further haircut, so that it never shrinks a loss. `conservative` and
 * `optimistic` without settings fix every assumption that moves the NPV clearly (by more than four
 * simulation errors in the tornado) at its P10 or P90, whichever end is worse, or better; evidence
 * keeps its draws. All at once at one end is rarer than one in ten: the result says how rare.
 */
export function scenarioModel(
  model: ValueModel,
  scenario: Scenario,
  base: ScenarioBase,
): ScenarioModel {
  const values = valuesOf(model, scenario, base.sensitivities)
  const set = new Map(values.map((value) => [value.assumption.id, value]))
  const share = shareOf(scenario)
  const shrinks = ({ id }: Driver): boolean =>
    share < 1 && (model.losses === 'same' || base.gains[id] === true)
  return {
    model: {
      ...model,
      assumptions: model.assumptions.map((each) => withValue(each, set.get(each.id))),
      drivers: model.drivers.map((each) => (shrinks(each) ? shrunk(each, share) : each)),
    },
    gains: {
      ...base.gains,
      ...Object.fromEntries(model.drivers.filter(shrinks).map(({ id }) => [id, true])),
    },
    values,
    share,
  }
}

function shareOf({ id, set, gains }: Scenario): number {
  return gains ?? (id === 'half-true' && set === undefined ? 0.5 : 1)
}

function withValue(assumption: Assumption, value: ScenarioValue | undefined): Assumption {
  if (value === undefined) return assumption
  const { distribution, unit, text } = value
  return { ...assumption, distribution, unit, text }
}

function shrunk(driver: Driver, share: number): Driver {
  const { capture } = driver.haircuts
  const span = { start: 0, end: 0 }
  const left: Expression = { kind: 'number', value: share, span }
  const cut: Expression =
    capture === undefined
      ? left
      : { kind: 'binary', operator: '*', left: capture, right: left, span }
  return { ...driver, haircuts: { ...driver.haircuts, capture: cut } }
}

function valuesOf(
  model: ValueModel,
  { id, set }: Scenario,
  sensitivities: readonly Sensitivity[],
): readonly ScenarioValue[] {
  if (set === undefined) return id === 'half-true' ? [] : endsOf(model, id, sensitivities)
  return model.assumptions.flatMap((assumption) => {
    const input = Object.hasOwn(set, assumption.id) ? set[assumption.id] : undefined
    if (input === undefined) return []
    const { to } = input
    if ('quantile' in to) return [atQuantile(assumption, to.quantile)]
    return [{ assumption, text: input.text, ...to }]
  })
}

/** A swing within so many simulation errors has no clear direction. */
const CLEAR = 4

/** Every assumption that moves the NPV clearly, at its worse or its better end. */
function endsOf(
  model: ValueModel,
  id: string,
  sensitivities: readonly Sensitivity[],
): readonly ScenarioValue[] {
  if (id !== 'conservative' && id !== 'optimistic') return []
  return sensitivities.flatMap(({ input, low, high, swing, simulationError }) => {
    const assumption = model.assumptions.find((each) => each.id === input)
    if (assumption === undefined || !(swing > CLEAR * simulationError)) return []
    const lowIsWorse = low.npv < high.npv
    return [atQuantile(assumption, lowIsWorse === (id === 'conservative') ? 0.1 : 0.9)]
  })
}

function atQuantile(assumption: Assumption, quantile: number): ScenarioValue {
  const value = distributionQuantile(assumption.distribution, quantile)
  return {
    assumption,
    text: `P${Math.round(quantile * 100)}`,
    distribution: { family: 'fixed', value },
    unit: assumption.unit,
  }
}
