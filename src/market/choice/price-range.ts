import { listInWords } from '#evidence/words'
import type { ChoiceScenario, ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceTerm } from '#market/choice/choice-terms'
import type { PriceRangeView } from '#market/choice/choice-view'
import { drawn } from '#market/choice/drawn'
import type { OfferRows } from '#market/choice/offers'
import type { ChoiceSettings } from '#market/choice/pooled-choice'
import { drawnCosts, expectedCost } from '#market/price/unit-cost'
import { warning, type Finding, type Place } from '#quantity/finding'
import { createGenerator } from '#stats/random/generator'
import { exponentials } from '#stats/special/exponentials'

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

interface Tried {
  readonly range?: PriceRange
  readonly findings: readonly Finding[]
}

/**
 * The ranges of the scenarios that ask for a best price; those without a length are left out with the finding, and so
 * are all where no price varies, of which the design speaks.
 */
export function priceRanges(
  survey: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
  scenarios: readonly OfferRows[],
): { readonly ranges: readonly PriceRange[]; readonly findings: readonly Finding[] } {
  const column = terms.findIndex(({ id }) => id === 'price')
  const found = survey.scenarios.flatMap((scenario): readonly Tried[] => {
    const rows = scenarios.find(({ id }) => id === scenario.id)
    if (scenario.bestPrice === undefined || rows === undefined || column < 0) return []
    const shown = terms[column]!.range!
    const { from = shown.low, until = shown.high } = scenario.bestPrice
    if (!(from < until)) return [{ findings: [withoutLength(survey, scenario, [from, until])] }]
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
    ranges: found.flatMap(({ range }) => range ?? []),
    findings: found.flatMap(({ findings }) => findings),
  }
}

function placeOf({ path }: ChoiceSurvey, { id }: ChoiceScenario): Place {
  return { path: `${path}.simulate.${id}.best-price` }
}

/** One end is said and lies beyond the other, which is the end of what was shown. */
function withoutLength(
  survey: ChoiceSurvey,
  scenario: ChoiceScenario,
  [from, until]: readonly [number, number],
): Finding {
  const message = `There is no price from ${from} until ${until}: the end that is left out is that of what was shown.`
  const hint = 'Write both `from` and `until`, or stay inside what was shown.'
  return warning('outside-shown', placeOf(survey, scenario), message, hint)
}

/** Prices that nobody was shown. */
function beyondShown(
  survey: ChoiceSurvey,
  { scenario, prices }: PriceRange,
  { low, high }: NonNullable<ChoiceTerm['range']>,
): readonly Finding[] {
  const ends = [prices[0]!, prices.at(-1)!].filter((price) => price < low || price > high)
  if (ends.length === 0) return []
  const message = `Prices are tried out to ${listInWords(ends.map(String))}; ${low} to ${high} were shown.`
  const hint = 'Beyond what people saw, a share is a guess: stay inside.'
  return [warning('outside-shown', placeOf(survey, scenario), message, hint)]
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
  const others: number[] = []
  for (const [i, other] of offers.entries()) if (i !== offer) others.push(utilityOf(other.values))
  const highest = Math.max(...others)
  let sum = 0
  for (const utility of others) sum += Math.exp(utility - highest)
  // The logarithm of the odds of all others against it at a price of 0: odds themselves may overflow.
  const free = highest + Math.log(sum) - utilityOf(values) + slope * values[column]!
  const odds = new Float64Array(prices.length)
  for (let i = 0; i < odds.length; i++) odds[i] = free - slope * prices[i]!
  exponentials(odds, odds, odds.length)
  for (let i = 0; i < odds.length; i++) into[i]! += weight / (1 + odds[i]!)
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
