import { requirePriceAnswers, type PriceAnswers } from '#stats/pricing/price-answers'
import { emptyCurves, fillCurves, priceGrid, type PriceCurves } from '#stats/pricing/price-curves'

/**
 * Which curves bound the acceptable prices: `original`, "not cheap" meets "too cheap" and "too expensive"
 * meets "not expensive"; `narrow`, "expensive" meets "too cheap" and "too expensive" meets "cheap".
 */
export type PriceRangeDefinition = 'original' | 'narrow'

/** The prices at which the curves meet; absent where two of them never do. */
export interface PricePoints {
  /** Point of marginal cheapness: the lower end of the acceptable prices. */
  readonly pmc?: number
  /** Point of marginal expensiveness: the upper end. */
  readonly pme?: number
  /** Indifference price: as many find it cheap as expensive. */
  readonly ipp?: number
  /** Optimal price: as many find it too cheap as too expensive. */
  readonly opp?: number
}

/** The four curves and where they meet. */
export interface PriceSensitivity extends PricePoints {
  readonly curves: PriceCurves
}

/**
 * Between which prices people neither doubt the quality nor refuse to pay: van Westendorp's price
 * sensitivity meter. It asks for opinions, not purchases, and of one product without alternatives. Leave
 * out who names prices in another order first (`consistentPeople`). Curves are the shares of people on the
 * grid of all prices named; they meet where their difference changes its sign, on a straight line between
 * two prices, in the middle of a stretch on which they are equal.
 * Source: van Westendorp, NSS Price Sensitivity Meter, ESOMAR Congress 1976, 139-167.
 * @throws StatisticsError 'too-few' under two people, 'not-finite', 'domain' where lengths differ
 */
export function priceSensitivityMeter(
  answers: PriceAnswers,
  definition: PriceRangeDefinition,
): PriceSensitivity {
  requirePriceAnswers(answers)
  const grid = priceGrid(answers)
  const curves = emptyCurves(grid)
  fillCurves(
    grid,
    Int32Array.from(answers.tooCheap, (_, person) => person),
    curves,
  )
  return { ...pricePoints(curves, definition), curves }
}

/** Where two curves meet, by the point that they make; undefined where they do not. */
export const meetings: {
  readonly [K in keyof PricePoints]-?: (
    curves: PriceCurves,
    definition: PriceRangeDefinition,
  ) => number | undefined
} = {
  pmc: ({ prices, tooCheap, cheap, expensive }, definition) =>
    definition === 'narrow'
      ? crossing(prices, (at) => expensive[at]! - tooCheap[at]!)
      : crossing(prices, (at) => 1 - cheap[at]! - tooCheap[at]!),
  pme: ({ prices, cheap, expensive, tooExpensive }, definition) =>
    definition === 'narrow'
      ? crossing(prices, (at) => tooExpensive[at]! - cheap[at]!)
      : crossing(prices, (at) => tooExpensive[at]! - (1 - expensive[at]!)),
  ipp: ({ prices, cheap, expensive }) => crossing(prices, (at) => expensive[at]! - cheap[at]!),
  opp: ({ prices, tooCheap, tooExpensive }) =>
    crossing(prices, (at) => tooExpensive[at]! - tooCheap[at]!),
}

/** Where the curves meet. */
function pricePoints(curves: PriceCurves, definition: PriceRangeDefinition): PricePoints {
  const points: { -readonly [K in keyof PricePoints]: number } = {}
  for (const point of ['pmc', 'pme', 'ipp', 'opp'] as const) {
    const price = meetings[point](curves, definition)
    if (price !== undefined) points[point] = price
  }
  return points
}

/** Differences of counts of people over their number: what is smaller is rounding. */
const NOTHING = 1e-12

/** Where a difference that never falls goes through zero; undefined where it does not. */
function crossing(prices: Float64Array, difference: (at: number) => number): number | undefined {
  const at = firstAbove(prices.length, difference, -NOTHING)
  if (at === prices.length) return undefined
  if (difference(at) > NOTHING) return at === 0 ? undefined : between(prices, difference, at)
  const end = firstAbove(prices.length, difference, NOTHING) - 1
  return (prices[at]! + prices[end]!) / 2
}

/** The first place at which a difference that never falls is past a bound, by halving; `size` where it never is. */
function firstAbove(size: number, difference: (at: number) => number, bound: number): number {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = (low + high) >> 1
    if (difference(middle) > bound) high = middle
    else low = middle + 1
  }
  return low
}

function between(prices: Float64Array, difference: (at: number) => number, at: number): number {
  const [below, above] = [difference(at - 1), difference(at)]
  const share = below / (below - above)
  return prices[at - 1]! + share * (prices[at]! - prices[at - 1]!)
}
