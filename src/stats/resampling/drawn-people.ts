import type { Generator } from '#stats/random/generator'

const WORDS = 1024

/**
 * Draws people with replacement, as many as there are: the draws of `generator.below`, many at a time. What of the
 * last words is not used is lost to the generator.
 */
export function drawPeople(
  generator: Generator,
  people: number,
): (times: Float64Array | Uint8Array) => void {
  if (people === 1) return (times) => times.fill(1)
  const words = new Int32Array(WORDS)
  const surplus = Math.clz32(people - 1)
  // The leading bits that can hold people - 1; larger ones are counted apart and drawn anew (no modulo: no bias).
  const room = new Int32Array(2 ** (32 - surplus))
  let next = WORDS
  return (times) => {
    room.fill(0)
    for (let drawn = 0; drawn < people;) {
      if (next === WORDS) {
        generator.words(words)
        next = 0
      }
      const end = Math.min(WORDS, next + people - drawn)
      for (; next < end; next++) {
        const person = words[next]! >>> surplus
        room[person]! += 1
        drawn += (person - people) >>> 31
      }
    }
    for (let person = 0; person < people; person++) times[person] = room[person]!
  }
}
