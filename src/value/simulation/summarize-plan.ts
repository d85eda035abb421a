import { quantileSorted } from '#stats/descriptive/quantile'
import { categoryOf } from '#value/cost-categories'
import type { BenefitClass, ValueModel } from '#value/model'
import type { Summary, ValueResult } from '#value/result'
import { costWeight } from './plan-flows.ts'
import { createColumnQuantiles } from './column-quantiles.ts'
import type { PlanColumns } from './run-plan.ts'
import { createSummarizer, type SummaryMemory } from './summarize.ts'
import { summarizeReturns } from './summarize-returns.ts'
import { weightedSum, type Weighted } from './weighted-sum.ts'

/** How many dots a picture of the NPV has. */
const DOTS = 100

/** The parts of a result that the columns of a run give. */
export type PlanSummary = Omit<
  ValueResult,
  'drivers' | 'designShare' | 'designShareError' | 'sensitivities' | 'findings'
> & {
  readonly drivers: readonly Omit<ValueResult['drivers'][number], 'gain'>[]
}

/**
 * Summaries of every output of a run.
 *
 * @param memory of an earlier run of the same model
 */
export function summarizePlan(
  model: ValueModel,
  columns: PlanColumns,
  memory?: SummaryMemory,
): PlanSummary {
  const quantilesOf = createColumnQuantiles(columns.npv.length)
  const summarize = createSummarizer(columns.npv.length, quantilesOf, memory)
  const sum = (terms: readonly Weighted[]): Summary =>
    summarize(weightedSum(terms, columns.npv.length))
  const difference = columns.costs.map(({ cost, amount, presentValue }) => ({
    cost,
    amount,
    presentValue,
    weight: costWeight(model, cost.solution),
  }))
  const counted = columns.drivers.filter(({ driver }) => driver.class !== 'soft')
  const npvDots = dotsOf(columns.npv)
  const recurring = difference.filter(({ cost }) => !cost.timing.once)
  return {
    drivers: columns.drivers.map(({ driver, before, annual, presentValue }) => ({
      id: driver.id,
      class: driver.class,
      beforeHaircuts: summarize(before),
      annual: summarize(annual),
      presentValue: summarize(presentValue),
    })),
    costs: columns.costs.map(({ cost, amount, presentValue }) => ({
      id: cost.id,
      solution: cost.solution,
      amount: summarize(amount),
      presentValue: summarize(presentValue),
    })),
    annual: sum([
      ...counted.map(({ annual }) => ({ column: annual, weight: 1 })),
      ...recurring.map(({ amount, weight }) => ({ column: amount, weight })),
    ]),
    annualByClass: byClass((name) => sum(ofClass(columns, name, 'annual'))),
    benefit: byClass((name) => sum(ofClass(columns, name, 'presentValue'))),
    cost: sum(
      difference.map(({ presentValue, weight }) => ({ column: presentValue, weight: -weight })),
    ),
    ...costsOfOwnership(columns, sum),
    ...flowSummaries(columns, summarize),
    npv: summarize(columns.npv),
    npvCash: summarize(columns.npvCash),
    ...summarizeReturns(model, columns, { summarize, quantilesOf }),
    npvDots,
    npvCashDots: columns.npvCash === columns.npv ? npvDots : dotsOf(columns.npvCash),
  }
}

function byClass<T>(of: (name: BenefitClass) => T): Readonly<Record<BenefitClass, T>> {
  return { cash: of('cash'), capacity: of('capacity'), soft: of('soft') }
}

function ofClass(
  columns: PlanColumns,
  name: BenefitClass,
  key: 'annual' | 'presentValue',
): readonly Weighted[] {
  return columns.drivers
    .filter(({ driver }) => driver.class === name)
    .map((each) => ({ column: each[key], weight: 1 }))
}

type PlanCost = PlanColumns['costs'][number]

/** Present value of the costs of each solution that has any, its parts, and its internal hours. */
function costsOfOwnership(
  { costs }: PlanColumns,
  sum: (terms: readonly Weighted[]) => Summary,
): Pick<ValueResult, 'tco' | 'tcoByCategory' | 'tcoInternal'> {
  const total = (list: readonly PlanCost[]): Summary =>
    sum(list.map(({ presentValue }) => ({ column: presentValue, weight: 1 })))
  const bySolution = Map.groupBy(costs, ({ cost }) => cost.solution)
  const internal = costs.filter(({ cost }) => cost.internal)
  return {
    tco: mapValues(bySolution, total),
    tcoByCategory: mapValues(bySolution, (list) =>
      mapValues(
        Map.groupBy(list, ({ cost }) => categoryOf[cost.kind]),
        total,
      ),
    ),
    tcoInternal: mapValues(
      Map.groupBy(internal, ({ cost }) => cost.solution),
      total,
    ),
  }
}

function mapValues<K extends string, T>(
  groups: ReadonlyMap<K, readonly PlanCost[]>,
  of: (costs: readonly PlanCost[]) => T,
): Readonly<Record<K, T>> {
  const entries = [...groups].map(([key, costs]) => [key, of(costs)] as const)
  return Object.fromEntries(entries) as Record<K, T>
}

function flowSummaries(
  { all, cash }: PlanColumns,
  summarize: (column: Float64Array) => Summary,
): Pick<ValueResult, 'cashFlow' | 'cumulative'> {
  const totalAll = runningTotals(all)
  const totalCash = cash === all ? totalAll : runningTotals(cash)
  return {
    cashFlow: all.map((column, year) => ({ all: summarize(column), cash: summarize(cash[year]!) })),
    cumulative: totalAll.map((column, year) => ({
      all: summarize(column),
      cash: summarize(totalCash[year]!),
    })),
  }
}

function runningTotals(flows: readonly Float64Array[]): readonly Float64Array[] {
  const totals: Float64Array[] = []
  for (const flow of flows) {
    const before = totals.at(-1)
    totals.push(before === undefined ? flow : flow.map((value, draw) => before[draw]! + value))
  }
  return totals
}

/** Quantiles at (i - 0.5) / n, ascending. */
function dotsOf(column: Float64Array): readonly number[] {
  const sorted = column.toSorted()
  return Array.from({ length: DOTS }, (_, dot) => quantileSorted(sorted, (dot + 0.5) / DOTS))
}
