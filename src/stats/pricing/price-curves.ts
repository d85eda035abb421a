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
export function fillCurves(grid: PriceGrid, counts: Float64Array, curves: PriceCurves): void {
  countAnswers(grid, counts, curves)
  for (const [question, name] of priceQuestions.entries()) toShares(curves[name], question < 2)
}

/** How often each price is the answer to each question; all four of a person at once. */
function countAnswers({ places }: PriceGrid, counts: Float64Array, curves: PriceCurves): void {
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
}

/** From counts at each price to the share at or above it, or at or below it. */
function toShares(curve: Float64Array, falling: boolean): void {
  let people = 0
  for (let at = 0; at < curve.length; at++) people += curve[at]!
  let below = 0
  for (let at = 0; at < curve.length; at++) {
    const count = curve[at]!
    curve[at] = (falling ? people - below : below + count) / people
    below += count
  }
}
