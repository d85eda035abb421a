import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId, slug } from '#quantity/id'

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
