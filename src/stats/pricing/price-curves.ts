import { priceQuestions, type PriceAnswers } from '#stats/pricing/price-answers'

/** Shares of people at every price that anybody named, rising order. */
export interface PriceCurves {
  readonly prices: Float64Array
  /** Falling: the price is too cheap, cheap for this share (their answer is at or above it). */
  readonly tooCheap: Float64Array
  readonly cheap: Float64Array
  /** Rising: the price is expensive, too expensive for this share (their answer is at or below it). */
  readonly expensive: Float64Array
  readonly tooExpensive: Float64Array
}

/** Where each answer stands on the grid of all answers: made once, counted anew for every resample. */
export interface PriceGrid {
  readonly prices: Float64Array
  /** One a question, one a person. */
  readonly places: readonly Int32Array[]
}

/** The grid of all prices that anybody named. */
export function priceGrid(answers: PriceAnswers): PriceGrid {
  const named = priceQuestions.flatMap((question) => [...answers[question]])
  const prices = Float64Array.from(new Set(named)).toSorted()
  const place = new Map(Array.from(prices, (price, index) => [price, index]))
  const places = priceQuestions.map((question) =>
    Int32Array.from(answers[question], (price) => place.get(price)!),
  )
  return { prices, places }
}

/** The four curves, with every person counted as often as `times` says. */
export function priceCurves({ prices, places }: PriceGrid, times: Int32Array): PriceCurves {
  const people = times.reduce((sum, each) => sum + each, 0)
  const counts = places.map((place) => countAt(place, times, prices.length))
  const [tooCheap, cheap, expensive, tooExpensive] = counts
  return {
    prices,
    tooCheap: atOrAbove(tooCheap!, people),
    cheap: atOrAbove(cheap!, people),
    expensive: atOrBelow(expensive!, people),
    tooExpensive: atOrBelow(tooExpensive!, people),
  }
}

function countAt(place: Int32Array, times: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size)
  for (let person = 0; person < place.length; person++) counts[place[person]!]! += times[person]!
  return counts
}

function atOrBelow(counts: Float64Array, people: number): Float64Array {
  let sum = 0
  return counts.map((count) => (sum += count) / people)
}

function atOrAbove(counts: Float64Array, people: number): Float64Array {
  let sum = people
  return counts.map((count) => {
    const share = sum / people
    sum -= count
    return share
  })
}
