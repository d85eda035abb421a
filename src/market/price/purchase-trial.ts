import type { MarketSettings } from '#market/evaluate-block'
import type { PurchaseIntentions, VanWestendorpSurvey } from '#market/price/van-westendorp-survey'
import { newtonMillerSmith, type TrialCurve } from '#stats/pricing/newton-miller-smith'
import { answersOf, consistentPeople, type PriceAnswers } from '#stats/pricing/price-answers'
import { createGenerator } from '#stats/random/generator'

/** People with four prices, and what else they said. */
export interface CompleteAnswers {
  readonly people: Int32Array
  readonly answers: PriceAnswers
  /** A column of the rows, of these people. */
  readonly said: (column: string) => Float64Array
}

/** What some people would buy. */
export interface PurchaseTrial extends TrialCurve {
  /** In strict order, with an intention that has a chance. */
  readonly people: number
  /** In strict order, without one. */
  readonly unknown: number
}

/**
 * What the people in strict order would buy, by their calibrated intentions; those without a known intention are left out.
 * @throws StatisticsError 'too-few' under two of them
 */
export function trialOf(
  { id, intentions }: VanWestendorpSurvey & { readonly intentions?: PurchaseIntentions },
  { answers, said }: CompleteAnswers,
  { level, seed, resamples }: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): PurchaseTrial {
  const { cheap, expensive, chances } = intentions!
  const known = new Map(chances)
  const chanceOf = (column: string): Float64Array =>
    said(column).map((answer) => known.get(answer) ?? NaN)
  const [atCheap, atExpensive] = [chanceOf(cheap), chanceOf(expensive)]
  const strict = consistentPeople(answers, 'leave-out')
  const list = strict.filter((person) => !Number.isNaN(atCheap[person]! + atExpensive[person]!))
  const taken = (column: Float64Array): Float64Array =>
    Float64Array.from(list, (person) => column[person]!)
  const generator = createGenerator(seed, `newton-miller-smith ${id}`)
  const stated = { cheap: taken(atCheap), expensive: taken(atExpensive) }
  const curve = newtonMillerSmith(answersOf(answers, list), stated, { generator, resamples, level })
  return { ...curve, people: list.length, unknown: strict.length - list.length }
}
