import type { ValueModel } from './model.ts'
import type { Sensitivity } from './result.ts'
import type { ModelValues } from './simulation/model-values.ts'
import { createMoneyRun } from './simulation/money-run.ts'
import type { NetFlows } from './simulation/net-flows.ts'
import { createRunningMean, type RunningMean } from './simulation/running-mean.ts'
import { runBlocks } from './simulation/run-plan.ts'
import { blocksOf, type SimulationSettings } from './simulation/settings.ts'
import type { UncertainInput } from './simulation/uncertain-inputs.ts'

/**
 * Which uncertain input moves the NPV most? Each input in turn is fixed at its P10 and at its P90,
 * all others drawn as they are, on the same draws both times; the swing is the distance between
 * the two mean NPVs. Its error is that of the mean difference, and for evidence that of the ends
 * too, which come from the draws. What moves for evidence is the difference of its arms. Sorted,
 * the largest swing first: a tornado. Inputs that no money hangs on are left out. Interactions do
 * not show, nor correlations between assumptions: one that is correlated with others moves alone.
 * Empty where a formula gives no finite number.
 *
 * @param model one that `checkModel` finds no problem in
 * @param settings the gains of the base result belong into them (`gainsOf`)
 * @throws StatisticsError `domain` as `simulate`.
 * Cost: two runs an input, without drawing again.
 * Source: Clemen and Reilly, Making Hard Decisions (3rd ed., 2014), ch. 5.
 */
export function sensitivity(
  model: ValueModel,
  settings: SimulationSettings,
): readonly Sensitivity[] {
  const { values, flows, inputs } = createMoneyRun(model, settings)
  const swings = inputs.map((input) => ({
    input,
    low: createRunningMean(),
    high: createRunningMean(),
    difference: createRunningMean(),
  }))
  const findings = runBlocks(values, flows, blocksOf(settings.draws), (_, length) => {
    for (const swing of swings) moveInput(swing, { values, flows, length })
  })
  if (findings.some(({ severity }) => severity === 'problem')) return []
  return swings.map(sensitivityOf).toSorted(bySwing)
}

interface Swing {
  readonly input: UncertainInput
  readonly low: RunningMean
  readonly high: RunningMean
  readonly difference: RunningMean
}

/** Runs the block at hand with the input at both ends, then gives it its draws back. */
function moveInput(
  { input, low, high, difference }: Swing,
  run: { readonly values: ModelValues; readonly flows: NetFlows; readonly length: number },
): void {
  const { values, flows, length } = run
  const column = values.columns.get(input.column)!
  const from = input.from === undefined ? undefined : values.columns.get(input.from)
  const drawn = column.slice(0, length)
  const npvAt = (end: number): Float64Array => {
    for (let i = 0; i < length; i++) column[i] = end + (from === undefined ? 0 : from[i]!)
    values.changed()
    flows.compute()
    return flows.npv.slice(0, length)
  }
  const [atLow, atHigh] = [npvAt(input.ends.low), npvAt(input.ends.high)]
  low.add(atLow)
  high.add(atHigh)
  difference.add(atHigh.map((npv, draw) => npv - atLow[draw]!))
  column.set(drawn)
  values.changed()
}

/** Relative error under which only rounding is left. */
const ROUNDING = 1e-12

function sensitivityOf({ input, low, high, difference }: Swing): Sensitivity {
  const swing = Math.abs(difference.mean())
  const error = Math.hypot(difference.error(), swing * input.ends.relativeError)
  const size = Math.max(Math.abs(low.mean()), Math.abs(high.mean()))
  return {
    input: input.id,
    label: input.label,
    low: { input: input.low, npv: low.mean() },
    high: { input: input.high, npv: high.mean() },
    unit: input.unit.text,
    swing,
    simulationError: error > ROUNDING * size ? error : 0,
  }
}

function bySwing(a: Sensitivity, b: Sensitivity): number {
  return b.swing - a.swing || (a.input < b.input ? -1 : 1)
}
