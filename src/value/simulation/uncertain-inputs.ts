import type { ArmParameter, Contrast, DerivedArm } from '#evidence/joint-arms'
import { readUnit } from '#quantity/read-unit'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { distributionSupport } from '#stats/distributions/distribution-support'
import type { Support } from '#stats/distributions/family'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { everythingIn } from '#value/check/model-check'
import type { Assumption, ValueModel } from '#value/model'
import { modelExpressions } from '#value/model-expressions'
import { contrastOf, needArms, takenArms } from '#value/need-arms'
import { drawnEnds, type InputEnds } from './drawn-ends.ts'
import { createInputDraws, type DrawSettings } from './draw-inputs.ts'
import { createRecorder } from './recorder.ts'
import { blocksOf } from './settings.ts'

/** An input that a tornado moves. */
export interface UncertainInput {
  /** Assumption id, or `evidence.<block>.<need>`. */
  readonly id: string
  readonly label: string
  /** As written; values are multiplied by its factor for base units. */
  readonly unit: { readonly text: string; readonly factor: number }
  /** Id of the column that is moved. */
  readonly column: string
  /** Id of the column that keeps its draws and from which the ends are counted: the other arm. */
  readonly from?: string
  /** What it cannot be below or above, counted as the ends, in base units. */
  readonly support: Support
  /** P10 and P90 in base units. */
  readonly ends: InputEnds
  /** What stands at the ends as shown, in the unit. */
  readonly low: number
  readonly high: number
}

/**
 * Which of the drawn inputs are uncertain, from where to where? Assumptions go from their P10 to
 * their P90. Evidence on a need, the bias term of its design included, goes from the P10 to the P90
 * of the difference between its arms, as their draws correlate: the baseline arm keeps its draws
 * and the treatment arm lies that much above or below it (shown beside the mean of the baseline).
 * Where formulas take one arm only, that arm moves.
 *
 * @param model with nothing in it but what counts
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
  return [...assumptions.map(assumptionInput), ...evidenceInputs(model, settings)]
}

function assumptionInput({ id, label, unit, distribution }: Assumption): UncertainInput {
  const low = distributionQuantile(distribution, 0.1)
  const high = distributionQuantile(distribution, 0.9)
  const ends = { low: low * unit.factor, high: high * unit.factor, relativeError: 0 }
  const bounds = distributionSupport(distribution)
  const support = { low: bounds.low * unit.factor, high: bounds.high * unit.factor }
  return { id, label, unit, column: id, low, high, ends, support }
}

function evidenceInputs(
  model: ValueModel,
  settings: DrawSettings & { readonly draws: number },
): readonly UncertainInput[] {
  return takenContrasts(model).map((taken) =>
    evidenceInput(model, taken, drawColumns(model, taken.arms, settings)),
  )
}

/** A contrast with the arms that formulas take of it. */
interface TakenContrast {
  readonly contrast: Contrast
  readonly arms: ReadonlySet<string>
}

/** The contrasts that money hangs on, each once, in the order of the formulas. */
function takenContrasts(model: ValueModel): readonly TakenContrast[] {
  const taken = new Map<string, { contrast: Contrast; arms: Set<string> }>()
  const money = modelExpressions(model).filter(({ role }) => role !== 'part')
  for (const use of money.flatMap(({ expression }) => everythingIn(model, expression).needs)) {
    const contrast = contrastOf(model, use)
    if (contrast === undefined) continue
    const key = `${contrast.block}.${contrast.need}`
    const found = taken.get(key) ?? { contrast, arms: new Set<string>() }
    taken.set(key, found)
    for (const arm of takenArms(use.name, needArms(model, contrast))) {
      if (arm !== undefined) found.arms.add(arm)
    }
  }
  return [...taken.values()]
}

function evidenceInput(
  model: ValueModel,
  { contrast, arms }: TakenContrast,
  columns: ReadonlyMap<string, Float64Array>,
): UncertainInput {
  const { block, need, baseline, treatment } = contrast
  const [column = baseline.parameter, from] = [treatment?.parameter, baseline.parameter].filter(
    (id) => id !== undefined && arms.has(id),
  )
  const arm = armOf(model, column)
  const unit = unitOf(arm)
  const bounds = boundsOf(arm)
  const kept = from === undefined ? undefined : columns.get(from)
  const own = { column, ...(from === undefined ? {} : { from }) }
  const ends = drawnEnds(drawsOf(own, columns))
  const origin = kept === undefined ? 0 : kept.reduce((sum, value) => sum + value, 0) / kept.length
  return {
    id: `evidence.${block}.${need}`,
    label: `${need} (${block})`,
    unit,
    ...own,
    ends,
    support: { low: bounds.low * unit.factor - origin, high: bounds.high * unit.factor - origin },
    low: possible(bounds, (origin + ends.low) / unit.factor),
    high: possible(bounds, (origin + ends.high) / unit.factor),
  }
}

/** What a column of evidence holds: a parameter, or an arm that is made of it. */
interface Arm {
  readonly parameter: ArmParameter | undefined
  readonly derived: DerivedArm | undefined
}

function armOf({ arms }: ValueModel, column: string): Arm {
  const derived = arms.flatMap((joint) => joint.derived ?? []).find(({ id }) => id === column)
  const id = derived?.from ?? column
  const parameter = arms.flatMap(({ parameters }) => parameters).find((each) => each.id === id)
  return { parameter, derived }
}

function unitOf({ parameter }: Arm): UncertainInput['unit'] {
  const text = parameter?.unit ?? '1'
  return { text, factor: readUnit(text).value?.factor ?? 1 }
}

const everywhere: Support = { low: -Infinity, high: Infinity }

/** What an arm's figure can be, in its unit: the bias of a design or a combined effect moves it beyond what is drawn first. */
function boundsOf({ parameter, derived }: Arm): Support {
  if (parameter === undefined) return everywhere
  const { low, high } = distributionSupport(parameter.marginal)
  const scale = (derived ?? parameter.bias)?.scale
  if (scale === undefined) return low === high ? everywhere : { low, high }
  if (scale === 'logit') return { low: 0, high: derived ? 1 : (parameter.bias?.most ?? 1) }
  return scale === 'factor' && low >= 0 ? { low: 0, high: Infinity } : everywhere
}

/** The nearest value that can be: a share stays inside 0 to 1. */
function possible({ low, high }: Support, value: number): number {
  return Math.min(Math.max(value, low), high)
}

/** The draws of some columns, in base units. */
export function drawColumns(
  model: ValueModel,
  ids: ReadonlySet<string>,
  settings: DrawSettings & { readonly draws: number },
): ReadonlyMap<string, Float64Array> {
  const blocks = new Map([...ids].map((id) => [id, new Float64Array(BLOCK_LENGTH)]))
  const inputs = createInputDraws(model, blocks, settings)
  const recorder = createRecorder(settings.draws)
  const wholes = new Map([...blocks].map(([id, block]) => [id, recorder.keep(block)]))
  for (const { block, from, length } of blocksOf(settings.draws)) {
    inputs.draw(block, length)
    recorder.record(from, length)
  }
  return wholes
}

/** The value of an input draw by draw: of evidence how far its arm lies from the other one. */
export function drawsOf(
  { column, from }: Pick<UncertainInput, 'column' | 'from'>,
  columns: ReadonlyMap<string, Float64Array>,
): Float64Array {
  const moved = columns.get(column)!
  const kept = from === undefined ? undefined : columns.get(from)!
  return kept === undefined ? moved : moved.map((value, i) => value - kept[i]!)
}
