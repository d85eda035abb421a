import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearestName } from '#quantity/nearest'

test.each([
  ['', '', 0],
  ['kitten', 'sitting', 3], // the usual example of Levenshtein's distance
  ['ca', 'abc', 3], // optimal string alignment; the unrestricted distance would be 2
  ['teh', 'the', 1],
  ['abc', '', 3],
])('from "%s" to "%s" there are %i slips', (left, right, slips) => {
  expect(editDistance(left, right)).toBe(slips)
})

test('the nearest name is found, and none where none is near', () => {
  const names = ['intubations', 'theatre-minute', 'used-time']
  expect(nearestName('intubatons', names)).toBe('intubations')
  expect(nearestName('theater-minute', names)).toBe('theatre-minute')
  expect(nearestName('used_time', names)).toBe('used-time')
  expect(nearestName('Intubations', names)).toBe('intubations')
  expect(nearestName('price', names)).toBeUndefined()
  expect(nearestName('', names)).toBeUndefined()
  expect(nearestName('x'.repeat(1000), names)).toBeUndefined()
  expect(nearestName('a', ['b'])).toBeUndefined()
})

const words = fc.string({ maxLength: 12 })

test('the distance is symmetric, 0 only for equal words, and at most the longer length', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const slips = editDistance(left, right)
      expect(editDistance(right, left)).toBe(slips)
      expect(slips === 0).toBe(left === right)
      expect(slips).toBeLessThanOrEqual(Math.max(left.length, right.length))
      expect(slips).toBeGreaterThanOrEqual(Math.abs(left.length - right.length))
    }),
    { seed: 1 },
  )
})
