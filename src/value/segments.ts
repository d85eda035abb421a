import { warning, type Finding, type Outcome } from '#quantity/finding'
import { distributionMean } from '#stats/distributions/distribution-mean'
import type { SegmentAssumptions, ValueModel } from './model.ts'
import type { ScenarioSetting, SegmentResult } from './result.ts'
import { scenariosOf } from './scenario-model.ts'
import { comparedWith, runScenario } from './scenarios.ts'
import { segmentModel } from './segment-model.ts'
import { simulate } from './simulate.ts'
import type { SimulationSettings } from './simulation/settings.ts'

/**
 * What is the study worth to a segment with assumptions of its own? It is simulated on the draws of the study, and
 * decides for itself which drivers are gains; the evidence is that of all rows. Scenarios that set something, and half of
 * each gain, are seen under it; those that follow from the tornado of all customers are not. Without figures the findings
 * say why; else what was met on the way.
 *
 * Cost: a simulation, and a run for each of its scenarios.
 * Source: docs/methods/economic-value.md.
 */
export function runSegment(
  model: ValueModel,
  { id, label, path }: SegmentAssumptions,
  { seed, draws }: Pick<SimulationSettings, 'seed' | 'draws'>,
): Outcome<SegmentResult> {
  const own = segmentModel(model, id)
  const { value, findings: met } = simulate(own, { seed, draws })
  const said = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map(({ code, message, hint }) =>
      warning(code, { path }, `Segment ${label}: ${message}`, hint),
    )
  if (value === undefined) return { findings: said(met) }
  const base = comparedWith(value)
  const under = scenariosOf(model)
    .filter(
      ({ set, gains, id: of }) => set !== undefined || gains !== undefined || of === 'half-true',
    )
    .map((scenario) => runScenario(own, scenario, base, { seed, draws }))
  const scenarios = under.flatMap((each) => each.value ?? [])
  const findings = said([...met, ...under.flatMap((each) => each.findings)])
  return {
    value: { id, label, settings: settingsOf(own, id), result: { ...value, scenarios } },
    findings,
  }
}

function settingsOf(
  { segments, assumptions }: ValueModel,
  segment: string,
): readonly ScenarioSetting[] {
  const { set = {} } = segments?.find(({ id }) => id === segment) ?? {}
  return assumptions
    .filter(({ id }) => Object.hasOwn(set, id))
    .map(({ id, label, text, distribution, unit }) => ({
      input: id,
      label,
      text,
      value: distributionMean(distribution),
      unit: unit.text,
    }))
}
