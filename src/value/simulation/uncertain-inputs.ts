import { readUnit } from '#quantity/read-unit'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { quantiles } from '#stats/descriptive/quantile'
import type { Assumption, ValueModel } from '#value/model'
import { createInputDraws, type DrawSettings } from './draw-inputs.ts'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { blocksOf } from './settings.ts'

/** An input that a tornado moves. */
export interface UncertainInput {
  /** Assumption id, or `evidence.<block>.<need>`. */
  readonly id: string
  readonly label: string
  /** As written; values are multiplied by its factor for base units. */
  readonly unit: { readonly text: string; readonly factor: number }
  /** Id of its column. */
  readonly column: string
  /** P10 and P90 in the unit. */
  readonly low: number
  readonly high: number
}

/**
 * Which of the drawn inputs are uncertain, from where to where? Assumptions go from their P10 to
 * their P90; evidence on a need goes from the P10 to the P90 of the treatment arm's draws, its
 * bias term included (of the baseline's, where formulas take that one only).
 *
 * @param needed ids of the columns that the model's money takes
 */
export function uncertainInputs(
  model: ValueModel,
  needed: ReadonlySet<string>,
  settings: DrawSettings & { readonly draws: number },
): readonly UncertainInput[] {
  const assumptions = model.assumptions.filter(
    ({ id, distribution }) => needed.has(id) && distribution.family !== 'fixed',
  )
  return [...assumptions.map(assumptionInput), ...evidenceInputs(model, needed, settings)]
}

function assumptionInput({ id, label, unit, distribution }: Assumption): UncertainInput {
  const [low, high] = [
    distributionQuantile(distribution, 0.1),
    distributionQuantile(distribution, 0.9),
  ]
  return { id, label, unit, column: id, low, high }
}

function evidenceInputs(
  model: ValueModel,
  needed: ReadonlySet<string>,
  settings: DrawSettings & { readonly draws: number },
): readonly UncertainInput[] {
  const found = new Map<string, Omit<UncertainInput, 'low' | 'high'>>()
  const parameters = model.arms.flatMap((arms) => arms.parameters)
  for (const contrast of Object.values(model.contrasts)) {
    const { block, need, baseline, treatment } = contrast
    const column = [treatment?.parameter, baseline.parameter].find((id) => id && needed.has(id))
    const parameter = parameters.find((each) => each.id === column)
    if (column === undefined || parameter === undefined) continue
    const unit = { text: parameter.unit, factor: readUnit(parameter.unit).value?.factor ?? 1 }
    const id = `evidence.${block}.${need}`
    found.set(id, { id, label: `${need} (${block})`, unit, column })
  }
  const inputs = [...found.values()]
  const ends = drawnEnds(model, new Set(inputs.map(({ column }) => column)), settings)
  return inputs.map((input) => {
    const [low, high] = ends.get(input.column)!.map((value) => value / input.unit.factor)
    return { ...input, low: low!, high: high! }
  })
}

/** P10 and P90 of the draws of some columns, in base units. */
function drawnEnds(
  model: ValueModel,
  ids: ReadonlySet<string>,
  settings: DrawSettings & { readonly draws: number },
): ReadonlyMap<string, readonly number[]> {
  const blocks = new Map([...ids].map((id) => [id, new Float64Array(BLOCK_LENGTH)]))
  const inputs = createInputDraws(model, blocks, settings)
  const wholes = new Map([...ids].map((id) => [id, new Float64Array(settings.draws)]))
  for (const { block, from, length } of blocksOf(settings.draws)) {
    inputs.draw(block, length)
    for (const [id, whole] of wholes) whole.set(blocks.get(id)!.subarray(0, length), from)
  }
  return new Map([...wholes].map(([id, whole]) => [id, quantiles(whole, [0.1, 0.9])]))
}
