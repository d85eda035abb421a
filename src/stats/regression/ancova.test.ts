import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '#stats/descriptive/moments'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { welchTest } from '#stats/tests/welch-test'
import { ancova } from './ancova.ts'

// Base R, lm with centred covariates and an HC2 or CR1 sandwich: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'arm' | 'age' | 'bmi' | 'outcome' | 'cluster', number[]>
  regression: {
    ancova: Record<
      'difference' | 'se' | 'df' | 'base' | 'p' | 'low' | 'high' | 'clusterSe',
      number
    > & {
      slopes: number[]
    }
  }
}
const { inputs } = reference
const expected = reference.regression.ancova
const outcome = Float64Array.from(inputs.outcome)
const treated = Int8Array.from(inputs.arm)
const covariates = [inputs.age, inputs.bmi].map((values) => Float64Array.from(values))
const clusters = Int32Array.from(inputs.cluster)
const input = { outcome, treated, covariates, level: 0.95 }

const lengthOf = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0))

describe('ancova', () => {
  it('agrees with R', () => {
    const result = ancova(input)
    expect(result.difference).toBeCloseTo(expected.difference, 10)
    expect(result.standardError).toBeCloseTo(expected.se, 11)
    expect(result.df).toBe(expected.df)
    expect(result.pValue / expected.p).toBeCloseTo(1, 8)
    expect(result.interval.low).toBeCloseTo(expected.low, 9)
    expect(result.interval.high).toBeCloseTo(expected.high, 9)
    expect(result.adjustedMeans.base).toBeCloseTo(expected.base, 10)
    expect(result.adjustedMeans.treatment).toBeCloseTo(expected.base + expected.difference, 10)
    result.slopes.forEach((slope, i) => expect(slope).toBeCloseTo(expected.slopes[i]!, 10))
    expect(lengthOf(result.influence)).toBeCloseTo(expected.se, 11)
  })

  it('agrees with R on clusters', () => {
    const result = ancova({ ...input, clusters })
    expect(result.difference).toBeCloseTo(expected.difference, 10)
    expect(result.standardError).toBeCloseTo(expected.clusterSe, 11)
    expect(result.df).toBe(11)
    expect(lengthOf(result.influence)).toBeCloseTo(expected.clusterSe, 11)
  })

  // HC2 of two means is the variance of Welch's test.
  it('is the difference of the means without covariates', () => {
    const result = ancova({ ...input, covariates: [] })
    const arm = (which: number) => momentsOf(outcome.filter((_, i) => treated[i] === which))
    const welch = welchTest(arm(0), arm(1), 0.95)
    expect(result.difference).toBeCloseTo(welch.difference, 12)
    expect(result.standardError).toBeCloseTo(welch.standardError, 12)
    expect(result.adjustedMeans.base).toBeCloseTo(arm(0).mean, 12)
  })

  // Known truth: y = 2 + 1.5 arm + 0.8 x + noise of SD 1 + arm.
  it('holds the true difference as often as it says', () => {
    const generator = createGenerator(3, 'ancova')
    const normals = (n: number) =>
      Float64Array.from({ length: n }, () => normalQuantile(generator.next()))
    const rounds = 1500
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const x = normals(40)
      const noise = normals(40)
      const arm = x.map((_, i) => i % 2)
      const y = x.map((value, i) => 2 + 1.5 * arm[i]! + 0.8 * value + (1 + arm[i]!) * noise[i]!)
      const { low, high } = ancova({
        outcome: y,
        treated: arm,
        covariates: [x],
        level: 0.95,
      }).interval
      if (low <= 1.5 && high >= 1.5) held++
    }
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / rounds))
  })

  it('names a covariate that says nothing new', () => {
    const constant = outcome.map(() => 4)
    expect(() => ancova({ ...input, covariates: [covariates[0]!, constant] })).toThrow(
      expect.objectContaining({ code: 'singular', details: { covariate: 1 } }),
    )
    expect(() => ancova({ ...input, covariates: [Float64Array.from(treated)] })).toThrow(
      expect.objectContaining({ code: 'singular', details: { covariate: 0 } }),
    )
  })

  it('refuses arms that cannot be compared', () => {
    const alone = treated.map((_, i) => (i === 0 ? 1 : 0))
    expect(() => ancova({ ...input, treated: alone })).toThrow(
      expect.objectContaining({ code: 'too-few', details: { base: 59, treatment: 1 } }),
    )
    const byArm = Int32Array.from(treated)
    expect(() => ancova({ ...input, clusters: byArm })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => ancova({ ...input, treated: treated.map((arm) => arm + 1) })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    expect(() => ancova({ ...input, outcome: outcome.map(() => 1) })).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => ancova({ ...input, treated: treated.slice(1) })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
