import type { ValueModel } from '#value/model'
import type { ScenarioResult } from '#value/result'
import type { PlanOutputs } from './plan-outputs.ts'
import type { PlanRun } from './run-plan.ts'
import { createSummarizing } from './summarize-plan.ts'
import { returnSummaries } from './summarize-returns.ts'

/** The figures by which a scenario is compared with the study. */
export type ScenarioSummary = Omit<
  ScenarioResult,
  'id' | 'label' | 'settings' | 'gains' | 'percentile'
>

/** The outputs that `summarizeScenario` takes, in that order. */
export function scenarioOutputs(outputs: PlanOutputs): readonly Float64Array[] {
  const { returns } = outputs
  return [
    outputs.npv,
    outputs.npvCash,
    outputs.annual,
    outputs.cost,
    outputs.spent,
    outputs.roi,
    returns.payback,
    returns.turnsNegative,
    returns.paybackDiscounted,
    returns.turnsNegativeDiscounted,
    returns.irr,
  ]
}

/** Those figures of a plan that was run for `scenarioOutputs`. */
export function summarizeScenario(model: ValueModel, plan: PlanRun): ScenarioSummary {
  const { outputs } = plan
  const summarizing = createSummarizing(plan)
  const { summarize } = summarizing
  const returns = returnSummaries(model, plan, summarizing)
  const { share, error } = returns.loss()
  return {
    npv: summarize(outputs.npv),
    npvCash: summarize(outputs.npvCash),
    annual: summarize(outputs.annual),
    cost: summarize(outputs.cost),
    roi: returns.roi(),
    lossProbability: share,
    lossProbabilityError: error,
    payback: returns.payback(),
    paybackDiscounted: returns.paybackDiscounted(),
    irr: returns.irr(),
  }
}
