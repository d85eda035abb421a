import { fitSurface } from '#stats/sensitivity/fit-surface'
import { groupInformation, groupShare } from '#stats/sensitivity/group-information'
import type { ValueModel } from '#value/model'
import type { Estimate, FurtherInformation, GroupInformation, TestWorth } from '#value/result'
import type { SimulationSettings } from '#value/simulation/settings'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'
import type { InformationPlan, PlannedTest } from './information-plan.ts'
import { informationRun, type InformationRun } from './information-run.ts'
import { belongs, inputGroups, type InputGroup } from './input-groups.ts'
import { testWorth, type TestContext } from './test-worth.ts'

/** How to look further than at single inputs. */
export interface FurtherSettings extends SimulationSettings {
  /** Rows behind evidence now, both arms together, by id of the input. */
  readonly rows: Readonly<Record<string, number>>
}

/**
 * What is it worth to know inputs together, and which declared test brings more than it costs?
 * Groups are those of `inputGroups`. Undefined where a formula gives no finite number, or where
 * nothing belongs together and no test is declared. Up to 32,768 draws.
 *
 * @param model one that `checkModel` finds no problem in
 * @param settings the gains of the base result belong into them (`gainsOf`)
 * Cost: one run, and by group a regression (`fitSurface`) with 33 evaluations, by test some 80.
 */
export function furtherInformation(
  model: ValueModel,
  plan: InformationPlan,
  settings: FurtherSettings,
): FurtherInformation | undefined {
  const bound = model.correlations.length > 0 || model.arms.length > 0
  const asked = plan.groups.length > 0 || plan.tests.length > 0 || plan.serves !== 1
  if (!bound && !asked) return undefined
  const run = informationRun(model, settings)
  if (run === undefined) return undefined
  const groups = inputGroups(run.model, run.inputs, plan.groups)
  const tests = plan.tests.map((test) =>
    worthOf(test, plan, { run, rows: settings.rows, serves: plan.serves }),
  )
  return {
    serves: plan.serves,
    groups: groups
      .map((group) => informationOf(group, run))
      .toSorted((a, b) => b.information.value - a.information.value),
    tests: tests.toSorted((a, b) => (b.best?.gain ?? 0) - (a.best?.gain ?? 0)),
  }
}

function informationOf({ inputs, ...group }: InputGroup, run: InformationRun): GroupInformation {
  const columns = inputs.map(run.drawsOf)
  const surface = fitSurface(columns, run.npv)
  const draws = { columns, output: run.npv }
  const alone = group.kind === 'declared' ? undefined : groupShare(surface, draws)
  return {
    ...group,
    inputs: inputs.map(({ id }) => id),
    information: estimate(groupInformation(surface, draws)),
    ...(alone === undefined ? {} : { share: estimate(alone) }),
  }
}

function estimate({ value, error }: { readonly value: number; readonly error: number }): Estimate {
  return { value, simulationError: error }
}

function worthOf(test: PlannedTest, plan: InformationPlan, context: TestContext): TestWorth {
  const inputs = observed(test, plan, context.run.inputs)
  if (inputs.length > 0) return testWorth(test, inputs, context)
  const { of, fixed, each } = test
  const nothing = { value: 0, simulationError: 0 }
  return {
    of,
    inputs: [],
    fixed,
    ceiling: nothing,
    ...(each === undefined ? {} : { each }),
    reason: 'no money hangs on it, or it has no range',
  }
}

/** The inputs that a test observes: an assumption, all of a group, a need or an evidence block. */
function observed(
  { of }: PlannedTest,
  { groups }: InformationPlan,
  inputs: readonly UncertainInput[],
): readonly UncertainInput[] {
  const members = groups.find(({ id }) => id === of)?.of ?? [of]
  return inputs.filter(({ id }) => {
    const [kind, block, need] = id.split('.')
    return belongs(id, members) || (kind === 'evidence' && (block === of || need === of))
  })
}
