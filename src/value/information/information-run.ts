import type { ValueModel } from '#value/model'
import { decideGains } from '#value/simulation/decide-gains'
import { createModelValues } from '#value/simulation/model-values'
import { createNetFlows } from '#value/simulation/net-flows'
import { onlyMoney } from '#value/simulation/only-money'
import { runBlocks } from '#value/simulation/run-plan'
import type { SimulationSettings } from '#value/simulation/settings'
import { uncertainInputs, type UncertainInput } from '#value/simulation/uncertain-inputs'

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
  const gains = settings.gains ?? decideGains(whole, settings).gains
  const model = onlyMoney(whole)
  const values = createModelValues(model, { seed, bias: true })
  const flows = createNetFlows(model, values, gains)
  const kept = new Map<string, Float64Array>()
  const npv = new Float64Array(draws)
  const findings = runBlocks(values, flows, draws, (from, length) => {
    npv.set(flows.npv.subarray(0, length), from)
    for (const [id, column] of values.columns) {
      const whole = kept.get(id) ?? new Float64Array(draws)
      kept.set(id, whole)
      whole.set(column.subarray(0, length), from)
    }
  })
  if (findings.some(({ severity }) => severity === 'problem')) return undefined
  const inputs = uncertainInputs(model, new Set(values.columns.keys()), { seed, draws, bias: true })
  return { model, inputs, npv, seed, drawsOf: (input) => drawsOf(input, kept) }
}

/** The value of an input draw by draw: of evidence how far its arm lies from the other one. */
export function drawsOf(
  { column, from }: Pick<UncertainInput, 'column' | 'from'>,
  columns: ReadonlyMap<string, Float64Array>,
): Float64Array {
  const moved = columns.get(column)!
  const other = from === undefined ? undefined : columns.get(from)!
  return other === undefined ? moved : moved.map((value, i) => value - other[i]!)
}
