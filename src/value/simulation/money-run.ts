import type { ValueModel } from '#value/model'
import { decideGains } from './decide-gains.ts'
import { createModelValues, type ModelValues } from './model-values.ts'
import { createNetFlows, type NetFlows } from './net-flows.ts'
import { onlyMoney } from './only-money.ts'
import { checkDraws, type Gains, type SimulationSettings } from './settings.ts'
import { uncertainInputs, type UncertainInput } from './uncertain-inputs.ts'

/** The net flows of a model bound to a run, with the inputs that they hang on; no draws yet. */
export interface MoneyRun {
  /** The model without what never is money. */
  readonly model: ValueModel
  readonly gains: Gains
  readonly values: ModelValues
  readonly flows: NetFlows
  readonly inputs: readonly UncertainInput[]
}

/**
 * What every question on how the NPV hangs on its inputs begins with.
 *
 * @throws StatisticsError `domain` as `simulate`.
 */
export function createMoneyRun(whole: ValueModel, settings: SimulationSettings): MoneyRun {
  checkDraws(settings.draws)
  const { seed, draws } = settings
  const gains = settings.gains ?? decideGains(whole, settings).gains
  const model = onlyMoney(whole)
  const values = createModelValues(model, { seed, bias: true })
  const flows = createNetFlows(model, values, gains)
  const needed = new Set(values.columns.keys())
  const inputs = uncertainInputs(model, needed, { seed, draws, bias: true })
  return { model, gains, values, flows, inputs }
}
