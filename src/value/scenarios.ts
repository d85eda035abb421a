import { warning, type Finding } from '#quantity/finding'
import { distributionMean } from '#stats/distributions/distribution-mean'
import type { Scenario, ValueModel } from './model.ts'
import type { ScenarioResult, ScenarioSetting, ValueResult } from './result.ts'
import {
  scenarioModel,
  scenariosOf,
  type ScenarioModel,
  type ScenarioValue,
} from './scenario-model.ts'
import { gainsOf } from './simulate.ts'
import { runPlan } from './simulation/run-plan.ts'
import type { SimulationSettings } from './simulation/settings.ts'
import { createPlanSummarizer, type PlanSummary } from './simulation/summarize-plan.ts'

/** What came of the scenarios of a study. */
export interface Scenarios {
  readonly scenarios: readonly ScenarioResult[]
  /** Of scenarios without figures, the reason. */
  readonly findings: readonly Finding[]
}

/**
 * What is the study worth under its scenarios? Each is simulated on the draws of the study as it
 * stands, with the decisions on haircuts that were made there, so that nothing but what it sets
 * moves a figure. A scenario in which a formula gives no finite number has no result.
 *
 * @param result of `simulate`, with its sensitivities
 * Cost: one run a scenario.
 * Source: docs/methods/scenarios.md.
 */
export function runScenarios(
  model: ValueModel,
  result: ValueResult,
  { seed, draws }: Pick<SimulationSettings, 'seed' | 'draws'>,
): Scenarios {
  const base = { sensitivities: result.sensitivities, gains: gainsOf(result) }
  const findings: Finding[] = []
  const scenarios = scenariosOf(model).flatMap((scenario) => {
    const changed = scenarioModel(model, scenario, base)
    const run = runPlan(changed.model, { seed, draws, gains: changed.gains, bias: true })
    if (run.plan === undefined) {
      findings.push(...run.findings.map((finding) => without(scenario, finding)))
      return []
    }
    const summary = createPlanSummarizer(changed.model, run.plan)()
    return [scenarioResult(scenario, { changed, summary, base: result })]
  })
  return { scenarios, findings }
}

function scenarioResult(
  { id, label }: Scenario,
  {
    changed,
    summary,
    base,
  }: {
    readonly changed: ScenarioModel
    readonly summary: PlanSummary
    readonly base: ValueResult
  },
): ScenarioResult {
  const { annual, cost, npv, npvCash, roi, irr, payback, paybackDiscounted } = summary
  const { lossProbability, lossProbabilityError } = summary
  const dots = base.npvDots
  return {
    id,
    label,
    settings: changed.values.map(settingOf),
    gains: changed.share,
    percentile: dots.filter((dot) => dot < npv.mean).length / dots.length,
    annual,
    cost,
    npv,
    npvCash,
    roi,
    lossProbability,
    lossProbabilityError,
    payback,
    paybackDiscounted,
    irr,
  }
}

function settingOf({ assumption, text, distribution, unit }: ScenarioValue): ScenarioSetting {
  return {
    input: assumption.id,
    label: assumption.label,
    text,
    value: distributionMean(distribution),
    unit: unit.text,
  }
}

function without({ label, path }: Scenario, finding: Finding): Finding {
  const message = `The scenario ${label} has no figures. ${finding.message}`
  return warning(finding.code, { path }, message, finding.hint)
}
