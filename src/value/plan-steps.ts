import type { Cost, ValueModel } from './model.ts'
import { daysAfterStart, flowDays } from './plan-dates.ts'
import { periodCount, periodsPerYear } from './periods.ts'

/** A moment of a plan at which money flows. */
export interface PlanStep {
  /** In which it lies; the start is 0. */
  readonly period: number
  /** Whether what a period brings and takes flows here; else one-off costs of that day alone. */
  readonly whole: boolean
  /** Days since the start, of a plan that begins on a day. */
  readonly day?: number
}

type Plan = Pick<ValueModel, 'horizon' | 'period' | 'midPeriod' | 'start' | 'costs'>

/**
 * When does money flow in a plan? At the start and once a period, in order; in a plan that begins on
 * a day also on the days of its one-off costs that say one.
 */
export function planSteps(model: Plan): readonly PlanStep[] {
  const { start } = model
  if (start === undefined) {
    return Array.from({ length: periodCount(model) + 1 }, (_, period) => ({ period, whole: true }))
  }
  const plan = { ...model, start }
  const days = flowDays(plan)
  const whole = days.map((day, period) => ({ period, whole: true, day }))
  const others = new Map<number, number>()
  for (const { timing } of model.costs) {
    if (!timing.once || timing.on === undefined || timing.at > model.horizon) continue
    const day = daysAfterStart(timing.on, plan)
    if (!days.includes(day)) others.set(day, duePeriod(timing.at, periodsPerYear(model)))
  }
  const dated = [...others].map(([day, period]) => ({ period, whole: false, day }))
  return [...whole, ...dated].toSorted((a, b) => a.day - b.day)
}

/**
 * In which period does a one-off cost fall due? 0 at the start, else the one that its time lies in.
 *
 * @param at years from the start
 */
export function duePeriod(at: number, perYear: number): number {
  return Math.max(0, Math.ceil(at * perYear - 1e-9))
}

/** Does a cost flow at the step `at`: a one-off at its own, what recurs with each period? */
export function flowsAt(due: number | undefined, at: number, { period, whole }: PlanStep): boolean {
  return due === undefined ? whole && period > 0 : due === at
}

/** The moment at which a one-off cost flows: its place among `steps`, -1 outside the plan. */
export function dueStep(
  timing: Extract<Cost['timing'], { once: true }>,
  model: Plan,
  steps: readonly PlanStep[],
): number {
  const { start } = model
  if (timing.on !== undefined && start !== undefined) {
    const day = daysAfterStart(timing.on, { start })
    return steps.findIndex((step) => step.day === day)
  }
  const period = duePeriod(timing.at, periodsPerYear(model))
  return steps.findIndex((step) => step.whole && step.period === period)
}
