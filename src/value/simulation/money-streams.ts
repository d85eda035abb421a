import { add } from '#stats/machine/column-arithmetic'
import type { Cost, Driver, ValueModel } from '#value/model'
import { costExpressions, driverExpressions, type ModelExpression } from '#value/model-expressions'
import { dueStep, type PlanStep } from '#value/plan-steps'
import type { BlockClock, BlockValues } from './block-values.ts'
import { createAfterHaircuts } from './driver-flow.ts'
import type { ModelValues } from './model-values.ts'
import { scaledValues } from './period-rate.ts'
import { costWeight } from './plan-flows.ts'
import type { Gains } from './settings.ts'

/** Drivers or costs that run the same course, added up. */
export interface MoneyStream {
  /** 1 where it comes in, -1 where it goes out. */
  readonly sign: 1 | -1
  /** A period's money, or the amount that falls due, before its course. */
  readonly full: BlockValues
  /** Whether it is cash. */
  readonly cash: boolean
  /** Whether it is a cost of ours. */
  readonly ours: boolean
  readonly scales: boolean
  /** Of one-off costs: the step of the plan, -1 outside it. */
  readonly due?: number
  readonly growth?: BlockValues
  readonly starts?: BlockValues
  readonly decay?: BlockValues
  /** Whether a start or decay changes it. */
  readonly lives: boolean
}

/** One driver or cost before it is added to others. */
interface Member {
  readonly value: BlockValues
  readonly course: Omit<MoneyStream, 'full' | 'growth' | 'starts' | 'decay' | 'lives'>
  readonly growth?: ModelExpression
  readonly starts?: ModelExpression
  readonly decay?: ModelExpression
}

/** The money of a model by its course: soft benefits and costs of other solutions left out. */
export function moneyStreams(
  model: ValueModel,
  values: ModelValues,
  { gains, steps }: { readonly gains: Gains; readonly steps: readonly PlanStep[] },
): readonly MoneyStream[] {
  const members = [
    ...model.drivers
      .filter((driver) => driver.class !== 'soft')
      .map((driver) => driverMember(values, driver, gains[driver.id] === true)),
    ...model.costs
      .filter(({ solution }) => costWeight(model, solution) !== 0)
      .map((cost) => costMember(values, cost, { model, steps })),
  ]
  const groups = Map.groupBy(members, courseKey)
  return [...groups.values()].map((group) => stream(values, group))
}

function driverMember(values: ModelValues, driver: Driver, haircuts: boolean): Member {
  const { growth, starts, decay, ...rest } = driverExpressions(driver)
  return {
    value: createAfterHaircuts(values, rest, haircuts),
    course: { sign: 1, cash: driver.class === 'cash', ours: false, scales: true },
    ...(growth === undefined ? {} : { growth }),
    ...(starts === undefined ? {} : { starts }),
    ...(decay === undefined || !haircuts ? {} : { decay }),
  }
}

function costMember(
  values: ModelValues,
  cost: Cost,
  { model, steps }: { readonly model: ValueModel; readonly steps: readonly PlanStep[] },
): Member {
  const { amount, growth } = costExpressions(cost)
  const sign = costWeight(model, cost.solution) === -1 ? -1 : 1
  const scales = !cost.timing.once && cost.timing.scales === 'adoption'
  const due = cost.timing.once ? { due: dueStep(cost.timing, model, steps) } : {}
  return {
    value: values.of(amount),
    course: { sign, cash: !cost.internal, ours: sign === -1, scales, ...due },
    ...(growth === undefined ? {} : { growth }),
  }
}

/** The same for members whose flows differ by their full value alone. */
function courseKey({ course, growth, starts, decay }: Member): string {
  const written = [growth, starts, decay].map((each) =>
    JSON.stringify(each?.expression, (key, value: unknown) => (key === 'span' ? undefined : value)),
  )
  return JSON.stringify([course, ...written])
}

function stream(values: ModelValues, group: readonly Member[]): MoneyStream {
  const { course, growth, starts, decay } = group[0]!
  const of = { growth, starts, decay }
  const bound = Object.entries(of).flatMap(([key, each]) =>
    each === undefined ? [] : [[key, values.of(each)] as const],
  )
  const { clock } = values
  const total = sumOf(
    group.map(({ value }) => value),
    clock,
  )
  return {
    ...course,
    full: course.due === undefined ? scaledValues(total, 1 / clock.perYear, clock) : total,
    ...Object.fromEntries(bound),
    lives: starts !== undefined || decay !== undefined,
  }
}

/** The sum of some values over a block. */
function sumOf(terms: readonly BlockValues[], clock: BlockClock): BlockValues {
  const [first, ...others] = terms as readonly [BlockValues, ...BlockValues[]]
  if (others.length === 0) return first
  const total = clock.column()
  const usesYear = terms.some((term) => term.usesYear)
  let version = -1
  return {
    usesYear,
    at(period) {
      if (!usesYear && version === clock.version) return total
      version = clock.version
      let sum = first.at(period)
      for (const term of others) {
        add(total, sum, term.at(period), clock.length)
        sum = total
      }
      return total
    },
  }
}
