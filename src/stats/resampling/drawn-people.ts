import type { Generator } from '#stats/random/generator'

const WORDS = 1024
/** Up to so many people a draw takes half a word: at most a third of the halves are drawn anew. */
const MOST_OF_HALVES = 2 ** 15

/**
 * Draws people with replacement, as many as there are, each as likely as any other. A call gives who was drawn, in an
 * array that the next call fills anew. What of the last words is not used is lost to the generator.
 * Source: Lemire, ACM Transactions on Modeling and Computer Simulation 2019;29(1):3 (a product instead of a division,
 * without bias).
 */
export function drawPeople(generator: Generator, people: number): () => Int32Array {
  // Beyond the last place the draw that is one too many is written.
  const room = new Int32Array(people + 1)
  const drawn = room.subarray(0, people)
  const take = people <= MOST_OF_HALVES ? takeHalves : takeWords
  const draw = drawnBy(generator, people, (words, taking) => take(words, taking, room))
  return () => {
    draw()
    return drawn
  }
}

/** Takes words until all are drawn. */
function drawnBy(
  generator: Generator,
  people: number,
  take: (words: Int32Array, taking: Taking) => number,
): () => void {
  const words = new Int32Array(WORDS)
  const perWord = people <= MOST_OF_HALVES ? 2 : 1
  let next = WORDS
  return () => {
    for (let found = 0; found < people;) {
      if (next === WORDS) {
        generator.words(words)
        next = 0
      }
      const end = Math.min(WORDS, next + Math.ceil((people - found) / perWord))
      found = take(words, { from: next, end, people, found })
      next = end
    }
  }
}

interface Taking {
  readonly from: number
  readonly end: number
  readonly people: number
  readonly found: number
}

/** The leading half of a half times people; of what is left, so many values that all people have as many. */
function takeHalves(words: Int32Array, taking: Taking, room: Int32Array): number {
  const { from, end, people } = taking
  const least = 2 ** 16 % people
  let { found } = taking
  for (let at = from; at < end; at++) {
    const word = words[at]!
    const one = Math.imul(word & 0xffff, people)
    room[found] = one >>> 16
    found += (least - 1 - (one & 0xffff)) >>> 31
    const two = Math.imul(word >>> 16, people)
    room[found] = two >>> 16
    found += (least - 1 - (two & 0xffff)) >>> 31
  }
  return found
}

/** The leading bits that can hold people - 1; larger ones are drawn anew. */
function takeWords(words: Int32Array, taking: Taking, room: Int32Array): number {
  const { from, end, people } = taking
  const surplus = Math.clz32(people - 1)
  let { found } = taking
  for (let at = from; at < end; at++) {
    const person = words[at]! >>> surplus
    room[found] = person
    found += (person - people) >>> 31
  }
  return found
}

/** Resamples that are drawn side by side. */
export const SIDE_BY_SIDE = 16

/**
 * How often each of the people is drawn in the next sixteen resamples, those of a person beside each other. More than
 * 255 times does not occur.
 */
export function drawSideBySide(generator: Generator, people: number): (times: Uint8Array) => void {
  const at: { times: Uint8Array; resample: number } = { times: new Uint8Array(0), resample: 0 }
  const count = people <= MOST_OF_HALVES ? countHalves : countWords
  const draw = drawnBy(generator, people, (words, taking) => count(words, taking, at))
  return (times) => {
    times.fill(0)
    at.times = times
    for (at.resample = 0; at.resample < SIDE_BY_SIDE; at.resample++) draw()
  }
}

/** Where a resample counts: the resamples of a person stand beside each other. */
interface Counting {
  readonly times: Uint8Array
  readonly resample: number
}

/** As `takeHalves`, without keeping who was drawn. */
function countHalves(words: Int32Array, taking: Taking, { times, resample }: Counting): number {
  const { from, end, people } = taking
  const least = 2 ** 16 % people
  let { found } = taking
  let last = 0
  for (let at = from; at < end; at++) {
    const word = words[at]!
    const one = Math.imul(word & 0xffff, people)
    const first = (least - 1 - (one & 0xffff)) >>> 31
    times[SIDE_BY_SIDE * (one >>> 16) + resample]! += first
    const two = Math.imul(word >>> 16, people)
    const second = (least - 1 - (two & 0xffff)) >>> 31
    last = SIDE_BY_SIDE * (two >>> 16) + resample
    times[last]! += second
    found += first + second
  }
  if (found > people) times[last]! -= 1
  return found
}

/** As `takeWords`. */
function countWords(words: Int32Array, taking: Taking, { times, resample }: Counting): number {
  const { from, end, people } = taking
  const surplus = Math.clz32(people - 1)
  let { found } = taking
  for (let at = from; at < end; at++) {
    const person = words[at]! >>> surplus
    if (person >= people) continue
    times[SIDE_BY_SIDE * person + resample]! += 1
    found++
  }
  return found
}

/** How often each of the people is drawn, as many as there are. */
export function drawTimes(
  generator: Generator,
  people: number,
): (times: Float64Array | Uint8Array) => void {
  const draw = drawPeople(generator, people)
  return (times) => {
    const drawn = draw()
    times.fill(0)
    for (let k = 0; k < people; k++) times[drawn[k]!]! += 1
  }
}
