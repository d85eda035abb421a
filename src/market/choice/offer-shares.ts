import type { OfferView, ScenarioView } from '#market/choice/choice-view'
import { drawn } from '#market/choice/drawn'
import type { OfferRows } from '#market/choice/offers'
import type { SureValue } from '#market/sure-value'
import { exponentials } from '#stats/special/exponentials'

/** Shares of every scenario in each draw. */
export interface ShareDraws {
  readonly scenario: OfferRows
  /** One array a draw: the share of each offer. */
  readonly draws: Float64Array[]
}

/** Adds the shares at some utilities, times a weight, to `into`. */
export function addShares(
  { offers }: { readonly offers: readonly Pick<OfferRows['offers'][number], 'values'>[] },
  [utilities, at]: readonly [Float64Array | readonly number[], number],
  { weight, into }: { readonly weight: number; readonly into: Float64Array },
): void {
  const odds = new Float64Array(offers.length)
  for (const [i, { values }] of offers.entries())
    for (let k = 0; k < values.length; k++) odds[i]! += values[k]! * utilities[at + k]!
  const highest = odds.reduce((most, value) => Math.max(most, value), -Infinity)
  for (let i = 0; i < odds.length; i++) odds[i]! -= highest
  exponentials(odds, odds, odds.length)
  const sum = odds.reduce((sum, value) => sum + value, 0)
  for (let i = 0; i < odds.length; i++) into[i]! += (weight * odds[i]!) / sum
}

/** Share and revenue of each offer, with the interval of the draws; the value is that of `middle` where it is given. */
export function scenarioView(
  { scenario, draws }: ShareDraws,
  {
    level,
    scale,
    middle,
  }: { readonly level: number; readonly scale: number; readonly middle?: Float64Array },
): ScenarioView {
  return {
    id: scenario.id,
    offers: scenario.offers.map(({ id, price }, i): OfferView => {
      const own = Float64Array.from(draws, (shares) => shares[i]!)
      const between = (times: number): SureValue => ({
        ...drawn(own, times, level),
        ...(middle === undefined ? {} : { value: times * middle[i]! }),
      })
      const share = between(1)
      return price === undefined ? { id, share } : { id, share, revenue: between(price * scale) }
    }),
  }
}
