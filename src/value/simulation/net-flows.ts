import { BLOCK_LENGTH } from '#stats/random/generator'
import type { ValueModel } from '#value/model'
import { adoptionExpression, discountRateExpression } from '#value/model-expressions'
import { add, addProduct, subtract } from './block-arithmetic.ts'
import { createDiscounting } from './discounting.ts'
import { createGrowth } from './growth.ts'
import { createLife } from './driver-flow.ts'
import type { ModelValues } from './model-values.ts'
import { moneyStreams, type MoneyStream } from './money-streams.ts'
import type { Gains } from './settings.ts'

/** The net cash flows of a plan over a block of draws, and no more. */
export interface NetFlows {
  /** By year, 0 first: cash and captured capacity less the difference of costs. */
  readonly all: readonly Float64Array[]
  /** By year, the cash class alone, as in `PlanFlows`; the columns of `all` where they cannot differ. */
  readonly cash: readonly Float64Array[]
  readonly npv: Float64Array
  /** Present value of our costs. */
  readonly spent: Float64Array
  /** Computes all of it for the block that the values are drawn for. */
  compute(): void
}

/**
 * Binds a model to its net flows: what all takes of a simulation that does not ask for the parts.
 * Drivers and costs that run the same course (adoption, growth, start, decay) are added up before
 * the years, so that it takes a fraction of the time of `createPlanFlows`, whose NPV it has but
 * for the last bits.
 */
export function createNetFlows(model: ValueModel, values: ModelValues, gains: Gains): NetFlows {
  const { horizon, midPeriod } = model
  const { clock } = values
  const streams = moneyStreams(model, values, gains).map((stream) => ({
    ...stream,
    grow: createGrowth(stream.growth, clock),
    live: createLife(stream, clock),
  }))
  const discounting = createDiscounting(values.of(discountRateExpression(model)), {
    horizon,
    midPeriod,
  })
  const adoption = Array.from({ length: horizon }, (_, index) =>
    values.of(adoptionExpression(model, index)),
  )
  const columns = (): Float64Array[] =>
    Array.from({ length: horizon + 1 }, () => new Float64Array(BLOCK_LENGTH))
  const all = columns()
  const cash = streams.every((stream) => stream.cash) ? all : columns()
  const flows = {
    all,
    cash,
    npv: new Float64Array(BLOCK_LENGTH),
    spent: new Float64Array(BLOCK_LENGTH),
  }
  const changed = new Float64Array(BLOCK_LENGTH)
  return {
    ...flows,
    compute() {
      const { length } = clock
      discounting.compute(length)
      flows.npv.fill(0, 0, length)
      flows.spent.fill(0, 0, length)
      for (let year = 0; year <= horizon; year++) {
        const factor = discounting.factors[year]!
        const share = year === 0 ? undefined : adoption[year - 1]!.at(year)
        all[year]!.fill(0, 0, length)
        if (cash !== all) cash[year]!.fill(0, 0, length)
        for (const stream of streams) {
          if (stream.due === undefined ? year === 0 : stream.due !== year) {
            if (year > 0) stream.grow(year)
            continue
          }
          const full = stream.full.at(Math.max(year, 1))
          const put = stream.sign === 1 ? add : subtract
          const flow = course(stream, { year, full, share, changed, length })
          put(all[year]!, flow, length)
          if (cash !== all && stream.cash) put(cash[year]!, flow, length)
          if (stream.ours) addProduct(flows.spent, flow, factor, length)
        }
        addProduct(flows.npv, all[year]!, factor, length)
      }
    },
  }
}

interface Course {
  readonly year: number
  readonly full: Float64Array
  readonly share: Float64Array | undefined
  readonly changed: Float64Array
  readonly length: number
}

/** The flow of a year from its full value: adoption, life and growth; the same array where none applies. */
function course(
  stream: MoneyStream & {
    readonly grow: (year: number) => Float64Array | undefined
    readonly live: (year: number, flow: Float64Array) => void
  },
  { year, full, share, changed, length }: Course,
): Float64Array {
  const growth = year > 0 ? stream.grow(year) : undefined
  const factors = [...(stream.scales && share ? [share] : []), ...(growth ? [growth] : [])]
  const [first, second] = factors
  if (first === undefined && !stream.lives) return full
  if (first === undefined) changed.set(full.subarray(0, length))
  else if (second === undefined) {
    for (let i = 0; i < length; i++) changed[i] = full[i]! * first[i]!
  } else for (let i = 0; i < length; i++) changed[i] = full[i]! * first[i]! * second[i]!
  if (stream.lives) stream.live(year, changed)
  return changed
}
