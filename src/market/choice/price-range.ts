import { listInWords } from '#evidence/words'
import type { ChoiceScenario, ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceTerm } from '#market/choice/choice-terms'
import type { PriceRangeView } from '#market/choice/choice-view'
import { drawn } from '#market/choice/drawn'
import type { OfferRows } from '#market/choice/offers'
import type { ChoiceSettings } from '#market/choice/pooled-choice'
import { drawnCosts, expectedCost } from '#market/price/unit-cost'
import { warning, type Finding } from '#quantity/finding'
import { createGenerator } from '#stats/random/generator'

/** Prices in a range, evenly apart. */
const PRICES = 25

/** An offer whose price moves while all else of its scenario stays. */
export interface PriceRange {
  readonly scenario: ChoiceScenario
  /** The offer by its place among those of the scenario. */
  readonly offers: OfferRows['offers']
  readonly offer: number
  /** In the unit of the column. */
  readonly prices: Float64Array
  /** Column of the price in the design. */
  readonly column: number
}

/** The ranges of the scenarios that ask for a best price; those that cannot be are left out with the finding. */
export function priceRanges(
  survey: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
  scenarios: readonly OfferRows[],
): { readonly ranges: readonly PriceRange[]; readonly findings: readonly Finding[] } {
  const column = terms.findIndex(({ id }) => id === 'price')
  const found = survey.scenarios.flatMap((scenario) => {
    const rows = scenarios.find(({ id }) => id === scenario.id)
    if (scenario.bestPrice === undefined || rows === undefined || column < 0) return []
    const shown = terms[column]!.range!
    const { from = shown.low, until = shown.high } = scenario.bestPrice
    const range: PriceRange = {
      scenario,
      offers: rows.offers,
      offer: rows.offers.findIndex(({ id }) => id === scenario.bestPrice!.offer),
      prices: Float64Array.from(
        { length: PRICES },
        (_, i) => from + ((until - from) * i) / (PRICES - 1),
      ),
      column,
    }
    return [{ range, findings: beyondShown(survey, range, shown) }]
  })
  return {
    ranges: found.map(({ range }) => range),
    findings: found.flatMap(({ findings }) => findings),
  }
}

/** Prices that nobody was shown. */
function beyondShown(
  { path }: ChoiceSurvey,
  { scenario, prices }: PriceRange,
  { low, high }: NonNullable<ChoiceTerm['range']>,
): readonly Finding[] {
  const ends = [prices[0]!, prices.at(-1)!].filter((price) => price < low || price > high)
  if (ends.length === 0) return []
  const place = { path: `${path}.simulate.${scenario.id}.best-price` }
  const message = `Prices are tried out to ${listInWords(ends.map(String))}; ${low} to ${high} were shown.`
  const hint = 'Beyond what people saw, a share is a guess: stay inside.'
  return [warning('outside-shown', place, message, hint)]
}

/** Adds the shares of the offer at each price by somebody's utilities, times a weight, to `into`. */
export function addSharesAlong(
  { offers, offer, prices, column }: PriceRange,
  [utilities, at]: readonly [Float64Array | readonly number[], number],
  { weight, into }: { readonly weight: number; readonly into: Float64Array },
): void {
  const utilityOf = (values: readonly number[]): number => {
    let sum = 0
    for (let k = 0; k < values.length; k++) sum += values[k]! * utilities[at + k]!
    return sum
  }
  const slope = utilities[at + column]!
  const { values } = offers[offer]!
  const own = utilityOf(values) + slope * (prices[0]! - values[column]!)
  // The odds of all others against it; a step of the price multiplies them.
  let odds = 0
  for (const [i, other] of offers.entries())
    if (i !== offer) odds += Math.exp(utilityOf(other.values) - own)
  const step = Math.exp(-slope * (prices[1]! - prices[0]!))
  for (let i = 0; i < prices.length; i++, odds *= step) into[i]! += weight / (1 + odds)
}

/** Shares at each price, one array a draw. */
type RangeDraws = readonly Float64Array[]

/** Shares and money along the prices, and the price that brings the most. */
export function priceRangeView(
  { scenario, offers, offer, prices: own }: PriceRange,
  draws: RangeDraws,
  [survey, { level, seed }, middle]: readonly [ChoiceSurvey, ChoiceSettings, Float64Array?],
): PriceRangeView {
  const { scale } = survey.price!.money
  const prices = own.map((price) => price * scale)
  const cost = scenario.bestPrice!.unitCost
  const key = `unit-cost ${survey.id} ${scenario.id}`
  const costs =
    cost === undefined ? undefined : drawnCosts(cost, createGenerator(seed, key), draws.length)
  const shares = middle ?? meanOf(draws)
  const along = (money: (share: number, price: number, draw: number) => number) =>
    Array.from(prices, (price, i) =>
      drawn(
        Float64Array.from(draws, (share, draw) => money(share[i]!, price, draw)),
        1,
        level,
      ),
    )
  const best = (middleCost: number, costOf: (draw: number) => number) => ({
    ...drawn(
      Float64Array.from(draws, (share, draw) => bestOf(prices, share, costOf(draw))),
      1,
      level,
    ),
    value: bestOf(prices, shares, middleCost),
  })
  return {
    scenario: scenario.id,
    offer: offers[offer]!.id,
    prices: Array.from(prices),
    share: along((share) => share).map((one, i) => ({ ...one, value: shares[i]! })),
    revenue: along((share, price) => share * price).map((one, i) => ({
      ...one,
      value: shares[i]! * prices[i]!,
    })),
    bestRevenue: best(0, () => 0),
    ...(cost === undefined || costs === undefined
      ? {}
      : {
          cost,
          profit: along((share, price, draw) => share * (price - costs[draw]!)).map((one, i) => ({
            ...one,
            value: shares[i]! * (prices[i]! - expectedCost(cost)),
          })),
          bestProfit: best(expectedCost(cost), (draw) => costs[draw]!),
        }),
  }
}

function meanOf(draws: RangeDraws): Float64Array {
  const mean = new Float64Array(PRICES)
  for (const draw of draws) for (let i = 0; i < PRICES; i++) mean[i]! += draw[i]! / draws.length
  return mean
}

/** The price at which share times price less cost is largest: the top of a parabola through the best and its neighbours. */
function bestOf(prices: Float64Array, shares: Float64Array, cost: number): number {
  const gain = (i: number): number => shares[i]! * (prices[i]! - cost)
  let best = 0
  for (let i = 1; i < prices.length; i++) if (gain(i) > gain(best)) best = i
  if (best === 0 || best === prices.length - 1) return prices[best]!
  const [before, here, after] = [gain(best - 1), gain(best), gain(best + 1)]
  const bend = before - 2 * here + after
  if (bend === 0) return prices[best]!
  return prices[best]! + ((before - after) / (2 * bend)) * (prices[1]! - prices[0]!)
}
