import type { ValueModel } from '#value/model'
import type { DrawSettings } from '#value/simulation/draw-inputs'
import { drawColumns, drawsOf, type UncertainInput } from '#value/simulation/uncertain-inputs'

/** Most draws by which an input is looked at alone. */
const MOST_DRAWS = 16_384

/** Some draws of an input alone; of evidence of the difference of its arms. */
export function pilotDraws(
  model: ValueModel,
  input: UncertainInput,
  { draws, ...settings }: DrawSettings & { readonly draws: number },
): Float64Array {
  const { column, from } = input
  const ids = new Set([column, ...(from === undefined ? [] : [from])])
  const fewer = { ...settings, draws: Math.min(draws, MOST_DRAWS) }
  return drawsOf(input, drawColumns(model, ids, fewer))
}

/** The variance of some draws, by their number. */
export function variance(values: Float64Array): number {
  const mean = meanOf(values)
  return meanOf(values.map((value) => (value - mean) ** 2))
}

/** The mean of some draws. */
export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
