import { daysAfterStart } from '#value/plan-dates'
import { planSteps, type PlanStep } from '#value/plan-steps'
import type { ValueModel } from '#value/model'
import type { CostPlan } from '#reports/spreadsheet/cost-plan'
import type { WorkingCells, Workings } from '#reports/spreadsheet/workings-sheet'

/** A plan that begins on a day. */
export type DatedModel = ValueModel & { readonly start: string }

/** The model where its plan begins on a day. */
export function datedModel(model: ValueModel): DatedModel | undefined {
  const { start } = model
  return start === undefined ? undefined : { ...model, start }
}

/** A day inside a formula: `DATE(2027,3,15)`. */
export function dateText(day: string): string {
  return `DATE(${day.split('-').map(Number).join(',')})`
}

/** The day of its own on which a one-off cost flows inside a plan. */
export function ownDay({ cost, due = 0 }: CostPlan, periods: number): string | undefined {
  const { timing } = cost
  return timing.once && due > 0 && due <= periods ? timing.on : undefined
}

/** A row of flows of which one stands on a day of its own. */
export interface DatedRow {
  readonly on: string
  readonly period: number
  /** The cell of its flow, and what is left of 1 until then. */
  readonly flow: string
  readonly factor: string
}

/** What the flows of a plan are made of. */
export interface FlowParts {
  /** Cells by period: the total, its day and its discount factor. */
  readonly total: (period: number) => string
  readonly day: (period: number) => string
  readonly factor: (period: number) => string
  readonly dated: readonly DatedRow[]
}

/** The flows of a plan in the order of their days, one below the other. */
export interface DatedFlows {
  readonly flows: WorkingCells
  readonly days: WorkingCells
  readonly factors: WorkingCells
  /** What is left of a period's flows at the discount rate. */
  readonly presentOf: (period: number) => string
}

/** Adds the flows of a plan by their days to the workings, one below the other. */
export function addDatedFlows(
  workings: Workings,
  model: DatedModel,
  [words, { total, day, factor, dated }]: readonly [string, FlowParts],
): DatedFlows {
  const steps = planSteps(model)
  const count = steps.length
  const on = (step: PlanStep): readonly DatedRow[] =>
    dated.filter((row) => daysAfterStart(row.on, model) === step.day)
  const within = ({ period, day }: PlanStep): readonly DatedRow[] =>
    dated.filter((row) => row.period === period && daysAfterStart(row.on, model) !== day)
  const flowOf = (step: PlanStep): string => {
    const others = within(step).map((row) => `-${row.flow}`)
    if (step.whole) return [total(step.period), ...others].join('')
    return (
      on(step)
        .map((row) => row.flow)
        .join('+') || '0'
    )
  }
  const first = (step: PlanStep): DatedRow | undefined => (step.whole ? undefined : on(step)[0])
  const flows = workings.column(`Flow (${words})`, 'money', [
    count,
    (index) => flowOf(steps[index]!),
  ])
  const days = workings.column(`Day of the flow (${words})`, 'day', [
    count,
    (index) => {
      const step = steps[index]!
      const row = first(step)
      if (row !== undefined) return dateText(row.on)
      return step.whole ? day(step.period) : `${day(0)}+${step.day}`
    },
  ])
  const factors = workings.column(`Discount factor of the flow (${words})`, '1', [
    count,
    // A day on which nothing that counts flows takes any factor.
    (index) => first(steps[index]!)?.factor ?? factor(steps[index]!.period),
  ])
  const presentOf = (period: number): string =>
    steps
      .flatMap((step, index) =>
        step.period === period ? [`${flows.at(index)}*${factors.at(index)}`] : [],
      )
      .join('+')
  return { flows, days, factors, presentOf }
}
