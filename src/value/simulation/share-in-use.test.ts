import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rampArea, sCurveArea, tableWeights } from './share-in-use.ts'

const time = fc.double({ min: -5, max: 5, noNaN: true })
const span = fc.double({ min: 0.05, max: 5, noNaN: true })

describe('rampArea', () => {
  it('is a triangle inside the ramp, and the time less half of it after', () => {
    expect([-1, 0, 1, 2, 3].map((u) => rampArea(u, 2))).toEqual([0, 0, 0.25, 1, 2])
    expect(rampArea(3, 0)).toBe(3)
    expect(rampArea(3, -1)).toBe(3)
  })
})

describe('sCurveArea', () => {
  it('is c ln 2 where half is reached, and the time long after', () => {
    const scale = 2 / Math.log(81)
    expect(sCurveArea(0, 2)).toBeCloseTo(scale * Math.LN2, 14)
    expect(sCurveArea(500, 2)).toBe(500)
    expect(sCurveArea(-500, 2)).toBe(0)
  })

  it('rises at once with no span, or one below 0', () => {
    for (const span of [0, -1]) {
      expect([-1, 0, 3].map((u) => sCurveArea(u, span))).toEqual([0, 0, 3])
    }
  })

  it('rises by a tenth and by nine tenths half a span before and after', () => {
    // The slope of the area is the share; a central difference of 1e-5.
    const share = (u: number) => (sCurveArea(u + 1e-5, 3) - sCurveArea(u - 1e-5, 3)) / 2e-5
    expect([-1.5, 0, 1.5].map(share)).toEqual([0.1, 0.5, 0.9].map((of) => expect.closeTo(of, 9)))
  })
})

describe('tableWeights', () => {
  it('gives the entries of a level table all of the weight, whatever the period', () => {
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 6 }),
        time,
        span,
        (gaps, from, length) => {
          let at = 0
          const times = gaps.map((gap) => (at += gap))
          const weights = tableWeights(times, [from, from + length])
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
          for (const weight of weights) expect(weight).toBeGreaterThan(-1e-9)
        },
      ),
      { seed: 7 },
    )
  })

  it('is the middle of a straight line, and one side of a jump', () => {
    expect(tableWeights([0, 2], [0, 2])).toEqual([0.5, 0.5])
    expect(tableWeights([1, 1], [0, 1])).toEqual([1, 0])
    expect(tableWeights([1, 1], [1, 2])).toEqual([0, 1])
  })
})
