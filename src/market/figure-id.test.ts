import { expect, test } from 'vitest'
import { marketFigureId, qualifiersOf } from './figure-id.ts'

const name = 'price.cars.best-revenue'

test.each([
  {},
  { segment: 'desk' },
  { solution: 'ours', scenario: 'today' },
  { solution: 'ours', segment: 'desk', scenario: 'today' },
])('says of %o what the id was made of', (qualifiers) => {
  expect(qualifiersOf(marketFigureId(name, qualifiers), name)).toEqual(qualifiers)
})

test('says nothing of the figure of another name', () => {
  for (const other of ['price.cars', 'price.cars.best-revenues', 'wtp.cars.median'])
    expect(qualifiersOf(marketFigureId(other, { solution: 'ours', scenario: 'today' }), name)).toBe(
      undefined,
    )
})
