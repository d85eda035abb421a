import { add, addScaled, divide } from '#stats/machine/column-arithmetic'
import { categoryOf } from '#value/cost-categories'
import type { BenefitClass, Cost, CostCategory, ValueModel } from '#value/model'
import { priceKinds } from '#value/price-kinds'
import type { BlockClock } from './block-values.ts'
import { costWeight, type PlanFlows } from './plan-flows.ts'
import type { ReturnColumns } from './plan-returns.ts'

type ByClass = Readonly<Record<BenefitClass, Float64Array>>
type BySolution<T> = Readonly<Record<string, T>>

/** Everything that a result summarizes, over a block of draws. Sums of one part are that part's column. */
export interface PlanOutputs extends Pick<PlanFlows, 'npv' | 'npvCash'> {
  readonly drivers: readonly Pick<
    PlanFlows['drivers'][number],
    'driver' | 'before' | 'annual' | 'presentValue'
  >[]
  readonly costs: readonly Pick<PlanFlows['costs'][number], 'cost' | 'amount' | 'presentValue'>[]
  readonly annual: Float64Array
  readonly annualByClass: ByClass
  readonly benefit: ByClass
  readonly cost: Float64Array
  readonly tco: BySolution<Float64Array>
  readonly tcoByCategory: BySolution<Readonly<Partial<Record<CostCategory, Float64Array>>>>
  readonly tcoInternal: BySolution<Float64Array>
  /** By year, 0 first. */
  readonly cashFlow: PlanFlows['byYear']
  /** Running totals of them. */
  readonly cumulative: PlanFlows['byYear']
  /** Present value of our costs, and of those of them that are its price. */
  readonly spent: Float64Array
  readonly price: Float64Array
  /** NPV by what is spent, benefits by the price: of use where these are above 0 in every draw. */
  readonly roi: Float64Array
  readonly valueToPrice: Float64Array
  readonly returns: ReturnColumns
}

/** Binds the outputs of a plan to its flows; `compute` follows that of flows and returns. */
export function createPlanOutputs(
  model: ValueModel,
  { flows, returns }: { readonly flows: PlanFlows; readonly returns: ReturnColumns },
  clock: BlockClock,
): { readonly outputs: PlanOutputs; readonly compute: () => void } {
  const { sum, quotient, runningTotals, compute } = createTotals(clock)
  const { drivers, costs, npv, npvCash, byYear } = flows
  const weighted = costs.map((each) => ({
    ...each,
    weight: costWeight(model, each.cost.solution),
  }))
  const counted = drivers.filter(({ driver }) => driver.class !== 'soft')
  const ofClass = (name: BenefitClass, key: 'annual' | 'presentValue'): Float64Array =>
    sum(drivers.filter(({ driver }) => driver.class === name).map((each) => each[key]))
  const ours = costs.filter(({ cost }) => cost.solution === model.ours)
  const spent = presentValue(sum, ours)
  const price = presentValue(
    sum,
    ours.filter(({ cost }) => priceKinds.includes(cost.kind) && !cost.internal),
  )
  const returned = [...counted, ...weighted.filter(({ weight }) => weight === 1)].map(
    (each) => each.presentValue,
  )
  const cumulative = runningTotals(byYear.all)
  return {
    outputs: {
      drivers,
      costs,
      npv,
      npvCash,
      annual: sum(
        counted.map(({ annual }) => annual),
        weighted
          .filter(({ cost }) => !cost.timing.once)
          .map(({ amount, weight }) => ({ column: amount, weight })),
      ),
      annualByClass: byClass((name) => ofClass(name, 'annual')),
      benefit: byClass((name) => ofClass(name, 'presentValue')),
      cost: sum(
        [],
        weighted.map((each) => ({ column: each.presentValue, weight: -each.weight })),
      ),
      ...costsOfOwnership(costs, sum),
      cashFlow: byYear,
      cumulative: {
        all: cumulative,
        cash: byYear.cash === byYear.all ? cumulative : runningTotals(byYear.cash),
      },
      spent,
      price,
      roi: quotient(npv, spent),
      valueToPrice: quotient(sum(returned), price),
      returns,
    },
    compute,
  }
}

/** The columns of some outputs that are looked at draw by draw, each once, in the order in which they are. */
export function returnColumnsOf(outputs: PlanOutputs): readonly Float64Array[] {
  const { npv, npvCash, spent, roi, price, valueToPrice, returns } = outputs
  const { payback, turnsNegative, paybackDiscounted, turnsNegativeDiscounted } = returns
  const paidBack = [payback, turnsNegative, paybackDiscounted, turnsNegativeDiscounted]
  const { irr, mirr, costOfDelay } = returns
  const first = [npv, npvCash, spent, roi, price, valueToPrice]
  return [...new Set([...first, ...paidBack, irr, mirr, costOfDelay])]
}

