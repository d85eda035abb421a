import { problem, type Finding } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { plainNumber } from '#quantity/unit-algebra'
import { DRAW_BYTES, SHARED_BYTES } from '#stats/distributions/block-draws'
import { createColumnSpace } from '#stats/machine/column-space'
import type { Workspace } from '#stats/machine/workspace'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { BIN_BYTES } from '#stats/sensitivity/word-bins'
import { roleFactor } from '#value/expression-role'
import { checkUnits } from '#value/formula/check-units'
import { compileFormula } from '#value/formula/compile'
import type { Program } from '#value/formula/program'
import type { UnitEnvironment } from '#value/formula/unit-check'
import type { NeedUse } from '#value/formula/variables'
import type { ValueModel } from '#value/model'
import { formulaExpression, type ModelExpression } from '#value/model-expressions'
import { contrastOf, needArms } from '#value/need-arms'
import { periodCount, periodsPerYear } from '#value/periods'
import { createUnitEnvironment } from '#value/unit-environment'
import { inputValues, periodValues, type BlockClock, type BlockValues } from './block-values.ts'
import { createInputDraws, type DrawSettings, type InputDraws } from './draw-inputs.ts'
import { formulaValues } from './formula-values.ts'
import { needValues } from './need-values.ts'
import { createSimulationLedger, type SimulationLedger } from './simulation-ledger.ts'

/** The expressions of a model over blocks of draws. */
export interface ModelValues {
  readonly clock: BlockClock
  readonly ledger: SimulationLedger
  /** Columns of the inputs that the expressions take, by id, in base units. */
  readonly columns: ReadonlyMap<string, Float64Array>
  /** Where columns lie. */
  readonly space: Workspace
  /** The values of an expression of the model, which has passed `checkModel`. */
  of(source: ModelExpression): BlockValues
  /** Makes the draws ready, once every expression has been asked for, and says what is wrong with them. */
  prepare(): readonly Finding[]
  /** Draws a block of the prepared inputs. */
  draw(block: number, length: number): void
  /** Stands at a block whose columns were filled by hand. */
  standAt(block: number, length: number): void
  /** Says that a column was changed by hand. */
  changed(): void
}

/**
 * Binds the expressions of a model to draws of its inputs.
 *
 * @param room bytes for columns over all draws, beside those of a block
 */
export function createModelValues(
  model: ValueModel,
  settings: DrawSettings,
  room = 0,
): ModelValues {
  const space = createColumnSpace(spaceOf(model) + room)
  const clock: BlockClock = {
    block: 0,
    length: 0,
    version: 0,
    perYear: periodsPerYear(model),
    column: () => space.column(BLOCK_LENGTH),
  }
  const environment = createUnitEnvironment(model, armUnits(model))
  const binding: Binding = {
    model,
    clock,
    ledger: createSimulationLedger(clock, environment),
    environment,
    columns: new Map(),
    known: new Map(),
    registers: [],
  }
  let inputs: InputDraws = { findings: [], draw: () => {} }
  const standAt = (block: number, length: number): void =>
    void Object.assign(clock, { block, length, version: clock.version + 1 })
  return {
    clock,
    ledger: binding.ledger,
    columns: binding.columns,
    space,
    of: (source) => bind(binding, source),
    prepare() {
      inputs = createInputDraws(model, binding.columns, settings, space)
      return [...missingInputs(binding), ...inputs.findings]
    },
    draw(block, length) {
      standAt(block, length)
      inputs.draw(block, length)
    },
    standAt,
    changed() {
      clock.version++
    },
  }
}

/** Bytes for the draws and columns of a model: where they are too few, the last columns are slower. */
function spaceOf(model: ValueModel): number {
  const { drivers, costs, formulas, arms, assumptions } = model
  const inputs = assumptions.length + 3 * arms.flatMap(({ parameters }) => parameters).length
  const parts = drivers.length + costs.length + Object.keys(formulas).length
  const columns = 50 + inputs + 16 * parts + 8 * periodCount(model)
  return SHARED_BYTES + (DRAW_BYTES + BIN_BYTES) * (inputs + 1) + 8 * BLOCK_LENGTH * columns
}

/** The unit of each need's metric, as its arms have it. */
export function armUnits(model: ValueModel): Readonly<Record<string, Unit>> {
  const units: Record<string, Unit> = {}
  for (const { need, unit } of model.arms.flatMap(({ parameters }) => parameters)) {
    units[need] ??= readUnit(unit).value ?? plainNumber
  }
  return units
}

interface Binding {
  readonly model: ValueModel
  readonly clock: BlockClock
  readonly ledger: SimulationLedger
  readonly environment: UnitEnvironment
  readonly columns: Map<string, Float64Array>
  readonly known: Map<string, BlockValues>
  /** Columns that formulas share for what they come by on their way: they are computed one after the other. */
  readonly registers: Float64Array[]
}

function bind(binding: Binding, source: ModelExpression): BlockValues {
  const { clock, ledger, environment, known } = binding
  const found = known.get(source.path)
  if (found !== undefined) return found
  const inputs: BlockValues[] = []
  const program = compileFormula(source.expression, {
    name: (id) => inputs.push(bindName(binding, id)) - 1,
    need: (name, need, block) =>
      inputs.push(bindNeed(binding, { name, need, ...(block === undefined ? {} : { block }) })) - 1,
    distribution() {
      throw new RangeError(`${source.words} holds a range that is no assumption`)
    },
  })
  const unit = checkUnits(source.expression, environment, {}).value ?? plainNumber
  const factor = roleFactor(source.role, unit)
  const scratch = scratchOf(binding, program)
  const values = formulaValues({ source, program, inputs, factor, scratch }, clock, ledger)
  known.set(source.path, values)
  return values
}

/** The registers of a program: the one that holds its result is its own, so that it lasts. */
function scratchOf(
  { registers, clock }: Binding,
  { registers: count, result }: Program,
): readonly Float64Array[] {
  while (registers.length < count) registers.push(clock.column())
  return Array.from({ length: count }, (_, k) => (k === result ? clock.column() : registers[k]!))
}

function bindName(binding: Binding, id: string): BlockValues {
  if (id === 'month') return periodValues(binding.clock)
  const { formulas } = binding.model
  const formula = Object.hasOwn(formulas, id) ? formulas[id] : undefined
  if (formula === undefined) return inputValues(columnOf(binding, id))
  return bind(binding, formulaExpression(id, formula))
}

function bindNeed(binding: Binding, use: NeedUse): BlockValues {
  const contrast = contrastOf(binding.model, use)
  if (contrast === undefined) throw new RangeError(`there is no evidence on ${use.need}`)
  const { before, after, sign } = needArms(binding.model, contrast)
  const arms = {
    sign,
    ...(before === undefined ? {} : { before: columnOf(binding, before) }),
    ...(after === undefined ? {} : { after: columnOf(binding, after) }),
  }
  return needValues(use.name, arms, binding.clock)
}

function columnOf({ columns, clock }: Binding, id: string): Float64Array {
  const column = columns.get(id) ?? clock.column()
  columns.set(id, column)
  return column
}

/** Inputs that formulas take and the model does not have. */
function missingInputs({ model, columns }: Binding): readonly Finding[] {
  const arms = model.arms.flatMap(({ parameters, derived = [] }) => [...parameters, ...derived])
  const known = new Set([...model.assumptions, ...arms].map(({ id }) => id))
  return [...columns.keys()]
    .filter((id) => !known.has(id))
    .map((id) =>
      problem('unknown-reference', { path: id }, `The evidence gives no figure \`${id}\`.`),
    )
}
