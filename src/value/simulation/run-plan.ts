import { problem, type Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'
import type { DrawSettings } from './draw-inputs.ts'
import { allFinite } from '#value/formula/all-finite'
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

/**
 * Runs a model over all its draws, block by block; each block stands at its own place whatever
 * the order. `columns` is absent where a formula gave no finite number: the run stops at the first
 * such block.
 */
export function runPlan(
  model: ValueModel,
  settings: RunSettings,
): { readonly columns?: PlanColumns; readonly findings: readonly Finding[] } {
  const values = createModelValues(model, settings)
  const flows = createPlanFlows(model, values, settings.gains)
  const returns = createPlanReturns(model, flows, values.clock)
  const recorder = createRecorder(settings.draws)
  const columns = keepAll(flows, returns, recorder.keep)
  const findings = runBlocks(values, flows, settings.draws, (from, length) => {
    returns.compute()
    recorder.record(from, length)
  })
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
  const findings = values.prepare()
  if (findings.some(({ severity }) => severity === 'problem')) return findings
  for (const { block, from, length } of blocksOf(draws)) {
    values.draw(block, length)
    flows.compute()
    const failed = values.ledger.problems()
    const problems = failed.length > 0 ? failed : tooLarge(flows.all, from, length)
    if (problems.length === 0) visit(from, length)
    const met = problems.length > 0 ? problems : values.ledger.problems()
    if (met.length > 0) return [...findings, ...met]
  }
  return findings
}

/** Flows that overflow although each formula is finite. */
function tooLarge(
  flows: readonly Float64Array[],
  from: number,
  length: number,
): readonly Finding[] {
  for (const [year, flow] of flows.entries()) {
    const values = flow.subarray(0, length)
    if (allFinite(values)) continue
    const draw = values.findIndex((value) => !Number.isFinite(value))
    const message = `The cash flow of year ${year} is too large to be a number at draw ${from + draw + 1}.`
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
  const all = flows.all.map(keep)
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
    cash: flows.cash === flows.all ? all : flows.cash.map(keep),
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
