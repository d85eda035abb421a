import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGenerator, type Generator } from '#stats/random/generator'
import { drawPeople, drawSideBySide, drawTimes } from './drawn-people.ts'

/** Words in rising order from 0, so that every value of their digits comes as often. */
function risingWords(wordAt: (place: number) => number): Generator {
  let place = 0
  return {
    next: () => 0.5,
    below: () => 0,
    words(out) {
      for (let at = 0; at < out.length; at++) out[at] = wordAt(place++)
    },
  }
}

/** How often each person is drawn in so many calls. */
function countOf(draw: () => Int32Array, calls: number, people: number): readonly number[] {
  const counts = Array.from({ length: people }, () => 0)
  for (let call = 0; call < calls; call++) for (const person of draw()) counts[person]! += 1
  return counts
}

describe('drawPeople', () => {
  it('takes each person as often as any other where every half of a word comes once', () => {
    // Each of 65,536 halves twice: a person has floor(65,536 / people) of them, the rest are drawn anew.
    const halves = (place: number): number => place * (2 ** 16 + 1)
    for (const people of [2, 6, 1000, 1500, 4096, 21_846, 32_768]) {
      const times = 2 * Math.floor(2 ** 16 / people)
      expect(new Set(countOf(drawPeople(risingWords(halves), people), times, people))).toEqual(
        new Set([times]),
      )
    }
  })

  it('takes whole words where people are many, each person as often as any other', () => {
    const people = 40_000
    // The leading sixteen bits hold a person.
    const words = (place: number): number => place * 2 ** 16
    expect(new Set(countOf(drawPeople(risingWords(words), people), 1, people))).toEqual(
      new Set([1]),
    )
  })

  it('draws people who exist, another each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 40_000 }), (people) => {
        const draw = drawPeople(createGenerator(3, 'people'), people)
        const first = Array.from(draw())
        expect(first.length).toBe(people)
        expect(first.every((person) => person >= 0 && person < people)).toBe(true)
        expect(Array.from(draw())).not.toEqual(first)
      }),
      { numRuns: 20 },
    )
  })
})

describe('drawTimes', () => {
  it('counts the same draws', () => {
    const people = 300
    const times = new Float64Array(people).fill(7)
    drawTimes(createGenerator(5, 'people'), people)(times)
    const draw = drawPeople(createGenerator(5, 'people'), people)
    expect([...times]).toEqual(countOf(draw, 1, people))
  })
})

describe('drawSideBySide', () => {
  // Odd numbers leave half a word over, few people have many resamples a word, many are drawn by whole words.
  it.each([2, 3, 300, 1001, 21_847, 40_001])(
    'counts the same draws of sixteen resamples of %d people',
    (people) => {
      const times = new Uint8Array(16 * people).fill(7)
      const count = drawSideBySide(createGenerator(5, 'people'), people)
      const draw = drawPeople(createGenerator(5, 'people'), people)
      for (const _ of [1, 2]) {
        count(times)
        for (let resample = 0; resample < 16; resample++)
          expect(Array.from({ length: people }, (_, i) => times[16 * i + resample])).toEqual(
            countOf(draw, 1, people),
          )
      }
    },
  )
})
