import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { comparePairedSpreads, compareSpreads } from './compare-spreads.ts'

// Base R, leaving out one value after the other: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment' | 'before' | 'after', number[]>
  resampling: {
    compare: Record<'ratio' | 'se' | 'df' | 'p' | 'low' | 'high' | 'cvRatio' | 'cvSe', number>
    infinitesimal: { sd: number; cv: number }
    pairedSpread: { ratio: number; se: number }
  }
}
const { inputs, resampling } = reference

describe('compareSpreads', () => {
  const expected = resampling.compare

  it('agrees with R', () => {
    const result = compareSpreads(inputs.base, inputs.treatment, 0.95)
    expect(result.ratio).toBeCloseTo(expected.ratio, 11)
    expect(result.logStandardError).toBeCloseTo(expected.se, 11)
    expect(result.df).toBe(expected.df)
    expect(result.pValue).toBeCloseTo(expected.p, 10)
    expect(result.interval.low).toBeCloseTo(expected.low, 9)
    expect(result.interval.high).toBeCloseTo(expected.high, 9)
    if ('reason' in result.cv) throw new Error(result.cv.reason)
    expect(result.cv.ratio).toBeCloseTo(expected.cvRatio, 11)
    expect(result.cv.logStandardError).toBeCloseTo(expected.cvSe, 11)
  })

  it('takes moments, whose error is the infinitesimal one', () => {
    const one = momentsOf(inputs.treatment)
    const result = compareSpreads(one, one, 0.95)
    expect(result.ratio).toBe(1)
    expect(result.logStandardError).toBeCloseTo(Math.SQRT2 * resampling.infinitesimal.sd, 7)
    if ('reason' in result.cv) throw new Error(result.cv.reason)
    expect(result.cv.logStandardError).toBeCloseTo(Math.SQRT2 * resampling.infinitesimal.cv, 7)
  })

  it('gives no coefficient of variation around 0', () => {
    const centred = inputs.base.map((value) => value - 34)
    expect(compareSpreads(centred, inputs.treatment, 0.95).cv).toHaveProperty('reason')
    expect(compareSpreads(momentsOf(centred), momentsOf(inputs.treatment), 0.95).cv).toHaveProperty(
      'reason',
    )
  })

  // Known truth: the spread of the second sample is twice that of the first, heavy-tailed both.
  it('holds the true ratio about as often as it says', () => {
    const generator = createGenerator(5, 'compare-spreads')
    const logistic = (n: number, scale: number) =>
      Float64Array.from({ length: n }, () => {
        const u = generator.next()
        return scale * Math.log(u / (1 - u))
      })
    const rounds = 2000
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const { low, high } = compareSpreads(logistic(40, 1), logistic(40, 2), 0.95).interval
      if (low <= 2 && high >= 2) held++
    }
    // Approximate: within 2 points of its level, and 4 standard errors of the simulation.
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(
      0.02 + 4 * Math.sqrt((0.95 * 0.05) / rounds),
    )
  })

  // Closed form: the log SD of n normal values has a standard error near 1 / sqrt(2 (n - 1)).
  it('has the error of normal theory on normal values', () => {
    const generator = createGenerator(6, 'compare-spreads')
    const values = Float64Array.from({ length: 200_000 }, () => normalQuantile(generator.next()))
    const result = compareSpreads(momentsOf(values), momentsOf(values), 0.95)
    expect(result.logStandardError * Math.sqrt(values.length)).toBeCloseTo(1, 1)
    expect(Math.abs(result.logStandardError * Math.sqrt(values.length) - 1)).toBeLessThan(0.02)
  })

  it('refuses a spread that hangs on one value', () => {
    expect(() => compareSpreads([1, 1, 1, 2], inputs.base, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => compareSpreads([1, 2], inputs.base, 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})

describe('comparePairedSpreads', () => {
  it('agrees with R', () => {
    const result = comparePairedSpreads(inputs.before, inputs.after, 0.95)
    expect(result.ratio).toBeCloseTo(resampling.pairedSpread.ratio, 11)
    expect(result.logStandardError).toBeCloseTo(resampling.pairedSpread.se, 11)
    expect(result.df).toBe(23)
    expect(result.cv).not.toHaveProperty('reason')
  })

  it('refuses columns of different lengths', () => {
    expect(() => comparePairedSpreads([1, 2, 3], [1, 2], 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
