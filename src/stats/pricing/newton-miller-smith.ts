import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { firstOfLargest } from '#stats/pricing/first-of-largest'
import {
  consistentPeople,
  requirePriceAnswers,
  type PriceAnswers,
} from '#stats/pricing/price-answers'
import { weightedDraws } from '#stats/pricing/weighted-draws'
import { priceGrid, type PriceGrid } from '#stats/pricing/price-curves'
import type { Generator } from '#stats/random/generator'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'
import { requireResamples } from '#stats/resampling/resamples'

/** Chances to buy at the prices that people call cheap and expensive, from 0 to 1, one a person. */
export interface PurchaseChances {
  readonly cheap: Float64Array
  readonly expensive: Float64Array
}

/** What to resample, and how often. */
interface TrialResampling {
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
  readonly level: number
}

interface BestPrice {
  readonly value: number
  readonly interval: Interval
}

/** What people would buy at each price that anybody named. */
export interface TrialCurve {
  readonly prices: Float64Array
  /** Expected share of people who buy. */
  readonly trial: Float64Array
  /** Price times trial: money for each person asked. */
  readonly revenue: Float64Array
  /** The lowest named price at which most people buy. */
  readonly bestTrial: BestPrice
  /** The lowest named price at which most money comes in. */
  readonly bestRevenue: BestPrice
}

/**
 * At which price most people would buy, and most money would come in: the extension of the price sensitivity meter by
 * purchase intentions. Each person's chance is 0 at the prices called too cheap and too expensive, as stated
 * (calibrated) at cheap and expensive, on straight lines between, 0 outside. What people say they would buy is not
 * what they buy: the calibration carries the level, and is not measured here. Intervals: percentiles over resamples
 * of whole people. Cost resamples x (4 people + prices).
 * Source: Newton, Miller and Smith (1993), as in Alletsee, R package pricesensitivitymeter (2024).
 * @throws StatisticsError 'too-few' under two people, 'not-finite', 'domain' where somebody names prices out of strict
 *   order, for a chance outside 0 to 1, unequal lengths, a bad level or number of resamples
 */
export function newtonMillerSmith(
  answers: PriceAnswers,
  chances: PurchaseChances,
  { generator, resamples, level }: TrialResampling,
): TrialCurve {
  requireTrial(answers, chances)
  requireLevel(level)
  requireResamples(resamples)
  const grid = priceGrid(answers)
  const turns = slopeTurns(answers, chances)
  const counts = answers.weights ?? new Float64Array(answers.tooCheap.length).fill(1)
  const trial = trialOf(grid, turns, counts)
  const drawn = new Float64Array(counts.length)
  const draw = weightedDraws(generator, counts.length, answers.weights)
  const best = { trial: new Float64Array(resamples), revenue: new Float64Array(resamples) }
  for (let k = 0; k < resamples; k++) {
    draw(drawn)
    const each = trialOf(grid, turns, drawn)
    best.trial[k] = bestOf(grid, each)
    best.revenue[k] = bestOf(grid, revenueOf(grid, each))
  }
  const revenue = revenueOf(grid, trial)
  const withInterval = (values: Float64Array, of: Float64Array): BestPrice => ({
    value: bestOf(grid, values),
    interval: intervalOfResamples(of, level),
  })
  return {
    prices: grid.prices,
    trial,
    revenue,
    bestTrial: withInterval(trial, best.trial),
    bestRevenue: withInterval(revenue, best.revenue),
  }
}

function requireTrial(answers: PriceAnswers, chances: PurchaseChances): void {
  requirePriceAnswers(answers)
  if (consistentPeople(answers, 'leave-out').length < answers.tooCheap.length)
    throw new StatisticsError('domain', 'Somebody names the four prices out of strict order.')
  for (const column of [chances.cheap, chances.expensive]) {
    requireSample(column, 2)
    requireSameLength(column, answers.tooCheap)
    if (column.some((chance) => chance < 0 || chance > 1))
      throw new StatisticsError('domain', 'A chance to buy lies between 0 and 1.')
  }
}

/** By how much the slope of each person's line changes at each of the four prices. */
function slopeTurns(answers: PriceAnswers, chances: PurchaseChances): readonly Float64Array[] {
  const { tooCheap, cheap, expensive, tooExpensive } = answers
  const slope = (from: Float64Array, to: Float64Array, rise: (person: number) => number) =>
    from.map((price, person) => rise(person) / (to[person]! - price))
  const up = slope(tooCheap, cheap, (person) => chances.cheap[person]!)
  const across = slope(
    cheap,
    expensive,
    (person) => chances.expensive[person]! - chances.cheap[person]!,
  )
  const down = slope(expensive, tooExpensive, (person) => -chances.expensive[person]!)
  return [
    up,
    across.map((value, person) => value - up[person]!),
    down.map((value, person) => value - across[person]!),
    down.map((value) => -value),
  ]
}

/** The mean of the persons' lines at every price of the grid: turns add up to slopes, slopes to heights. */
function trialOf(
  grid: PriceGrid,
  turns: readonly Float64Array[],
  counts: Float64Array,
): Float64Array {
  const { prices } = grid
  const turn = turnsAt(grid, turns, counts)
  const people = counts.reduce((sum, count) => sum + count, 0)
  const trial = new Float64Array(prices.length)
  let slope = 0
  for (let at = 1; at < prices.length; at++) {
    slope += turn[at - 1]!
    trial[at] = trial[at - 1]! + (slope * (prices[at]! - prices[at - 1]!)) / people
  }
  return trial
}

/** By how much the slopes of all lines together change at every price of the grid. */
function turnsAt(
  { prices, places }: PriceGrid,
  turns: readonly Float64Array[],
  counts: Float64Array,
): Float64Array {
  const turn = new Float64Array(prices.length)
  for (const [question, own] of turns.entries()) {
    const place = places[question]!
    for (let person = 0; person < counts.length; person++)
      turn[place[person]!]! += counts[person]! * own[person]!
  }
  return turn
}

function revenueOf({ prices }: PriceGrid, trial: Float64Array): Float64Array {
  return trial.map((share, at) => share * prices[at]!)
}

function bestOf({ prices }: PriceGrid, values: Float64Array): number {
  return prices[firstOfLargest(values)]!
}
