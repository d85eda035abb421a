import type { ValueModel } from '#value/model'
import { createMoneyRun } from '#value/simulation/money-run'
import { createRecorder } from '#value/simulation/recorder'
import { runBlocks } from '#value/simulation/run-plan'
import { blocksOf, type SimulationSettings } from '#value/simulation/settings'
import { drawsOf, type UncertainInput } from '#value/simulation/uncertain-inputs'

/** Draws of every uncertain input and of the NPV, side by side. */
export interface InformationRun {
  /** The model without what never is money. */
  readonly model: ValueModel
  readonly inputs: readonly UncertainInput[]
  /** Of evidence the difference of the arms; in base units. */
  readonly drawsOf: (input: UncertainInput) => Float64Array
  readonly npv: Float64Array
  readonly seed: number
}

/** Most draws that a surface is fitted to. */
const MOST_DRAWS = 32_768

/** The first draws of a simulation, kept; undefined where a formula gives no finite number. */
export function informationRun(
  whole: ValueModel,
  settings: SimulationSettings,
): InformationRun | undefined {
  const { seed } = settings
  const draws = Math.min(settings.draws, MOST_DRAWS)
  const { model, values, flows, inputs } = createMoneyRun(whole, { ...settings, draws })
  const recorder = createRecorder(draws)
  const npv = recorder.keep(flows.npv)
  const kept = new Map([...values.columns].map(([id, column]) => [id, recorder.keep(column)]))
  const findings = runBlocks(values, flows, blocksOf(draws), recorder.record)
  if (findings.some(({ severity }) => severity === 'problem')) return undefined
  return { model, inputs, npv, seed, drawsOf: (input) => drawsOf(input, kept) }
}
