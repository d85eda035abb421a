import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { lowerBoundMean, type LowerBoundInput } from './lower-bound-mean.ts'

/** One bid a person: so many asked at each, so many of whom say yes. */
function bids(
  groups: readonly (readonly [bid: number, asked: number, yes: number])[],
  resamples = 400,
): LowerBoundInput {
  const rows = groups.flatMap(([bid, asked, yes]) =>
    Array.from({ length: asked }, (_, k) => (k < yes ? [bid, Infinity] : [0, bid])),
  )
  return {
    lower: Float64Array.from(rows, ([low]) => low!),
    upper: Float64Array.from(rows, ([, high]) => high!),
    generator: createGenerator(3, 'bound'),
    resamples,
    level: 0.95,
  }
}

describe('lowerBoundMean', () => {
  // Haab and McConnell: sum over bids of the share of yes times the step to the bid below: 0.7 x 5 + 0.5 x 5 + 0.2 x 10.
  it('sums the shares of yes over the steps between bids', () => {
    const found = lowerBoundMean(
      bids([
        [5, 100, 70],
        [10, 100, 50],
        [20, 100, 20],
      ]),
    )
    expect(found.value).toBeCloseTo(8, 6)
    // Var = sum of step^2 p (1 - p) / 100: (25 x 0.21 + 25 x 0.25 + 100 x 0.16) / 100, over groups that are drawn too.
    const error = Math.sqrt((25 * 0.21 + 25 * 0.25 + 100 * 0.16) / 100)
    const reach = (found.interval.high - found.interval.low) / 2
    expect(Math.abs(reach / (1.96 * error) - 1)).toBeLessThan(0.2)
  })

  // More say yes at 10 than at 5: both get 0.55, by Ayer's pooling.
  it('pools what rises', () => {
    const found = lowerBoundMean(
      bids([
        [5, 100, 50],
        [10, 100, 60],
      ]),
    )
    expect(found.value).toBeCloseTo(5.5, 6)
  })

  it('refuses a level that is none', () => {
    expect(() => lowerBoundMean({ ...bids([[5, 10, 7]]), level: 1.5 })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })

  it('takes weights, and is 0 where nobody says yes', () => {
    const input = bids([[10, 4, 1]])
    const weighted = lowerBoundMean({ ...input, weights: Float64Array.from([3, 1, 1, 1]) })
    expect(weighted.value).toBeCloseTo(5, 6)
    expect(lowerBoundMean(bids([[10, 4, 0]])).value).toBe(0)
  })
})
