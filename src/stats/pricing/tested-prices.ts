import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { firstOfLargest } from '#stats/pricing/first-of-largest'
import { weightedDraws } from '#stats/pricing/weighted-draws'
import { monotoneDemand } from '#stats/pricing/monotone-demand'
import type { Generator } from '#stats/random/generator'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'
import { requireResamples } from '#stats/resampling/resamples'

/** Who was asked at which price, and would buy: one entry an answer. */
export interface PriceTests {
  readonly prices: Float64Array
  /** 1 where the person would buy, else 0. */
  readonly buys: Float64Array
  /** People, from 0 on without gaps: answers of one person are drawn together. */
  readonly people: Int32Array
  /** How much of a population each person stands for, one a person; all alike where absent. */
  readonly weights?: Float64Array
}

/** What to resample, and how often. */
export interface TestResampling {
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
  readonly level: number
  /** What one sale costs in each resample; 0 where profit is not asked for. */
  readonly unitCosts: Float64Array
  /** The cost that the estimates themselves take. */
  readonly unitCost: number
}

interface Sure {
  readonly value: number
  readonly interval: Interval
}

/** What is expected of one tested price, for each person asked. */
export interface TestedPrice {
  readonly price: number
  /** How many answered at it. */
  readonly asked: number
  /** Share that would buy, as answered. */
  readonly share: number
  /** The same made to fall with the price. */
  readonly demand: Sure
  readonly revenue: Sure
  readonly profit: Sure
  /** Share of the resamples in which this price brings the most. */
  readonly bestRevenue: number
  readonly bestProfit: number
}

/** Tested prices, the cheapest first, and those that bring the most. */
export interface TestedPrices {
  readonly prices: readonly TestedPrice[]
  /** The lowest tested price at which most comes in. */
  readonly bestRevenue: Sure
  readonly bestProfit: Sure
}

/**
 * Which of the tested prices brings the most revenue and profit for each person asked (Gabor and Granger): shares of
 * buyers made to fall with the price, times the price, less the cost. Nothing is said of prices that nobody was asked
 * about. Whole people are drawn with replacement; percentile intervals; the price that is best stands between tested
 * prices. Cost resamples x (answers + prices).
 * Source: Gabor and Granger, Economica 1966;33:43; monotone shares: Ayer et al., Ann Math Stat 1955;26:641.
 * @throws StatisticsError 'too-few' without answers, 'not-finite', 'domain' for lengths, level, resamples or costs
 */
export function testedPrices(tests: PriceTests, resampling: TestResampling): TestedPrices {
  requireTests(tests, resampling)
  const { level, unitCost, unitCosts } = resampling
  const grid = priceGridOf(tests)
  const now = demandOf(tests, grid, tests.weights ?? new Float64Array(peopleOf(tests)).fill(1))
  const drawn = resampledDemand(tests, [grid, now], resampling)
  const income = (at: number) => drawn[at]!.map((share) => share * grid.prices[at]!)
  const gain = (at: number) =>
    drawn[at]!.map((share, k) => share * (grid.prices[at]! - unitCosts[k]!))
  const revenue = outcomeOf(grid, [now.demand.map((share, at) => share * grid.prices[at]!), income])
  const profits = now.demand.map((share, at) => share * (grid.prices[at]! - unitCost))
  const profit = outcomeOf(grid, [profits, gain])
  const sure = (value: number, of: Float64Array): Sure => ({
    value,
    interval: intervalOfResamples(of, level),
  })
  return {
    prices: Array.from(grid.prices, (price, at) => ({
      price,
      asked: now.asked[at]!,
      share: now.shares[at]!,
      demand: sure(now.demand[at]!, drawn[at]!),
      revenue: sure(revenue.values[at]!, revenue.drawn[at]!),
      profit: sure(profit.values[at]!, profit.drawn[at]!),
      bestRevenue: shareOf(revenue.best, price),
      bestProfit: shareOf(profit.best, price),
    })),
    bestRevenue: sure(revenue.bestPrice, revenue.best),
    bestProfit: sure(profit.bestPrice, profit.best),
  }
}

function requireTests(tests: PriceTests, resampling: TestResampling): void {
  const { prices, buys, people, weights } = tests
  const { level, resamples, unitCosts } = resampling
  requireSample(prices, 1)
  requireSample(buys, 1)
  requireSameLength(buys, prices)
  requireSameLength(people, prices)
  if (weights !== undefined) requireSample(weights, peopleOf(tests))
  requireLevel(level)
  requireResamples(resamples)
  requireSample(unitCosts, resamples)
  if (unitCosts.length !== resamples)
    throw new StatisticsError('domain', 'There is one unit cost a resample.')
}

function peopleOf({ people }: PriceTests): number {
  return people.reduce((most, person) => Math.max(most, person + 1), 0)
}

interface Grid {
  readonly prices: Float64Array
  /** Of each answer. */
  readonly places: Int32Array
}

function priceGridOf(tests: PriceTests): Grid {
  const prices = Float64Array.from(new Set(tests.prices)).toSorted()
  const place = new Map(Array.from(prices, (price, at) => [price, at]))
  return { prices, places: Int32Array.from(tests.prices, (price) => place.get(price)!) }
}

interface Demand {
  /** Answers at each price. */
  readonly asked: Float64Array
  readonly shares: Float64Array
  readonly demand: Float64Array
}

/** A price at which nobody was drawn stays what it was, and counts next to nothing. */
const NOBODY = 1e-9

function demandOf(
  { buys, people }: PriceTests,
  { prices, places }: Grid,
  counts: Float64Array,
  before?: Float64Array,
): Demand {
  const asked = new Float64Array(prices.length)
  const weight = new Float64Array(prices.length)
  const bought = new Float64Array(prices.length)
  for (let row = 0; row < places.length; row++) {
    const [at, count] = [places[row]!, counts[people[row]!]!]
    asked[at]! += 1
    weight[at]! += count
    bought[at]! += count * buys[row]!
  }
  const shares = bought.map((sum, at) => (weight[at]! > 0 ? sum / weight[at]! : before![at]!))
  const counted = weight.map((each) => Math.max(each, NOBODY))
  return { asked, shares, demand: monotoneDemand(shares, counted) }
}

/** The demand at each price, one entry a resample. */
function resampledDemand(
  tests: PriceTests,
  [grid, now]: readonly [Grid, Demand],
  { generator, resamples }: TestResampling,
): readonly Float64Array[] {
  const drawn = Array.from(grid.prices, () => new Float64Array(resamples))
  const counts = new Float64Array(peopleOf(tests))
  const draw = weightedDraws(generator, counts.length, tests.weights)
  for (let k = 0; k < resamples; k++) {
    draw(counts)
    const { demand } = demandOf(tests, grid, counts, now.shares)
    for (const [at, share] of demand.entries()) drawn[at]![k] = share
  }
  return drawn
}

interface Outcome {
  /** At each price. */
  readonly values: Float64Array
  readonly drawn: readonly Float64Array[]
  /** The price that brings the most, and that of each resample. */
  readonly bestPrice: number
  readonly best: Float64Array
}

function outcomeOf(
  { prices }: Grid,
  [values, drawnAt]: readonly [Float64Array, (at: number) => Float64Array],
): Outcome {
  const drawn = Array.from(prices, (_, at) => drawnAt(at))
  const best = drawn[0]!.map((_, k) => prices[firstOfLargest(drawn.map((each) => each[k]!))]!)
  return { values, drawn, best, bestPrice: prices[firstOfLargest(values)]! }
}

function shareOf(best: Float64Array, price: number): number {
  return best.filter((each) => each === price).length / best.length
}
