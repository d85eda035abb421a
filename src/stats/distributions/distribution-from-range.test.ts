import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaFromMeanAndSize,
  lognormalFromMeanAndSd,
  lognormalFromRange,
  logitNormalFromRange,
  normalFromRange,
} from './distribution-from-range.ts'
import { distributionMean } from './distribution-mean.ts'
import { distributionQuantile } from './distribution-quantile.ts'
import { distributionSd } from './distribution-sd.ts'

/** Half the width of a central 90 % range in sd: qnorm(0.95) in R 4.2.2. */
const Z95 = 1.6448536269514722

describe('a central 90 % range', () => {
  it('gives the parameters of its closed form', () => {
    const normal = normalFromRange(-4, 10, 0.9)
    expect(normal.mean).toBe(3)
    expect(normal.sd).toBeCloseTo(7 / Z95, 14)
    const lognormal = lognormalFromRange(50, 600, 0.9)
    expect(lognormal.mu).toBeCloseTo(Math.log(50 * 600) / 2, 14)
    expect(lognormal.sigma).toBeCloseTo(Math.log(12) / 2 / Z95, 14)
    const share = logitNormalFromRange(0.2, 0.9, 0.9)
    expect(share.mu).toBeCloseTo(Math.log(0.25 * 9) / 2, 14)
    expect(share.sigma).toBeCloseTo(Math.log(9 / 0.25) / 2 / Z95, 14)
  })

  it('is met by the quantiles at any level', () => {
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(
        inside,
        inside,
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        (a, b, level) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)]
          for (const of of [normalFromRange, lognormalFromRange, logitNormalFromRange]) {
            const d = of(low, high, level)
            expect(distributionQuantile(d, (1 - level) / 2)).toBeCloseTo(low, 9)
            expect(distributionQuantile(d, (1 + level) / 2)).toBeCloseTo(high, 9)
          }
        },
      ),
    )
  })

  it('may have no width', () => {
    expect(normalFromRange(2, 2, 0.9)).toEqual({ family: 'normal', mean: 2, sd: 0 })
  })

  it('is refused in plain words', () => {
    expect(() => normalFromRange(3, 2, 0.9)).toThrow('the low end 3 lies above the high end 2')
    expect(() => normalFromRange(1, Infinity, 0.9)).toThrow('two finite ends')
    expect(() => normalFromRange(1, 2, 1)).toThrow('between 0 and 1, not at 1')
    expect(() => lognormalFromRange(0, 2, 0.9)).toThrow('must lie above 0')
    expect(() => logitNormalFromRange(0.2, 1, 0.9)).toThrow('must lie inside 0 to 1')
  })
})

describe('a mean and a spread', () => {
  it('come back from the lognormal distribution', () => {
    const d = lognormalFromMeanAndSd(50, 20)
    expect(distributionMean(d)).toBeCloseTo(50, 11)
    expect(distributionSd(d)).toBeCloseTo(20, 11)
    expect(() => lognormalFromMeanAndSd(0, 1)).toThrow('above 0')
    expect(() => lognormalFromMeanAndSd(1, -1)).toThrow('from 0 on')
  })

  it('come back from the beta distribution', () => {
    const d = betaFromMeanAndSize(0.2, 50)
    expect(d).toEqual({ family: 'beta', alpha: 10, beta: 40 })
    expect(distributionSd(d)).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 51), 14)
    expect(() => betaFromMeanAndSize(1, 50)).toThrow('inside 0 to 1')
    expect(() => betaFromMeanAndSize(0.5, 0)).toThrow('above 0')
  })
})
