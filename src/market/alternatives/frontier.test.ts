import { array, assert, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { dominated, type Offer } from './frontier.ts'

const offers = array(
  record({
    price: integer({ min: 0, max: 8 }),
    performance: integer({ min: 0, max: 8 }),
  }),
  {
    maxLength: 30,
  },
).map((list) => list.map((offer, i): Offer => ({ ...offer, solution: `s${i}` })))

/** The definition, pair by pair. */
function beats(a: Offer, b: Offer, sign: 1 | -1): boolean {
  const better = sign * (a.performance - b.performance)
  return a.price <= b.price && better >= 0 && (a.price < b.price || better > 0)
}

test.each([
  ['higher', 1],
  ['lower', -1],
] as const)('where %s is better, beaten are those that the definition says', (better, sign) => {
  assert(
    property(offers, (list) => {
      const found = dominated(list, better)
      const wanted = list.filter((one) => list.some((other) => beats(other, one, sign)))
      expect([...found.keys()].toSorted()).toEqual(
        wanted.map(({ solution }) => solution).toSorted(),
      )
      for (const [solution, by] of found) {
        const [one, other] = [solution, by].map((id) => list.find((each) => each.solution === id)!)
        expect(beats(other!, one!, sign)).toBe(true)
        expect(found.has(by)).toBe(false)
      }
    }),
  )
})

test('two of one price and performance do not beat each other', () => {
  const twins = ['a', 'b'].map((solution) => ({ solution, price: 1, performance: 1 }))
  expect(dominated(twins, 'higher').size).toBe(0)
})
