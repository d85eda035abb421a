import { problem, type Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'
import type { DrawSettings } from './draw-inputs.ts'
import { isWithin } from '#stats/machine/column-arithmetic'
import type { BlockClock } from './block-values.ts'
import { createModelValues, type ModelValues } from './model-values.ts'
import { createNetFlows, type NetFlows } from './net-flows.ts'
import { createPlanFlows, type PlanFlows } from './plan-flows.ts'
import { createPlanReturns, type PlanReturns } from './plan-returns.ts'
import { createRecorder } from './recorder.ts'
import { blocksOf, type Gains } from './settings.ts'

/** Every output of a plan, one value a draw. */
export interface PlanColumns {
  readonly drivers: readonly Pick<
    PlanFlows['drivers'][number],
    'driver' | 'before' | 'annual' | 'presentValue'
  >[]
  readonly costs: readonly Pick<PlanFlows['costs'][number], 'cost' | 'amount' | 'presentValue'>[]
  /** By year, 0 first. */
  readonly all: readonly Float64Array[]
  readonly cash: readonly Float64Array[]
  readonly npv: Float64Array
  readonly npvCash: Float64Array
  readonly returns: Omit<PlanReturns, 'compute'>
}

/** How to run a plan. */
export interface RunSettings extends DrawSettings {
  readonly draws: number
  readonly gains: Gains
}

/** A plan bound to its draws, with room for its outputs. */
export interface PlanRun {
  readonly values: ModelValues
  readonly columns: PlanColumns
  /** Computes the block at which the values stand and keeps its outputs from draw `from` on; what stops it. */
  compute(from: number, length: number): readonly Finding[]
}

/** Binds a model to a run over all its draws; nothing is drawn yet. */
export function createPlanRun(model: ValueModel, settings: RunSettings): PlanRun {
  const values = createModelValues(model, settings)
  const flows = createPlanFlows(model, values, settings.gains)
  const returns = createPlanReturns(model, flows, values.clock)
  const recorder = createRecorder(settings.draws)
  const columns = keepAll(flows, returns, recorder.keep)
  return {
    values,
    columns,
    compute: (from, length) =>
      computeBlock({ values, flows }, from, () => {
        returns.compute()
        recorder.record(from, length)
      }),
  }
}

/**
 * Runs a model over all its draws, block by block; each block stands at its own place whatever
 * the order. `columns` is absent where a formula gave no finite number: the run stops at the first
 * such block.
 */
export function runPlan(
  model: ValueModel,
  settings: RunSettings,
): { readonly columns?: PlanColumns; readonly findings: readonly Finding[] } {
  const { values, columns, compute } = createPlanRun(model, settings)
  const findings = drawBlocks(values, settings.draws, compute)
  if (findings.some(({ severity }) => severity === 'problem')) return { findings }
  return { columns, findings: [...findings, ...values.ledger.warnings()] }
}

/** The NPV of each draw alone; absent as in `runPlan`. */
export function runNpv(model: ValueModel, settings: RunSettings): Float64Array | undefined {
  const values = createModelValues(model, settings)
  const flows = createNetFlows(model, values, settings.gains)
  const recorder = createRecorder(settings.draws)
  const npv = recorder.keep(flows.npv)
  const findings = runBlocks(values, flows, settings.draws, recorder.record)
  return findings.some(({ severity }) => severity === 'problem') ? undefined : npv
}

/** Visits each block once its flows are computed; stops where one is not a finite number. */
export function runBlocks(
  values: ModelValues,
  flows: Pick<NetFlows, 'all' | 'compute'>,
  draws: number,
  visit: (from: number, length: number) => void,
): readonly Finding[] {
  return drawBlocks(values, draws, (from, length) =>
    computeBlock({ values, flows }, from, () => visit(from, length)),
  )
}

/** Draws one block after the other, until something stops it. */
function drawBlocks(
  values: ModelValues,
  draws: number,
  compute: PlanRun['compute'],
): readonly Finding[] {
  const findings = values.prepare()
  if (findings.some(({ severity }) => severity === 'problem')) return findings
  for (const { block, from, length } of blocksOf(draws)) {
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
  }: { readonly values: ModelValues; readonly flows: Pick<NetFlows, 'all' | 'compute'> },
  from: number,
  visit: () => void,
): readonly Finding[] {
  flows.compute()
  const failed = values.ledger.problems()
  const problems = failed.length > 0 ? failed : tooLarge(flows.all, from, values.clock)
  if (problems.length > 0) return problems
  visit()
  return values.ledger.problems()
}

const finite = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE } as const

/** Flows that overflow although each formula is finite. */
function tooLarge(
  flows: readonly Float64Array[],
  from: number,
  { length, perYear }: BlockClock,
): readonly Finding[] {
  for (const [period, flow] of flows.entries()) {
    if (isWithin(flow, finite, length)) continue
    const draw = flow.findIndex((value) => !Number.isFinite(value))
    const when = `${perYear === 1 ? 'year' : 'month'} ${period}`
    const message = `The cash flow of ${when} is too large to be a number at draw ${from + draw + 1}.`
    const hint = 'Check the ranges of growth, decay and the largest drivers.'
    return [problem('not-finite', { path: 'value' }, message, hint)]
  }
  return []
}

function keepAll(
  flows: PlanFlows,
  returns: PlanReturns,
  keep: (block: Float64Array) => Float64Array,
): PlanColumns {
  const { byYear } = flows
  const all = byYear.all.map(keep)
  return {
    drivers: flows.drivers.map(({ driver, before, annual, presentValue }) => ({
      driver,
      before: keep(before),
      annual: keep(annual),
      presentValue: keep(presentValue),
    })),
    costs: flows.costs.map(({ cost, amount, presentValue }) => ({
      cost,
      amount: keep(amount),
      presentValue: keep(presentValue),
    })),
    all,
    cash: byYear.cash === byYear.all ? all : byYear.cash.map(keep),
    npv: keep(flows.npv),
    npvCash: keep(flows.npvCash),
    returns: {
      payback: keep(returns.payback),
      paybackDiscounted: keep(returns.paybackDiscounted),
      turnsNegative: keep(returns.turnsNegative),
      turnsNegativeDiscounted: keep(returns.turnsNegativeDiscounted),
      irr: keep(returns.irr),
      mirr: keep(returns.mirr),
      costOfDelay: keep(returns.costOfDelay),
    },
  }
}
