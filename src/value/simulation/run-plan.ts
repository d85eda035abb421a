import { problem, type Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'
import { yearCount } from '#value/periods'
import type { DrawSettings } from './draw-inputs.ts'
import { isAllFinite } from '#stats/machine/column-arithmetic'
import { SKETCH_BYTES } from './block-summaries.ts'
import type { BlockClock } from './block-values.ts'
import { createModelValues, type ModelValues } from './model-values.ts'
import { createNetFlows, type NetFlows } from './net-flows.ts'
import { createPlanFlows } from './plan-flows.ts'
import {
  createPlanOutputs,
  moneyColumnsOf,
  returnColumnsOf,
  type PlanOutputs,
} from './plan-outputs.ts'
import { createPlanReturns } from './plan-returns.ts'
import { createRecorder } from './recorder.ts'
import { blocksOf, type Block, type Gains } from './settings.ts'

/** Every output of a plan that was run. */
export interface PlanRecord {
  /** Its columns are those of a block: keys to `of`. */
  readonly outputs: PlanOutputs
  /**
   * The values of an output in all draws. Where there is no room for all outputs at once, the plan is run
   * again for one that is not at hand and those after it: take what is asked for before the next one.
   */
  of(block: Float64Array): Float64Array
}

/** How to run a plan. */
export interface RunSettings extends DrawSettings {
  readonly draws: number
  readonly gains: Gains
  /** The outputs that will be asked for, in that order; absent: all. */
  readonly wanted?: (outputs: PlanOutputs) => readonly Float64Array[]
}

/** A plan bound to its draws, with room for its outputs. */
export interface PlanRun extends PlanRecord {
  readonly values: ModelValues
  /** Computes the block at which the values stand and keeps its outputs from draw `from` on; what stops it. */
  compute(from: number, length: number): readonly Finding[]
  /** Outputs that are not what they were when this was last asked. */
  changed(): ReadonlySet<Float64Array>
  /** Whether all outputs are at hand once it was run. */
  readonly keepsAll: boolean
  /** Runs all blocks again but for the returns, keeps nothing of them, and visits each. */
  again(visit: (length: number) => void): void
}

/** Bytes for outputs over all draws. */
const ROOM = 40 * 2 ** 20
/** So many outputs find room in any case. */
const FEWEST = 5

/**
 * Binds a model to a run over all its draws; nothing is drawn yet.
 *
 * @param most outputs that are kept at a time
 */
export function createPlanRun(model: ValueModel, settings: RunSettings, most = Infinity): PlanRun {
  const { draws, wanted = allColumnsOf } = settings
  const kept = Math.min(most, outputCount(model))
  const room = 8 * draws * (kept + 1) + 4 * draws + SKETCH_BYTES * outputCount(model)
  const values = createModelValues(model, settings, room)
  const flows = createPlanFlows(model, values, settings.gains)
  const returns = createPlanReturns(model, flows, values)
  const { outputs, compute } = createPlanOutputs(
    model,
    { flows, returns: returns.columns },
    values.clock,
  )
  const recorder = createRecorder(draws, values.space)
  const others = [...new Set(wanted(outputs))].filter((column) => column !== outputs.npv)
  const runs = Math.max(1, Math.ceil(others.length / (most - 1)))
  const atATime = Math.ceil(others.length / runs)
  const keepFrom = (place: number): void => {
    recorder.forget()
    recorder.keep(outputs.npv)
    for (const column of others.slice(place, place + atATime)) recorder.keep(column)
  }
  keepFrom(0)
  const isKept = (column: Float64Array): boolean => recorder.find(column) !== undefined
  const run: PlanRun['compute'] = (from, length) =>
    computeBlock({ values, flows }, from, () => {
      returns.compute(isKept)
      compute()
      recorder.record(from, length)
    })
  return {
    values,
    outputs,
    changed: recorder.changed,
    keepsAll: runs === 1,
    compute: run,
    again(visit) {
      for (const { block, from, length } of blocksOf(draws)) {
        values.draw(block, length)
        computeBlock({ values, flows }, from, () => {
          compute()
          visit(length)
        })
      }
    },
    of(block) {
      const found = recorder.find(block)
      if (found !== undefined) return found
      keepFrom(others.indexOf(block))
      for (const each of blocksOf(draws)) {
        values.draw(each.block, each.length)
        run(each.from, each.length)
      }
      return recorder.find(block)!
    },
  }
}

function allColumnsOf(outputs: PlanOutputs): readonly Float64Array[] {
  return [...returnColumnsOf(outputs), ...moneyColumnsOf(outputs)]
}

/** How many outputs a model has at most. */
function outputCount(model: ValueModel): number {
  const { drivers, costs } = model
  return 40 + 3 * drivers.length + 5 * costs.length + 4 * yearCount(model)
}

/**
 * Runs a model over all its draws, block by block; each block stands at its own place whatever
 * the order. `plan` is absent where a formula gave no finite number: the run stops at the first
 * such block.
 */
export function runPlan(
  model: ValueModel,
  settings: RunSettings,
): { readonly plan?: PlanRun; readonly findings: readonly Finding[] } {
  const { draws } = settings
  const plan = createPlanRun(model, settings, Math.max(FEWEST, Math.floor(ROOM / 8 / draws)))
  const { values, compute } = plan
  const findings = drawBlocks(values, blocksOf(draws), compute)
  if (findings.some(({ severity }) => severity === 'problem')) return { findings }
  return { plan, findings: [...findings, ...values.ledger.warnings()] }
}

/** The NPV of each draw alone; absent as in `runPlan`. */
export function runNpv(model: ValueModel, settings: RunSettings): Float64Array | undefined {
  const values = createModelValues(model, settings)
  const flows = createNetFlows(model, values, settings.gains)
  const recorder = createRecorder(settings.draws)
  const npv = recorder.keep(flows.npv)
  const findings = runBlocks(values, flows, blocksOf(settings.draws), recorder.record)
  return findings.some(({ severity }) => severity === 'problem') ? undefined : npv
}

/** Visits each block once its flows are computed; stops where one is not a finite number. */
export function runBlocks(
  values: ModelValues,
  flows: Pick<NetFlows, 'steps' | 'all' | 'compute'>,
  blocks: readonly Block[],
  visit: (from: number, length: number) => void,
): readonly Finding[] {
  return drawBlocks(values, blocks, (from, length) =>
    computeBlock({ values, flows }, from, () => visit(from, length)),
  )
}

/** Draws one block after the other, until something stops it. */
function drawBlocks(
  values: ModelValues,
  blocks: readonly Block[],
  compute: PlanRun['compute'],
): readonly Finding[] {
  const findings = values.prepare()
  if (findings.some(({ severity }) => severity === 'problem')) return findings
  for (const { block, from, length } of blocks) {
    values.draw(block, length)
    const met = compute(from, length)
    if (met.length > 0) return [...findings, ...met]
  }
  return findings
}

/** Computes the flows of a block and visits it; gives what stops the run. */
function computeBlock(
  {
    values,
    flows,
  }: { readonly values: ModelValues; readonly flows: Pick<NetFlows, 'steps' | 'all' | 'compute'> },
  from: number,
  visit: () => void,
): readonly Finding[] {
  flows.compute()
  const failed = values.ledger.problems()
  const problems = failed.length > 0 ? failed : tooLarge(flows, from, values.clock)
  if (problems.length > 0) return problems
  visit()
  return values.ledger.problems()
}

/** Flows that overflow although each formula is finite. */
function tooLarge(
  { steps, all }: Pick<NetFlows, 'steps' | 'all'>,
  from: number,
  { length, perYear }: BlockClock,
): readonly Finding[] {
  for (const [step, flow] of all.entries()) {
    if (isAllFinite(flow, length)) continue
    const { period } = steps[step]!
    const draw = flow.findIndex((value) => !Number.isFinite(value))
    const when = `${perYear === 1 ? 'year' : 'month'} ${period}`
    const message = `The cash flow of ${when} is too large to be a number at draw ${from + draw + 1}.`
    const hint = 'Check the ranges of growth, decay and the largest drivers.'
    return [problem('not-finite', { path: 'value' }, message, hint)]
  }
  return []
}
