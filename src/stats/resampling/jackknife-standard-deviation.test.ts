import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  clusterJackknifeStandardDeviation,
  jackknifeStandardDeviation,
} from './jackknife-standard-deviation.ts'

// Base R, leaving out one value after the other: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: { base: number[] }; resampling: { jackknife: { sd: number; se: number } } }

describe('jackknifeStandardDeviation', () => {
  it('agrees with R', () => {
    const result = jackknifeStandardDeviation(reference.inputs.base)
    const { sd, se } = reference.resampling.jackknife
    expect(result.sd).toBeCloseTo(sd, 11)
    expect(result.logSdStandardError).toBeCloseTo(se, 11)
    const squares = result.influence.reduce((sum, value) => sum + value ** 2, 0)
    expect(Math.sqrt(squares)).toBeCloseTo(se, 11)
  })

  it('has a positive influence where a value widens the spread', () => {
    const { influence } = jackknifeStandardDeviation([1, 2, 3, 4, 20])
    expect(influence[4]).toBeGreaterThan(0)
    expect(influence[2]).toBeLessThan(0)
  })

  // By hand: without the outlier the values 1, 2, 3 have an SD of 1; 0.5 ln(m2 / 2) of the rest.
  it('keeps its digits beside an enormous value', () => {
    const far = 1e12
    const { influence } = jackknifeStandardDeviation([1, 2, 3, far])
    const mean = (a: number, b: number) => (a + b + far) / 3
    const logSd = (a: number, b: number) => {
      const m = mean(a, b)
      return 0.5 * Math.log(((a - m) ** 2 + (b - m) ** 2 + (far - m) ** 2) / 2)
    }
    const without = [logSd(2, 3), logSd(1, 3), logSd(1, 2), 0]
    const average = without.reduce((sum, value) => sum + value, 0) / 4
    expect(influence[3]).toBeCloseTo(Math.sqrt(3 / 4) * average, 8)
  })

  it('refuses a spread that hangs on one value', () => {
    expect(() => jackknifeStandardDeviation([1, 1, 1, 5])).toThrow(
      expect.objectContaining({ code: 'no-variation', details: { index: 3 } }),
    )
    expect(() => jackknifeStandardDeviation([0.1, 0.1, 0.1])).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => jackknifeStandardDeviation([1, 2])).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => jackknifeStandardDeviation([1, 2, Infinity])).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
  })
})

describe('clusterJackknifeStandardDeviation', () => {
  it('is the jackknife of rows where each is its own cluster', () => {
    const values = reference.inputs.base
    const own = clusterJackknifeStandardDeviation(
      values,
      values.map((_, i) => i),
    )
    const { sd, se } = reference.resampling.jackknife
    expect(own.sd).toBeCloseTo(sd, 11)
    expect(own.logSdStandardError).toBeCloseTo(se, 10)
  })

  it('leaves out whole clusters', () => {
    // By hand: 1, 2 | 4, 8 | 3, 9. SDs without each: of 4, 8, 3, 9 sqrt(26 / 3); of 1, 2, 3, 9
    // sqrt(38.75 / 3); of 1, 2, 4, 8 sqrt(28.75 / 3).
    const logs = [26, 38.75, 28.75].map((squares) => 0.5 * Math.log(squares / 3))
    const mean = logs.reduce((sum, log) => sum + log, 0) / 3
    const squared = (2 / 3) * logs.reduce((sum, log) => sum + (log - mean) ** 2, 0)
    const result = clusterJackknifeStandardDeviation([1, 4, 3, 2, 8, 9], [7, 8, 9, 7, 8, 9])
    expect(result.logSdStandardError).toBeCloseTo(Math.sqrt(squared), 12)
    expect(result.influence[0]).toBeCloseTo(-Math.sqrt(2 / 3) * (logs[0]! - mean), 12)
    expect(result.influence[3]).toBe(0)
  })

  it('refuses too few clusters, and a spread that hangs on one of them', () => {
    expect(() => clusterJackknifeStandardDeviation([1, 2, 3, 4], [1, 1, 2, 2])).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => clusterJackknifeStandardDeviation([1, 1, 1, 1, 2, 5], [1, 1, 2, 2, 3, 3])).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => clusterJackknifeStandardDeviation([1, 2, 3], [1, 2])).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