/** The columns of some outputs that are summarized only, each once. */
export function moneyColumnsOf(outputs: PlanOutputs): readonly Float64Array[] {
  const { drivers, costs, tcoByCategory, ...rest } = outputs
  const { annual, annualByClass, benefit, cost, tco, tcoInternal, cashFlow, cumulative } = rest
  const returns = new Set(returnColumnsOf(outputs))
  const money = new Set([
    ...drivers.flatMap((each) => [each.before, each.annual, each.presentValue]),
    ...costs.flatMap((each) => [each.amount, each.presentValue]),
    annual,
    ...Object.values(annualByClass),
    ...Object.values(benefit),
    cost,
    ...Object.values(tco),
    ...Object.values(tcoByCategory).flatMap((parts) => Object.values(parts)),
    ...Object.values(tcoInternal),
    ...[cashFlow, cumulative].flatMap(({ all, cash }) => [...all, ...cash]),
  ])
  return [...money].filter((column) => !returns.has(column))
}

/** A column and how often it counts. */
interface Weighted {
  readonly column: Float64Array
  readonly weight: number
}

interface Totals {
  /** The sum of columns, and of some that have a weight. */
  readonly sum: (columns: readonly Float64Array[], more?: readonly Weighted[]) => Float64Array
  readonly quotient: (over: Float64Array, under: Float64Array) => Float64Array
  readonly runningTotals: (columns: readonly Float64Array[]) => readonly Float64Array[]
  /** Computes all that was asked for, for the block at hand. */
  readonly compute: () => void
}

/** Sums and quotients of columns that are computed for each block. */
function createTotals(clock: BlockClock): Totals {
  const steps: ((length: number) => void)[] = []
  const nothing = clock.column()
  return {
    sum(columns, more = []) {
      const terms = [...columns.map((column) => ({ column, weight: 1 })), ...more].filter(
        ({ weight }) => weight !== 0,
      )
      const [first] = terms
      if (first === undefined) return nothing
      if (terms.length === 1 && first.weight === 1) return first.column
      const total = clock.column()
      steps.push((length) => {
        total.fill(0, 0, length)
        for (const { column, weight } of terms) addScaled(total, column, weight, length)
      })
      return total
    },
    quotient(over, under) {
      const out = clock.column()
      steps.push((length) => divide(out, over, under, length))
      return out
    },
    runningTotals(columns) {
      const totals = columns.map((column, place) => (place === 0 ? column : clock.column()))
      steps.push((length) => {
        for (let k = 1; k < totals.length; k++) add(totals[k]!, totals[k - 1]!, columns[k]!, length)
      })
      return totals
    },
    compute() {
      for (const step of steps) step(clock.length)
    },
  }
}

function byClass<T>(of: (name: BenefitClass) => T): Readonly<Record<BenefitClass, T>> {
  return { cash: of('cash'), capacity: of('capacity'), soft: of('soft') }
}

type PlanCost = PlanOutputs['costs'][number]

function presentValue(sum: Totals['sum'], costs: readonly PlanCost[]): Float64Array {
  return sum(costs.map((each) => each.presentValue))
}

/** Present value of the costs of each solution that has any, its parts, and its internal hours. */
function costsOfOwnership(
  costs: readonly PlanCost[],
  sum: Totals['sum'],
): Pick<PlanOutputs, 'tco' | 'tcoByCategory' | 'tcoInternal'> {
  const total = (list: readonly PlanCost[]): Float64Array => presentValue(sum, list)
  const bySolution = Map.groupBy(costs, ({ cost }) => cost.solution)
  return {
    tco: mapValues(bySolution, total),
    tcoByCategory: mapValues(bySolution, (list) =>
      mapValues(Map.groupBy(list, categoryOfCost), total),
    ),
    tcoInternal: mapValues(
      Map.groupBy(
        costs.filter(({ cost }) => cost.internal),
        ({ cost }) => cost.solution,
      ),
      total,
    ),
  }
}

function categoryOfCost({ cost }: { readonly cost: Cost }): CostCategory {
  return categoryOf[cost.kind]
}

function mapValues<K extends string, T>(
  groups: ReadonlyMap<K, readonly PlanCost[]>,
  of: (costs: readonly PlanCost[]) => T,
): Readonly<Record<K, T>> {
  const entries = [...groups].map(([key, costs]) => [key, of(costs)] as const)
  return Object.fromEntries(entries) as Record<K, T>
}
