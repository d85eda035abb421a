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

/** Curves of a grid, with room that every further count is written into. */
export function emptyCurves({ prices }: PriceGrid): PriceCurves {
  const empty = (): Float64Array => new Float64Array(prices.length)
  return { prices, tooCheap: empty(), cheap: empty(), expensive: empty(), tooExpensive: empty() }
}

/** Fills the four curves, with every person counted as often as `counts` says. */
export function fillCurves({ places }: PriceGrid, counts: Float64Array, curves: PriceCurves): void {
  const { tooCheap, cheap, expensive, tooExpensive } = curves
  for (const name of priceQuestions) curves[name].fill(0)
  const [first, second, third, fourth] = places
  for (let person = 0; person < counts.length; person++) {
    const count = counts[person]!
    tooCheap[first![person]!]! += count
    cheap[second![person]!]! += count
    expensive[third![person]!]! += count
    tooExpensive[fourth![person]!]! += count
  }
  let people = 0
  for (let at = 0; at < cheap.length; at++) people += cheap[at]!
  toAtOrAbove(tooCheap, people)
  toAtOrAbove(cheap, people)
  toAtOrBelow(expensive, people)
  toAtOrBelow(tooExpensive, people)
}

function toAtOrBelow(counts: Float64Array, people: number): void {
  let sum = 0
  for (let at = 0; at < counts.length; at++) {
    sum += counts[at]!
    counts[at] = sum / people
  }
}

function toAtOrAbove(counts: Float64Array, people: number): void {
  let sum = people
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!
    counts[at] = sum / people
    sum -= count
  }
}
