import { warning, type Finding, type Outcome } from '#quantity/finding'
import { distributionMean } from '#stats/distributions/distribution-mean'
import type { Scenario, ValueModel } from './model.ts'
import type { ScenarioResult, ScenarioSetting, ValueResult } from './result.ts'
import {
  scenarioModel,
  type ScenarioBase,
  type ScenarioModel,
  type ScenarioValue,
} from './scenario-model.ts'
import { gainsOf } from './simulate.ts'
import { runPlan } from './simulation/run-plan.ts'
import type { SimulationSettings } from './simulation/settings.ts'
import {
  scenarioOutputs,
  summarizeScenario,
  type ScenarioSummary,
} from './simulation/summarize-scenario.ts'

/** What the scenarios of a study are compared with: figures of the study as it stands. */
export interface ComparedWith extends ScenarioBase, Pick<ValueResult, 'npvDots'> {}

/** What the scenarios of a study are compared with, from its result with its sensitivities. */
export function comparedWith(result: ValueResult): ComparedWith {
  const { sensitivities, npvDots } = result
  return { sensitivities, npvDots, gains: gainsOf(result) }
}

/**
 * What is the study worth under a scenario? It is simulated on the draws of the study as it stands,
 * with the decisions on haircuts that were made there, so that nothing but what it sets moves a
 * figure. A scenario in which a formula gives no finite number has no result; a finding says why.
 *
 * Cost: one run.
 * Source: docs/methods/scenarios.md.
 */
export function runScenario(
  model: ValueModel,
  scenario: Scenario,
  base: ComparedWith,
  { seed, draws }: Pick<SimulationSettings, 'seed' | 'draws'>,
): Outcome<ScenarioResult> {
  const changed = scenarioModel(model, scenario, base)
  const { gains } = changed
  const run = runPlan(changed.model, { seed, draws, gains, bias: true, wanted: scenarioOutputs })
  if (run.plan === undefined)
    return { findings: run.findings.map((finding) => without(scenario, finding)) }
  const summary = summarizeScenario(changed.model, run.plan)
  run.plan.values.space.release()
  return { value: scenarioResult(scenario, { changed, summary, base }), findings: [] }
}

function scenarioResult(
  { id, label }: Scenario,
  {
    changed,
    summary,
    base,
  }: {
    readonly changed: ScenarioModel
    readonly summary: ScenarioSummary
    readonly base: ComparedWith
  },
): ScenarioResult {
  const dots = base.npvDots
  return {
    id,
    label,
    settings: changed.values.map(settingOf),
    gains: changed.share,
    percentile: dots.filter((dot) => dot < summary.npv.mean).length / dots.length,
    ...summary,
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
