import { describe, expect, it } from 'vitest'
import { weightedCorrelation } from '#stats/influence/weighted-correlation'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { weightedCorrelations } from '../../../test/reference/weighted-correlation.ts'
import { weightedCorrelationInterval } from './weighted-correlation-interval.ts'

const { a, b, weight, far } = weightedCorrelations.inputs

describe('weightedCorrelationInterval', () => {
  // Both errors written out in R: test/reference/weighted-correlation.R.
  it.each([
    ['values', weight, 'values'],
    ['values', far, 'farValues'],
    ['ranks', weight, 'ranks'],
    ['ranks', far, 'farRanks'],
  ] as const)('of %s is the wider of two', (of, weights, key) => {
    const found = weightedCorrelation([a, b], Float64Array.from(weights), of)
    const interval = weightedCorrelationInterval(found, of, 0.95)
    const [low, high] = weightedCorrelations[key].interval
    expect(interval).toEqual({
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
      level: 0.95,
    })
  })

  // Closed form: a normal pair correlated by r has ranks correlated by 6 / pi asin(r / 2). Pairs far out come in with a
  // chance of 0.15 and weigh as much more. 1,000 samples, 4 standard errors from 95 %.
  it('holds the rank correlation of a population in which the rare weigh most', () => {
    const generator = createGenerator(1, 'weighted correlation')
    const normal = (): number => normalQuantile(generator.next())
    const truth = (6 / Math.PI) * Math.asin(0.25)
    let held = 0
    for (let sample = 0; sample < 1000; sample++) {
      const rows: (readonly [number, number, number])[] = []
      while (rows.length < 40) {
        const x = normal()
        const y = 0.5 * x + Math.sqrt(0.75) * normal()
        const chance = Math.abs(x) > 1 ? 0.15 : 1
        if (generator.next() < chance) rows.push([x, y, 1 / chance])
      }
      const [x, y] = [rows.map((row) => row[0]), rows.map((row) => row[1])]
      const weights = Float64Array.from(rows, (row) => row[2])
      const interval = weightedCorrelationInterval(
        weightedCorrelation([x, y], weights, 'ranks'),
        'ranks',
        0.95,
      )!
      if (interval.low <= truth && truth <= interval.high) held++
    }
    expect(Math.abs(held / 1000 - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / 1000))
  })

  it('is not known where the weights leave three pairs or fewer', () => {
    const weights = Float64Array.of(1, 1, 0.5, 0.1)
    const found = weightedCorrelation(
      [
        [1, 2, 3, 4],
        [2, 1, 3, 4],
      ],
      weights,
      'ranks',
    )
    // By hand: 2.6^2 / 2.26.
    expect(found.effectiveSize).toBeCloseTo(2.9911504425, 9)
    expect(weightedCorrelationInterval(found, 'ranks', 0.9)).toBe(undefined)
  })

  it('has no width at 1, and refuses what is no level', () => {
    const found = weightedCorrelation(
      [
        [1, 2],
        [3, 4],
      ],
      Float64Array.of(1, 2),
      'values',
    )
    expect(weightedCorrelationInterval({ ...found, value: 1 }, 'values', 0.9)).toEqual({
      low: 1,
      high: 1,
      level: 0.9,
    })
    expect(() => weightedCorrelationInterval(found, 'values', 1)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
