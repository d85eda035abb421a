import { quantileSorted } from '#stats/descriptive/quantile'
import { REPLICATES } from '#stats/random/points'
import type { ValueModel } from '#value/model'
import type { Summary, ValueResult } from '#value/result'
import { createColumnQuantiles, createColumnSorter } from './column-quantiles.ts'
import type { PlanOutputs } from './plan-outputs.ts'
import type { PlanRun } from './run-plan.ts'
import { createSummarizer, usualRange } from './summarize.ts'
import { summarizeReturns } from './summarize-returns.ts'

/** How many dots a picture of the NPV has. */
const DOTS = 100

/** The parts of a result that the outputs of a run give. */
export type PlanSummary = Omit<
  ValueResult,
  'drivers' | 'designShare' | 'designShareError' | 'sensitivities' | 'findings'
> & {
  readonly drivers: readonly Omit<ValueResult['drivers'][number], 'gain'>[]
}

/**
 * Summaries of every output of a plan that was run: gives the function that says them as they are
 * now, anew where an output has changed since the last time.
 */
export function createPlanSummarizer(model: ValueModel, plan: PlanRun): () => PlanSummary {
  const { outputs, of, changed } = plan
  const { space } = plan.values
  const draws = of(outputs.npv).length
  const quantilesOf = createColumnQuantiles(draws, space)
  const summarizeColumn = createSummarizer(draws, quantilesOf, space)
  const done = new Map<Float64Array, Summary>()
  const summarize = (column: Float64Array): Summary => {
    const summary = done.get(column) ?? summarizeColumn(of(column))
    done.set(column, summary)
    return summary
  }
  const counts = space.column(REPLICATES)
  const sort = createColumnSorter(draws, space)
  const dots = (column: Float64Array): readonly number[] =>
    dotsOf(sort(of(column), usualRange(summarize(column))))
  return () => {
    for (const column of changed()) done.delete(column)
    const { npv, npvCash } = outputs
    const npvDots = dots(npv)
    return {
      ...summarizeMoney(outputs, summarize),
      ...summarizeReturns(model, plan, { summarize, quantilesOf, counts }),
      npvDots,
      npvCashDots: npvCash === npv ? npvDots : dots(npvCash),
    }
  }
}

/** Benefits, costs, flows and present values. */
function summarizeMoney(
  outputs: PlanOutputs,
  summarize: (column: Float64Array) => Summary,
): Omit<PlanSummary, keyof ReturnType<typeof summarizeReturns> | 'npvDots' | 'npvCashDots'> {
  const each = (columns: Readonly<Record<string, Float64Array>>): Record<string, Summary> =>
    mapValues(columns, summarize)
  const { annual, annualByClass, benefit, cost, tco, tcoByCategory, tcoInternal } = outputs
  const byYear = ({ all, cash }: PlanOutputs['cashFlow']): PlanSummary['cashFlow'] =>
    all.map((column, year) => ({ all: summarize(column), cash: summarize(cash[year]!) }))
  return {
    drivers: outputs.drivers.map(({ driver, before, ...rest }) => ({
      id: driver.id,
      class: driver.class,
      beforeHaircuts: summarize(before),
      annual: summarize(rest.annual),
      presentValue: summarize(rest.presentValue),
    })),
    costs: outputs.costs.map(({ cost: { id, solution }, amount, presentValue }) => ({
      id,
      solution,
      amount: summarize(amount),
      presentValue: summarize(presentValue),
    })),
    annual: summarize(annual),
    annualByClass: mapValues(annualByClass, summarize),
    benefit: mapValues(benefit, summarize),
    cost: summarize(cost),
    tco: each(tco),
    tcoByCategory: mapValues(tcoByCategory, each),
    tcoInternal: each(tcoInternal),
    cashFlow: byYear(outputs.cashFlow),
    cumulative: byYear(outputs.cumulative),
    npv: summarize(outputs.npv),
    npvCash: summarize(outputs.npvCash),
  }
}

function mapValues<K extends string, T, Made>(
  record: Readonly<Record<K, T>>,
  of: (value: T) => Made,
): Record<K, Made> {
  const entries = Object.entries<T>(record).map(([key, value]) => [key, of(value)] as const)
  return Object.fromEntries(entries) as Record<K, Made>
}

/** Quantiles at (i - 0.5) / n, ascending. */
function dotsOf(sorted: Float64Array): readonly number[] {
  return Array.from({ length: DOTS }, (_, dot) => quantileSorted(sorted, (dot + 0.5) / DOTS))
}
