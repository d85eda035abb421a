import type { ValueModel } from '#value/model'
import { flowsAt, planSteps, type PlanStep } from '#value/plan-steps'
import { adoptionByPeriod } from './adoption.ts'
import { add, addProduct, multiply, subtract } from '#stats/machine/column-arithmetic'
import { collectFlows } from './collected-flows.ts'
import { createDiscounting } from './discounting.ts'
import { createGrowth } from './growth.ts'
import { createLife } from './driver-flow.ts'
import type { ModelValues } from './model-values.ts'
import { moneyStreams, type MoneyStream } from './money-streams.ts'
import type { Gains } from './settings.ts'

/** The net cash flows of a plan over a block of draws, and no more. */
export interface NetFlows {
  /** When money flows, the start first. */
  readonly steps: readonly PlanStep[]
  /** By step: cash and captured capacity less the difference of costs. */
  readonly all: readonly Float64Array[]
  /** By period, what payback counts: the same, or the cash class alone. */
  readonly paying: readonly Float64Array[]
  readonly npv: Float64Array
  /** Present value of our costs. */
  readonly spent: Float64Array
  /** Computes all of it for the block that the values are drawn for. */
  compute(): void
}

/**
 * Binds a model to its net flows: what all takes of a simulation that does not ask for the parts.
 * Drivers and costs that run the same course (adoption, growth, start, decay) are added up before
 * the periods, so that it takes a fraction of the time of `createPlanFlows`, whose NPV it has but
 * for the last bits.
 */
export function createNetFlows(model: ValueModel, values: ModelValues, gains: Gains): NetFlows {
  const { clock } = values
  const steps = planSteps(model)
  const streams = moneyStreams(model, values, { gains, steps }).map((stream) => ({
    ...stream,
    grow: createGrowth(stream.growth, clock),
    live: createLife(stream, clock),
  }))
  const discounting = createDiscounting(model, values, steps)
  const adoption = adoptionByPeriod(model, values)
  const columns = (): Float64Array[] => steps.map(() => clock.column())
  const all = columns()
  const cash = streams.every((stream) => stream.cash) ? all : columns()
  const paying = collectFlows(
    model.paybackBasis === 'cash' ? cash : all,
    steps.map(({ period }) => period),
    clock,
  )
  const flows = {
    steps,
    all,
    paying: paying.columns,
    npv: clock.column(),
    spent: clock.column(),
  }
  const changed = clock.column()
  return {
    ...flows,
    compute() {
      const { length } = clock
      discounting.compute(length)
      flows.npv.fill(0, 0, length)
      flows.spent.fill(0, 0, length)
      for (const [step, moment] of steps.entries()) {
        const { period } = moment
        const factor = discounting.factors[step]!
        const share = period === 0 ? undefined : adoption(period)
        all[step]!.fill(0, 0, length)
        if (cash !== all) cash[step]!.fill(0, 0, length)
        for (const stream of streams) {
          if (period > 0) stream.grow(period)
          if (!flowsAt(stream.due, step, moment)) continue
          const full = stream.full.at(Math.max(period, 1))
          const put = stream.sign === 1 ? add : subtract
          const flow = course(stream, { period, full, share, changed, length })
          put(all[step]!, all[step]!, flow, length)
          if (cash !== all && stream.cash) put(cash[step]!, cash[step]!, flow, length)
          if (stream.ours) addProduct(flows.spent, flow, factor, length)
        }
        addProduct(flows.npv, all[step]!, factor, length)
      }
      paying.add()
    },
  }
}

interface Course {
  readonly period: number
  readonly full: Float64Array
  readonly share: Float64Array | undefined
  readonly changed: Float64Array
  readonly length: number
}

/** The flow of a period from its full value: adoption, life and growth; the same array where none applies. */
function course(
  stream: MoneyStream & {
    readonly grow: (period: number) => Float64Array | undefined
    readonly live: (period: number, flow: Float64Array) => void
  },
  { period, full, share, changed, length }: Course,
): Float64Array {
  const growth = period > 0 ? stream.grow(period) : undefined
  const scaled = stream.scales ? share : undefined
  const [first, second] = scaled === undefined ? [growth] : [scaled, growth]
  if (first === undefined && !stream.lives) return full
  if (first === undefined) changed.set(full.subarray(0, length))
  else multiply(changed, full, first, length)
  if (second !== undefined) multiply(changed, changed, second, length)
  if (stream.lives) stream.live(period, changed)
  return changed
}
