import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinctIds, isId, slug } from '#quantity/id'

test.each(['a', 'time-to-secure', 'x1', 'q4-01', 'a-1-b'])('%s is an id', (text) => {
  expect(isId(text)).toBe(true)
})

test.each(['', 'A', '1a', 'a-', '-a', 'a--b', 'a_b', 'a.b', 'a b', 'é', 'a\n'])(
  '"%s" is no id',
  (text) => {
    expect(isId(text)).toBe(false)
  },
)

test.each([
  ['Opel Astra 1.6', 'opel-astra-1-6'],
  ['  Été  ', 'ete'],
  ['Straße', 'strasse'],
  ["Customer's need", 'customers-need'],
  ['4x4', 'x4x4'],
  ['日本', 'x'],
  ['', 'x'],
])('the slug of "%s" is %s', (text, id) => {
  expect(slug(text)).toBe(id)
})

test('a slug is always an id, and an id is its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(isId(slug(text))).toBe(true)
      expect(slug(slug(text))).toBe(slug(text))
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('names that give one id are told apart in their order, whatever ids the others have', () => {
  expect(distinctIds(['A+', 'b', 'A-', 'a 2', 'A'])).toEqual(['a', 'b', 'a-2', 'a-2-2', 'a-3'])
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 }), (names) => {
      const ids = distinctIds(names)
      expect(new Set(ids).size).toBe(names.length)
      expect(ids.every(isId)).toBe(true)
    }),
    { seed: 1, numRuns: 300 },
  )
})
