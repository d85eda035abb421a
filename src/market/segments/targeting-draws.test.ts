import { describe, expect, it } from 'vitest'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { drawnParts, drawnWithin } from './targeting-draws.ts'

const settings = { seed: 3, resamples: 4000 }
const customers = (weights?: readonly number[]) => ({
  count: 100,
  customerOf: Int32Array.from({ length: 100 }, (_, i) => i),
  first: Int32Array.from({ length: 100 }, (_, i) => i),
  weightless: 0,
  nameless: 0,
  ...(weights === undefined ? {} : { weights: Float64Array.from(weights) }),
})
/** 60, 30 and 10 customers. */
const labels = Int32Array.from({ length: 100 }, (_, i) => (i < 60 ? 0 : i < 90 ? 1 : 2))
const shares = [{ share: 0.6 }, { share: 0.3 }, { share: 0.1 }]
const moments = (draws: Float64Array) => {
  const found = momentsOf(draws)
  return { mean: found.mean, sd: standardDeviation(found) }
}

// Errors over 4,000 draws: of a mean sd / 63, of a standard deviation sd / 89 for nearly normal draws; four of them.
const errorsOff = (found: number, expected: number, [sd, divisor]: readonly [number, number]) =>
  Math.abs(found - expected) / (sd / divisor)

describe('drawnParts', () => {
  // In closed form, drawing with replacement: sd of a share sqrt(p (1 - p) / n).
  it('draws shares as their bootstrap has them, which sum to one', () => {
    const [parts] = drawnParts([{}], [customers(), labels, shares], settings)
    for (const [segment, { share }] of shares.entries()) {
      const sd = Math.sqrt((share * (1 - share)) / 100)
      const found = moments(parts![segment]!)
      expect(errorsOff(found.mean, share, [sd, 63])).toBeLessThan(4)
      expect(errorsOff(found.sd, sd, [sd, 89])).toBeLessThan(4)
    }
    for (let draw = 0; draw < 20; draw++)
      expect(parts!.reduce((sum, own) => sum + own[draw]!, 0)).toBeCloseTo(1, 12)
  })

  // A customer of weight w is drawn with it: to first order the sd of a share is sqrt(sum w^2 (x - p)^2) / sum w; the
  // bootstrap of a ratio is off by some per cent at 100 customers.
  it('carries the weights of customers', () => {
    const weights = Array.from({ length: 100 }, (_, i) => 1 + (i % 3))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const own = (i: number) => (labels[i] === 0 ? 1 : 0)
    const share = weights.reduce((sum, weight, i) => sum + weight * own(i), 0) / total
    const spread = weights.reduce((sum, weight, i) => sum + (weight * (own(i) - share)) ** 2, 0)
    const sd = Math.sqrt(spread) / total
    const [parts] = drawnParts([{}], [customers(weights), labels, shares], settings)
    const found = moments(parts![0]!)
    expect(errorsOff(found.mean, share, [1.3 * sd, 63])).toBeLessThan(4)
    expect(found.sd / sd).toBeGreaterThan(0.92)
    expect(found.sd / sd).toBeLessThan(1.08)
  })

  it('draws means of a column within each segment, and nothing where nobody of it was drawn', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i === 99 ? Number.NaN : i % 5))
    const only = Int32Array.from(labels.keys(), (i) => (i === 0 ? 1 : i < 60 ? 0 : -1))
    const [parts] = drawnParts([{ values }], [customers(), only, shares.slice(0, 2)], settings)
    const drawn = parts![1]!.filter((value) => !Number.isNaN(value))
    expect(new Set(drawn)).toEqual(new Set([0]))
    // One of 60 customers is not drawn with chance (1 - 1 / 60)^60.
    const chance = (1 - 1 / 60) ** 60
    expect(
      errorsOff(1 - drawn.length / 4000, chance, [Math.sqrt(chance * (1 - chance)), 63]),
    ).toBeLessThan(4)
  })

  it('draws estimated shares within their intervals', () => {
    const estimated = shares.map(({ share }) => ({
      share,
      estimated: true,
      interval: { low: share - 0.1, high: share + 0.1, level: 0.95 },
    }))
    const [parts] = drawnParts([{}], [customers(), labels, estimated], settings)
    const { mean, sd } = moments(parts![2]!)
    expect(errorsOff(mean, 0.1, [0.051, 63])).toBeLessThan(4)
    expect(errorsOff(sd, 0.1 / 1.959964, [0.051, 89])).toBeLessThan(4)
  })

  it('has no draws of one customer', () => {
    const one = Int32Array.from(labels.keys(), (i) => (i === 0 ? 0 : -1))
    expect(drawnParts([{}], [customers(), one, shares], settings)).toEqual([[]])
  })
})

describe('drawnWithin', () => {
  it('is as wide on either side as the interval there', () => {
    const draws = drawnWithin(
      { value: 10, interval: { low: 8, high: 16, level: 0.95 } },
      'x',
      settings,
    )
    const sorted = draws.toSorted()
    // Ends of 95 %, within four errors of a quantile: 4 x sd x sqrt(0.025 x 0.975 / 4000) / 0.0584.
    expect(Math.abs(sorted[100]! - 8)).toBeLessThan(0.18)
    expect(Math.abs(sorted[3899]! - 16)).toBeLessThan(0.52)
    expect(Math.abs(sorted[2000]! - 10)).toBeLessThan(0.25)
  })

  it('takes the range of quantiles, and is certain without one', () => {
    const quantiles = { p5: 0, p10: 1, p50: 3, p90: 5, p95: 6 }
    const sorted = drawnWithin({ value: 3, quantiles }, 'x', settings).toSorted()
    expect(Math.abs(sorted[400]! - 1)).toBeLessThan(0.2)
    expect(new Set(drawnWithin({ value: 3 }, 'x', settings))).toEqual(new Set([3]))
  })
})
