import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { dot } from '#stats/regression/orthogonal-columns'
import { neweyWestInfluence, neweyWestLags } from './newey-west.ts'

describe('neweyWestInfluence', () => {
  it('multiplies to the weighted sum over lags, whatever periods are missing', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(steps, fc.nat(9), (steps, lags) => {
        let period = -7
        const periods = Int32Array.from(steps, (step) => (period += step))
        const generator = createGenerator(1, String(steps))
        const draw = () => Float64Array.from(steps, () => generator.next() - 0.5)
        const [a, b] = [draw(), draw()]
        let sum = 0
        a.forEach((x, i) =>
          b.forEach((y, j) => {
            const lag = Math.abs(periods[i]! - periods[j]!)
            sum += x * y * Math.max(0, 1 - lag / (lags + 1))
          }),
        )
        const influence = neweyWestInfluence(periods, lags)
        expect(dot(influence(a), influence(b))).toBeCloseTo(sum, 10)
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  it('leaves rows as they are without lags', () => {
    const scores = Float64Array.of(1, -2, 3)
    expect(neweyWestInfluence(Int32Array.of(1, 2, 3), 0)(scores)).toEqual(scores)
  })

  it('refuses lags that are no count', () => {
    expect(() => neweyWestInfluence(Int32Array.of(1), 1.5)).toThrow('whole number from 0 on')
  })
})

describe('neweyWestLags', () => {
  // By hand: 4 (1)^(2/9) = 4; 4 (7.31)^(2/9) = 6.22; 4 (0.25)^(2/9) = 2.94.
  it('follows the rule', () => {
    expect([100, 731, 25, 1].map(neweyWestLags)).toEqual([4, 6, 2, 1])
    expect(() => neweyWestLags(0)).toThrow(expect.objectContaining({ code: 'too-few' }))
  })
})
