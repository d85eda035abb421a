import type { OfferRows } from '#market/choice/offers'
import type { OfferView, ScenarioView } from '#market/choice/choice-view'
import type { SureValue } from '#market/sure-value'
import { quantiles } from '#stats/descriptive/quantile'
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
      const share = between(own, { level, times: 1, value: middle?.[i] })
      if (price === undefined) return { id, share }
      return {
        id,
        share,
        revenue: between(own, { level, times: price * scale, value: middle?.[i] }),
      }
    }),
  }
}

function between(
  draws: Float64Array,
  {
    level,
    times,
    value,
  }: { readonly level: number; readonly times: number; readonly value: number | undefined },
): SureValue {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  const [low, high] = quantiles(draws, [(1 - level) / 2, (1 + level) / 2])
  return {
    value: times * (value ?? mean),
    interval: {
      low: Math.min(times * low!, times * high!),
      high: Math.max(times * low!, times * high!),
      level,
    },
  }
}
