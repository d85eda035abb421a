import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranking } from '../../../test/reference/ranking.ts'
import { kendallW } from './kendall-w.ts'

const ratings = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
  .chain(([judges, items]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: items, maxLength: items }), {
      minLength: judges,
      maxLength: judges,
    }),
  )
  .filter((rows) => rows.some((row) => new Set(row).size > 1))

describe('kendallW', () => {
  it.each(Object.entries(ranking.cases))(
    "equals R's friedman.test over m (n - 1): %s",
    (_, one) => {
      const { w, chiSquare, df, pValue } = kendallW(one.ratings)
      expect(w).toBeCloseTo(one.concordance.w, 12)
      expect(chiSquare).toBeCloseTo(one.concordance.chiSquare, 10)
      expect(df).toBe(one.concordance.df)
      expect(pValue).toBeCloseTo(one.concordance.p, 12)
    },
  )

  // By hand: rank sums 3, 6, 9 and 6, 6 are as far apart and as near as they can be.
  it('is 1 where all judges rank alike and 0 where two reverse each other', () => {
    expect(
      kendallW([
        [1, 5, 9],
        [2, 3, 4],
        [0.1, 0.2, 0.3],
      ]).w,
    ).toBe(1)
    expect(
      kendallW([
        [1, 2, 3],
        [3, 2, 1],
      ]).w,
    ).toBe(0)
    expect(
      kendallW([
        [1, 2],
        [4, 3],
      ]),
    ).toMatchObject({ w: 0, judges: 2, items: 2, pValue: 1 })
  })

  // By hand: the ranks 1.5, 1.5, 3 of both judges are as far apart as these ties allow.
  it('is 1 with ties where all judges tie the same items', () => {
    const { w, tied } = kendallW([
      [4, 4, 7],
      [1, 1, 2],
    ])
    expect(w).toBeCloseTo(1, 14)
    expect(tied).toBe(true)
  })

  it('counts a judge who ties everything as one who says nothing', () => {
    expect(
      kendallW([
        [1, 2, 3],
        [1, 2, 3],
        [5, 5, 5],
      ]).w,
    ).toBeCloseTo(2 / 3, 14)
  })

  it('refuses where no judge tells any two items apart', () => {
    expect(() =>
      kendallW([
        [1, 1, 1],
        [2, 2, 2],
      ]),
    ).toThrow(expect.objectContaining({ code: 'no-variation' }))
  })

  it('lies between 0 and 1, whatever the order of judges and items and the scale of each judge', () => {
    const holds = (rows: number[][]): boolean => {
      const { w } = kendallW(rows)
      const turned = rows.toReversed().map((row) => row.toReversed())
      const scaled = rows.map((row, judge) => row.map((value) => value ** 3 * (judge + 1) - 5))
      const near = (other: number): boolean => Math.abs(other - w) < 1e-12
      return w >= 0 && w <= 1 + 1e-12 && near(kendallW(turned).w) && near(kendallW(scaled).w)
    }
    expect(() => fc.assert(fc.property(ratings, holds))).not.toThrow()
  })
})
