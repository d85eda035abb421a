import type { Outcome } from '#quantity/finding'
import { influence } from '#value/influence'
import { furtherInformation } from '#value/information/further-information'
import type { InformationPlan } from '#value/information/information-plan'
import type { Scenario, SegmentAssumptions, ValueModel } from '#value/model'
import type {
  FurtherInformation,
  Influence,
  ScenarioResult,
  SegmentResult,
  Sensitivity,
  ValueResult,
} from '#value/result'
import { runScenario, type ComparedWith } from '#value/scenarios'
import { runSegment } from '#value/segments'
import { sensitivity } from '#value/sensitivity'
import { simulate } from '#value/simulate'
import type { SimulationSettings } from '#value/simulation/settings'

/** What every part begins with. */
interface PartOrder {
  readonly model: ValueModel
  readonly settings: SimulationSettings
}

/** Rows behind evidence, and what might be measured. */
interface InformationOrder extends PartOrder {
  readonly plan: InformationPlan
  readonly rows: Readonly<Record<string, number>>
}

/** A scenario, and what it is compared with. */
interface ScenarioOrder extends PartOrder {
  readonly scenario: Scenario
  readonly base: ComparedWith
}

/** A segment with assumptions of its own. */
interface SegmentOrder extends PartOrder {
  readonly segment: SegmentAssumptions
}

/**
 * The parts of what a study is worth, by name. Each takes plain data and gives plain data, and hangs on nothing else:
 * it can be computed anywhere, to the same bits.
 */
const valueParts = {
  simulation: ({ model, settings }: PartOrder): Outcome<ValueResult> => simulate(model, settings),
  sensitivity: ({ model, settings }: PartOrder): readonly Sensitivity[] =>
    sensitivity(model, settings),
  influence: ({ model, settings }: PartOrder): Influence | undefined => influence(model, settings),
  information: ({
    model,
    settings,
    plan,
    rows,
  }: InformationOrder): FurtherInformation | undefined =>
    furtherInformation(model, plan, { ...settings, rows }),
  scenario: ({ model, settings, scenario, base }: ScenarioOrder): Outcome<ScenarioResult> =>
    runScenario(model, scenario, base, settings),
  segment: ({ model, settings, segment }: SegmentOrder): Outcome<SegmentResult> =>
    runSegment(model, segment, settings),
} as const

type ValueParts = typeof valueParts

/** The name of a part. */
export type PartName = keyof ValueParts

/** Computes a part, here or elsewhere. */
export type ComputePart = <K extends PartName>(
  part: K,
  order: Parameters<ValueParts[K]>[0],
) => Promise<ReturnType<ValueParts[K]>>

/** Computes a part where it is asked for. */
export const computeHere: ComputePart = async (part, order) => {
  const compute = valueParts[part] as (asked: typeof order) => ReturnType<ValueParts[typeof part]>
  return compute(order)
}
