import type { ValueModel } from './model.ts'

type Plan = Pick<ValueModel, 'horizon' | 'period'>

/** How many steps of a plan make a year? */
export function periodsPerYear({ period }: Pick<Plan, 'period'>): 1 | 12 {
  return period === 'month' ? 12 : 1
}

/** How many periods follow the start of a plan? */
export function periodCount(plan: Plan): number {
  return Math.round(plan.horizon * periodsPerYear(plan))
}

/** In which year does a period lie? The start, 0, in none: 0. */
export function yearOf(period: number, perYear: number): number {
  return Math.ceil(period / perYear)
}

/** How many years does a plan touch? The last may be a part of one. */
export function yearCount(plan: Plan): number {
  return yearOf(periodCount(plan), periodsPerYear(plan))
}
