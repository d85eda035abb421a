import { describe, expect, it } from 'vitest'
import { requireRatings } from './ratings.ts'

const code = (code: string) => expect.objectContaining({ code })

describe('requireRatings', () => {
  it('counts judges and items', () => {
    expect(
      requireRatings([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual({ judges: 2, items: 3 })
  })

  it('refuses one judge, one item, judges of different items, and ratings that are all equal', () => {
    expect(() => requireRatings([])).toThrow(code('too-few'))
    expect(() => requireRatings([[1, 2, 3]])).toThrow('At least two judges')
    expect(() => requireRatings([[1], [2]])).toThrow('At least two items')
    expect(() => requireRatings([[1, 2], [3]])).toThrow(code('domain'))
    expect(() =>
      requireRatings([
        [4, 4],
        [4, 4],
      ]),
    ).toThrow(code('no-variation'))
  })

  it('names the first missing cell and counts them all', () => {
    const missing = () =>
      requireRatings([
        [1, 2, 3],
        [Number.NaN, 5, Infinity],
      ])
    expect(missing).toThrow('2 ratings are missing or not finite, the first of judge 2, item 1.')
    expect(missing).toThrow(
      expect.objectContaining({
        code: 'not-finite',
        details: { judge: 1, item: 0, missing: 2 },
      }),
    )
  })
})
