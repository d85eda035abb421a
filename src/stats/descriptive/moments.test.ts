import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type Moments,
  mergeMoments,
  momentsOf,
  standardDeviation,
  variance,
  varies,
} from './moments.ts'

// Base R: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: { base: number[] }
  descriptive: { moments: Moments; variance: number; sd: number }
}
const { inputs, descriptive } = reference

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
})

describe('momentsOf', () => {
  it('agrees with R', () => {
    const moments = momentsOf(inputs.base)
    for (const key of ['n', 'mean', 'm2', 'm3', 'm4', 'min', 'max'] as const)
      expect(moments[key] / descriptive.moments[key]).toBeCloseTo(1, 12)
    expect(variance(moments)).toBeCloseTo(descriptive.variance, 10)
    expect(standardDeviation(moments)).toBeCloseTo(descriptive.sd, 12)
  })

  it('takes typed arrays', () => {
    expect(momentsOf(Float64Array.of(1, 2, 3, 4))).toEqual(momentsOf([1, 2, 3, 4]))
  })

  // Closed form: n (n^2 - 1) / 12 for 1..n; an offset changes nothing but the mean.
  it('keeps its digits far from zero', () => {
    const shifted = momentsOf(Array.from({ length: 1000 }, (_, i) => 1e9 + i))
    expect(shifted.m2 / ((1000 * (1000 ** 2 - 1)) / 12)).toBeCloseTo(1, 13)
    expect(Math.abs(shifted.m3)).toBeLessThan(1)
  })

  it('gives no spread to equal values, exactly', () => {
    expect(momentsOf([0.1, 0.1, 0.1])).toEqual({
      n: 3,
      mean: 0.1,
      m2: 0,
      m3: 0,
      m4: 0,
      min: 0.1,
      max: 0.1,
    })
    expect(varies(momentsOf([0.1, 0.1, 0.1]))).toBe(false)
    expect(varies(momentsOf([0.1, 0.1, 0.2]))).toBe(true)
  })

  it('refuses what has no moments', () => {
    expect(() => momentsOf([])).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => momentsOf([1, Number.NaN])).toThrow(
      expect.objectContaining({ code: 'not-finite', details: { index: 1, value: 'NaN' } }),
    )
    expect(() => momentsOf([1, -Infinity])).toThrow(expect.objectContaining({ code: 'not-finite' }))
    expect(() => momentsOf([1e200, 2])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => variance(momentsOf([5]))).toThrow(expect.objectContaining({ code: 'too-few' }))
  })
})

describe('mergeMoments', () => {
  it('gives the moments of both samples together', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const merged = mergeMoments(momentsOf(a), momentsOf(b))
        const whole = momentsOf([...a, ...b])
        const size = Math.max(1, whole.max - whole.min)
        expect(merged.n).toBe(whole.n)
        expect([merged.min, merged.max]).toEqual([whole.min, whole.max])
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(1e-9)
        expect(Math.abs(merged.m2 - whole.m2) / (whole.n * size ** 2)).toBeLessThan(1e-9)
        expect(Math.abs(merged.m3 - whole.m3) / (whole.n * size ** 3)).toBeLessThan(1e-9)
        expect(Math.abs(merged.m4 - whole.m4) / (whole.n * size ** 4)).toBeLessThan(1e-9)
      }),
    )
  })

  it('leaves a side alone when the other is empty', () => {
    const empty = { n: 0, mean: 0, m2: 0, m3: 0, m4: 0, min: Infinity, max: -Infinity }
    const some = momentsOf([1, 2, 4])
    expect(mergeMoments(empty, some)).toEqual(some)
    expect(mergeMoments(some, empty)).toEqual(some)
  })
})
