import { REPLICATES } from '#stats/random/points'
import type { ValueModel } from '#value/model'
import type { Summary, ValueResult } from '#value/result'
import { createBlockSummaries } from './block-summaries.ts'
import { createColumnQuantiles } from './column-quantiles.ts'
import { moneyColumnsOf, type PlanOutputs } from './plan-outputs.ts'
import type { PlanRun } from './run-plan.ts'
import { createSummarizer, usualRange } from './summarize.ts'
import { returnSummaries, type Summarizing } from './summarize-returns.ts'

/** How many dots a picture of the NPV has. */
const DOTS = 100
const dotShares: readonly number[] = Array.from({ length: DOTS }, (_, dot) => (dot + 0.5) / DOTS)

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
  const { known, ...summarizing } = createSummarizing(plan)
  const dots = (column: Float64Array): readonly number[] => {
    const range = usualRange(summarizing.summarize(column))
    const whole = of(column)
    return summarizing.quantilesOf.values(whole, { shares: dotShares, range, count: whole.length })
  }
  return () => {
    for (const column of changed()) known.delete(column)
    if (!plan.keepsAll)
      for (const [column, summary] of moneyByBlocks(plan)) known.set(column, summary)
    const { npv, npvCash } = outputs
    const npvDots = dots(npv)
    const npvCashDots = npvCash === npv ? npvDots : dots(npvCash)
    // Before the money, in the order in which outputs are kept: money that is left over is run again.
    const returns = summarizeReturns(model, plan, summarizing)
    return {
      ...summarizeMoney(outputs, summarizing.summarize),
      ...returns,
      npvDots,
      npvCashDots,
    }
  }
}

/** Summaries of benefits, costs and flows whose draws are not kept: two runs for all of them. */
function moneyByBlocks({
  outputs,
  of,
  values,
  again,
}: PlanRun): ReadonlyMap<Float64Array, Summary> {
  const draws = of(outputs.npv).length
  const { count, collect, found } = createBlockSummaries(
    moneyColumnsOf(outputs),
    draws,
    values.space,
  )
  again(count)
  again(collect)
  return found()
}

/** Summaries of the outputs of a plan that was run, each made once: `known` holds them. */
export function createSummarizing({ outputs, of, values }: PlanRun): Summarizing & {
  readonly known: Map<Float64Array, Summary>
} {
  const { space } = values
  const draws = of(outputs.npv).length
  const quantilesOf = createColumnQuantiles(draws, space)
  const summarizeColumn = createSummarizer(draws, quantilesOf, space)
  const known = new Map<Float64Array, Summary>()
  const summarize = (column: Float64Array): Summary => {
    const summary = known.get(column) ?? summarizeColumn(of(column))
    known.set(column, summary)
    return summary
  }
  return { summarize, quantilesOf, counts: space.column(REPLICATES), known }
}

function summarizeReturns(model: ValueModel, plan: PlanRun, summarizing: Summarizing) {
  const of = returnSummaries(model, plan, summarizing)
  const loss = of.loss()
  const roi = of.roi()
  const valueToPrice = of.valueToPrice()
  const within = of.within()
  return {
    roi,
    valueToPrice,
    lossProbability: loss.share,
    lossProbabilityError: loss.error,
    payback: of.payback(),
    paybackDiscounted: of.paybackDiscounted(),
    paybackWithin: within.map(({ share }) => share),
    paybackWithinErrors: within.map(({ error }) => error),
    irr: of.irr(),
    mirr: of.mirr(),
    costOfDelay: summarizing.summarize(plan.outputs.returns.costOfDelay),
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
