import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { willingness } from '../../../test/reference/willingness.ts'
import { monotoneDemand } from './monotone-demand.ts'
import { testedPrices, type PriceTests } from './tested-prices.ts'

describe('monotoneDemand', () => {
  it("equals R's isoreg, every share as often as it was asked", () => {
    const { shares, asked, demand } = willingness.monotone
    const found = monotoneDemand(Float64Array.from(shares), Float64Array.from(asked))
    for (const [at, share] of demand.entries()) expect(found[at]).toBeCloseTo(share, 12)
  })

  it('falls, keeps the mean, and leaves alone what falls already', () => {
    const share = fc.integer({ min: 0, max: 100 })
    const rows = fc.array(fc.tuple(share, fc.integer({ min: 1, max: 50 })), { minLength: 1 })
    fc.assert(
      fc.property(rows, (pairs) => {
        const shares = Float64Array.from(pairs, ([each]) => each / 100)
        const asked = Float64Array.from(pairs, ([, each]) => each)
        const found = monotoneDemand(shares, asked)
        const total = (of: Float64Array): number =>
          of.reduce((sum, s, at) => sum + s * asked[at]!, 0)
        expect(total(found)).toBeCloseTo(total(shares), 8)
        for (let at = 1; at < found.length; at++)
          expect(found[at]).toBeLessThanOrEqual(found[at - 1]! + 1e-12)
        expect(monotoneDemand(found, asked)).toEqual(found)
      }),
    )
  })
})

describe('testedPrices', () => {
  const resampling = (resamples: number) => ({
    generator: createGenerator(7, 'tests'),
    resamples,
    level: 0.9,
    unitCost: 2,
    unitCosts: new Float64Array(resamples).fill(2),
  })
  /** So many people asked at one price each, so many of whom buy. */
  const tests = (
    groups: readonly (readonly [price: number, asked: number, buy: number])[],
  ): PriceTests => {
    const rows = groups.flatMap(([price, asked, buy]) =>
      Array.from({ length: asked }, (_, k) => [price, Number(k < buy)] as const),
    )
    return {
      prices: Float64Array.from(rows, ([price]) => price),
      buys: Float64Array.from(rows, ([, buy]) => buy),
      people: Int32Array.from(rows, (_, row) => row),
    }
  }

  // At one price a resampled share is binomial over the people drawn: mean 0.3, sd sqrt(0.21 / 200); the 5 % and
  // 95 % points of Binomial(200, 0.3) are 49 and 71 (R: qbinom), over 4,000 resamples give or take one.
  it('has the binomial interval at a single price', () => {
    const [only] = testedPrices(tests([[10, 200, 60]]), resampling(4000)).prices
    expect(only!.demand.value).toBe(0.3)
    expect(Math.abs(only!.demand.interval.low * 200 - 49)).toBeLessThanOrEqual(1)
    expect(Math.abs(only!.demand.interval.high * 200 - 71)).toBeLessThanOrEqual(1)
    expect(only!.bestRevenue).toBe(1)
  })

  // By hand: 0.8 x 5, 0.5 x 10, 0.2 x 20; less 2 each: 2.4, 4, 3.6.
  it('takes the lowest price that brings the most, and says how often each does', () => {
    const found = testedPrices(
      tests([
        [5, 100, 80],
        [10, 100, 50],
        [20, 100, 20],
      ]),
      resampling(500),
    )
    expect(found.bestRevenue.value).toBe(10)
    expect(found.bestProfit.value).toBe(10)
    expect(found.prices.map(({ revenue }) => revenue.value)).toEqual([4, 5, 4])
    expect(found.prices[2]!.profit.value).toBeCloseTo(3.6, 12)
    const chance = found.prices.reduce((sum, { bestProfit }) => sum + bestProfit, 0)
    expect(chance).toBeCloseTo(1, 12)
    expect(found.prices[1]!.bestRevenue).toBeGreaterThan(0.5)
  })

  // Prices of a millionth (a call, a token): the same people, the same best price.
  it('tells prices apart whatever their size', () => {
    const small = tests([
      [5e-9, 100, 80],
      [10e-9, 100, 50],
      [20e-9, 100, 20],
    ])
    const free = { ...resampling(100), unitCost: 0, unitCosts: new Float64Array(100) }
    expect(testedPrices(small, free).bestRevenue.value).toBe(10e-9)
  })

  it('draws the answers of one person together', () => {
    const price = [5, 10]
    const rows = Array.from({ length: 50 }, (_, person) =>
      price.map((each) => [each, person, Number(person < 25)] as const),
    ).flat()
    const together: PriceTests = {
      prices: Float64Array.from(rows, ([each]) => each),
      buys: Float64Array.from(rows, ([, , buy]) => buy),
      people: Int32Array.from(rows, ([, person]) => person),
    }
    const found = testedPrices(together, resampling(300))
    // The same people at both prices: demand is the same in every resample, so 10 always brings twice as much.
    expect(found.prices[1]!.bestRevenue).toBe(1)
    expect(found.prices[0]!.demand).toEqual(found.prices[1]!.demand)
  })

  it('counts a weight of two as two people, and refuses nobody', () => {
    const weighted = testedPrices(
      { ...tests([[5, 4, 2]]), weights: Float64Array.from([2, 1, 1, 1]) },
      resampling(100),
    )
    expect(weighted.prices[0]!.share).toBeCloseTo(3 / 5, 12)
    expect(() => testedPrices(tests([]), resampling(100))).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
