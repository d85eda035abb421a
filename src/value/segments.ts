import { warning, type Finding } from '#quantity/finding'
import { distributionMean } from '#stats/distributions/distribution-mean'
import type { ValueModel } from './model.ts'
import type { ScenarioSetting, SegmentResult } from './result.ts'
import { scenariosOf } from './scenario-model.ts'
import { runScenarios } from './scenarios.ts'
import { segmentModel } from './segment-model.ts'
import { simulate } from './simulate.ts'
import type { SimulationSettings } from './simulation/settings.ts'

/** What came of the segments of a study. */
export interface Segments {
  readonly segments: readonly SegmentResult[]
  /** Of segments without figures, the reason; of the others what was met on the way. */
  readonly findings: readonly Finding[]
}

/**
 * What is the study worth to each segment with assumptions of its own? Each is simulated on the draws of the study, and
 * decides for itself which drivers are gains; the evidence is that of all rows. Scenarios that set something, and half of
 * each gain, are seen under each; those that follow from the tornado of all customers are not.
 *
 * Cost: a simulation a segment, and a run for each of its scenarios.
 * Source: docs/methods/economic-value.md.
 */
export function runSegments(
  model: ValueModel,
  { seed, draws }: Pick<SimulationSettings, 'seed' | 'draws'>,
): Segments {
  const findings: Finding[] = []
  const scenarios = scenariosOf(model).filter(
    ({ id, set, gains }) => set !== undefined || gains !== undefined || id === 'half-true',
  )
  const segments = (model.segments ?? []).flatMap(
    ({ id, label, path }): readonly SegmentResult[] => {
      const own = segmentModel({ ...model, scenarios }, id)
      const { value, findings: met } = simulate(own, { seed, draws })
      const say = (said: readonly Finding[]): void =>
        void findings.push(
          ...said.map(({ code, message, hint }) =>
            warning(code, { path }, `Segment ${label}: ${message}`, hint),
          ),
        )
      say(met)
      if (value === undefined) return []
      const under = runScenarios(own, value, { seed, draws })
      say(under.findings)
      return [
        {
          id,
          label,
          settings: settingsOf(own, id),
          result: { ...value, scenarios: under.scenarios },
        },
      ]
    },
  )
  return { segments, findings }
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
