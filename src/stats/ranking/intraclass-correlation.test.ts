import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranking } from '../../../test/reference/ranking.ts'
import { intraclassCorrelation } from './intraclass-correlation.ts'
import { twoWaySquares } from './two-way-squares.ts'

const { cases, level } = ranking

describe('intraclassCorrelation', () => {
  it.each(Object.entries(cases))("equals McGraw and Wong on R's mean squares: %s", (_, one) => {
    const squares = twoWaySquares(one.ratings)
    expect(squares.ofItems).toBeCloseTo(one.icc.ofItems, 11)
    expect(squares.ofJudges).toBeCloseTo(one.icc.ofJudges, 11)
    expect(squares.residual).toBeCloseTo(one.icc.residual, 11)
    const found = intraclassCorrelation(one.ratings, level)
    for (const which of ['single', 'average'] as const) {
      const { value, low, high } = one.icc[which]
      expect(found[which]!.value).toBeCloseTo(value, 11)
      expect(found[which]!.interval!.low).toBeCloseTo(low, 9)
      expect(found[which]!.interval!.high).toBeCloseTo(high, 9)
    }
  })

  // Shrout and Fleiss (1979), table 4: ICC(2,1) = .29, ICC(2,4) = .62; the ends from R's psych 2.2.9, ICC().
  it('gives the published figures', () => {
    const { single, average } = intraclassCorrelation(cases['published']!.ratings, 0.95)
    expect(single.value).toBeCloseTo(0.29, 2)
    expect(average!.value).toBeCloseTo(0.62, 2)
    expect(single.interval!.low).toBeCloseTo(0.018786513, 9)
    expect(single.interval!.high).toBeCloseTo(0.76108437, 8)
    expect(average!.interval!.low).toBeCloseTo(0.071136815, 9)
    expect(average!.interval!.high).toBeCloseTo(0.92723204, 8)
  })

  it('is 1 without an interval where judges agree to the last digit', () => {
    const row = [0.1, 0.7, 0.4]
    expect(intraclassCorrelation([row, row, row], level)).toEqual({
      single: { value: 1 },
      average: { value: 1 },
      judges: 3,
      items: 3,
    })
  })

  // By hand: the judges differ by 2 everywhere; mean squares 2 of items, 6 of judges, 0 left over.
  it('is lowered by a judge who rates everything higher', () => {
    const { single } = intraclassCorrelation(
      [
        [1, 2, 3],
        [3, 4, 5],
      ],
      level,
    )
    expect(single.value).toBeCloseTo(2 / (2 + (2 / 3) * 6), 14)
    expect(single.interval!.low).toBeGreaterThanOrEqual(0)
    expect(single.interval!.high).toBeLessThan(1)
  })

  it('has no interval where items do not differ in their means', () => {
    const { single } = intraclassCorrelation(
      [
        [1, 2, 3],
        [3, 2, 1],
      ],
      level,
    )
    expect(single.value).toBeLessThan(0)
    expect(single.interval).toBeUndefined()
    expect(
      intraclassCorrelation(
        [
          [1, 1],
          [2, 2],
        ],
        level,
      ).single,
    ).toEqual({ value: 0 })
  })

  it('has no figure for the mean where judges err by far more than items differ', () => {
    const found = intraclassCorrelation(
      [
        [1, 2, 3],
        [3, 2, 1],
        [2, 2, 2],
      ],
      level,
    )
    expect(found.average).toBeUndefined()
  })

  it('refuses two judges who only swap two items', () => {
    expect(() =>
      intraclassCorrelation(
        [
          [1, 2],
          [2, 1],
        ],
        level,
      ),
    ).toThrow(expect.objectContaining({ code: 'no-variation' }))
    expect(() =>
      intraclassCorrelation(
        [
          [1, 2],
          [2, 4],
        ],
        1,
      ),
    ).toThrow(expect.objectContaining({ code: 'domain' }))
  })

  // R's psych 2.2.9, ICC(): -0.4539 with the ends -0.4777 and -0.4558 at 90 %.
  it('has no interval where the approximation fails far below 0', () => {
    const far = [
      [23, 0, 0, 0],
      [75, 72, 15, 11],
      [0, 1, 64, 63],
    ]
    const { single, average } = intraclassCorrelation(far, 0.9)
    expect(single.value).toBeCloseTo(-0.45392918, 7)
    expect(average!.value).toBeCloseTo(-14.77928364, 6)
    expect([single.interval, average!.interval]).toEqual([undefined, undefined])
  })

  it('does not hang on the unit of the ratings, and has an interval that holds it above 0', () => {
    const ratings = fc
      .array(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 4 }), {
        minLength: 3,
        maxLength: 6,
      })
      .filter((rows) => new Set(rows.flat()).size > 1)
      .filter((rows) => twoWaySquares(rows).residual > 0)
    const holds = (rows: number[][]): boolean => {
      const { value, interval } = intraclassCorrelation(rows, 0.9).single
      const other = intraclassCorrelation(
        rows.map((row) => row.map((x) => 2.5 * x + 1000)),
        0.9,
      )
      const held = interval !== undefined && interval.low <= value && value <= interval.high
      return Math.abs(other.single.value - value) < 1e-8 && (held || value <= 0)
    }
    expect(() => fc.assert(fc.property(ratings, holds))).not.toThrow()
  })
})
