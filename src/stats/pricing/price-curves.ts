import { StatisticsError } from '#stats/error'
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

/** Four times as many places are told apart by half a word. */
const MOST_PRICES = 2 ** 14
const PLACE = 2 ** 16 - 1

/** Where each answer stands on the grid of all answers: made once, counted anew for every resample. */
export interface PriceGrid {
  readonly prices: Float64Array
  /** One a question, one a person. */
  readonly places: readonly Int32Array[]
  /** One a person: where its first two answers, and its last two, stand in `tally`, each in half a word. */
  readonly pairs: readonly [Int32Array, Int32Array]
  /** One a person; absent where all count alike. */
  readonly weights?: Float64Array
  /** How often each price is the answer to each question, question after question: written anew by every count. */
  readonly tally: Int32Array | Float64Array
}

/**
 * The grid of all prices that anybody named.
 * @throws StatisticsError 'domain' of more than 16,384 prices
 */
export function priceGrid(answers: PriceAnswers): PriceGrid {
  const prices = pricesNamed(answers)
  if (prices.length > MOST_PRICES)
    throw new StatisticsError('domain', `More than ${MOST_PRICES} prices: round them.`)
  const place = new Map(Array.from(prices, (price, index) => [price, index]))
  const places = priceQuestions.map((question) => {
    const own = new Int32Array(answers[question].length)
    for (let person = 0; person < own.length; person++)
      own[person] = place.get(answers[question][person]!)!
    return own
  })
  const { weights } = answers
  const size = prices.length
  const pair = (question: 0 | 2): Int32Array =>
    places[question]!.map((at, person) => {
      const next = places[question + 1]![person]!
      return (question * size + at) | (((question + 1) * size + next) << 16)
    })
  return {
    prices,
    places,
    pairs: [pair(0), pair(2)],
    ...(weights === undefined ? {} : { weights }),
    tally: weights === undefined ? new Int32Array(4 * size) : new Float64Array(4 * size),
  }
}

/** All prices in rising order, each once. */
function pricesNamed(answers: PriceAnswers): Float64Array {
  const people = answers.tooCheap.length
  const named = new Float64Array(priceQuestions.length * people)
  for (const [at, question] of priceQuestions.entries()) named.set(answers[question], at * people)
  named.sort()
  return named.filter((price, at) => at === 0 || price !== named[at - 1])
}

/** Curves of a grid, with room that every further count is written into. */
export function emptyCurves({ prices }: PriceGrid): PriceCurves {
  const empty = (): Float64Array => new Float64Array(prices.length)
  return { prices, tooCheap: empty(), cheap: empty(), expensive: empty(), tooExpensive: empty() }
}

/** Fills the four curves with these people; who stands there twice counts twice. */
export function fillCurves(grid: PriceGrid, people: Int32Array, curves: PriceCurves): void {
  const { tally, pairs, weights, prices } = grid
  tally.fill(0)
  if (weights === undefined) countPeople(tally, pairs, people)
  else weighPeople(tally, [pairs, weights], people)
  for (const [question, name] of priceQuestions.entries()) {
    toShares(tally, question * prices.length, curves[name], question < 2)
  }
}

/** All four answers of a person at once. */
function countPeople(
  tally: Int32Array | Float64Array,
  [first, last]: PriceGrid['pairs'],
  people: Int32Array,
): void {
  for (let k = 0; k < people.length; k++) {
    const person = people[k]!
    const low = first[person]!
    const high = last[person]!
    tally[low & PLACE]! += 1
    tally[low >>> 16]! += 1
    tally[high & PLACE]! += 1
    tally[high >>> 16]! += 1
  }
}

function weighPeople(
  tally: Int32Array | Float64Array,
  [[first, last], weights]: readonly [PriceGrid['pairs'], Float64Array],
  people: Int32Array,
): void {
  for (let k = 0; k < people.length; k++) {
    const person = people[k]!
    const weight = weights[person]!
    const low = first[person]!
    const high = last[person]!
    tally[low & PLACE]! += weight
    tally[low >>> 16]! += weight
    tally[high & PLACE]! += weight
    tally[high >>> 16]! += weight
  }
}

/** From counts at each price, from a place on, to the share at or above it, or at or below it. */
function toShares(
  counts: Int32Array | Float64Array,
  from: number,
  curve: Float64Array,
  falling: boolean,
): void {
  let people = 0
  for (let at = 0; at < curve.length; at++) people += counts[from + at]!
  let below = 0
  for (let at = 0; at < curve.length; at++) {
    const count = counts[from + at]!
    curve[at] = (falling ? people - below : below + count) / people
    below += count
  }
}
