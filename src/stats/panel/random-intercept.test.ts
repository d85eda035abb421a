import { describe, expect, it } from 'vitest'
import { reference, repeatedRows } from '../../../test/reference/panel.ts'
import { createGenerator } from '#stats/random/generator'
import { dot } from '#stats/regression/orthogonal-columns'
import { normalQuantile } from '#stats/special/normal'
import { randomIntercept } from './random-intercept.ts'

const { mixed, repeated } = reference
const { units } = repeatedRows
const n = units.length
const ones = new Float64Array(n).fill(1)
const time = Float64Array.from(repeatedRows.times)
const design = [ones, repeatedRows.treated, time, repeatedRows.covariates[0]!]
const input = { design, outcome: repeatedRows.outcome, units, level: 0.95 }

describe('randomIntercept', () => {
  const fit = randomIntercept(input)

  // lme4 stops its search at about six digits of the variances.
  it('agrees with R (lme4, lmerTest)', () => {
    mixed.effects.forEach(({ value, se, df, p }, j) => {
      const effect = fit.effects[j]!
      expect(effect.difference / value).toBeCloseTo(1, 6)
      expect(effect.standardError / se).toBeCloseTo(1, 6)
      expect(effect.df / df).toBeCloseTo(1, 4)
      expect(effect.pValue / p).toBeCloseTo(1, 3)
    })
    mixed.covariance.forEach((row, i) =>
      row.forEach((value, j) => expect(fit.covariance[i]![j]).toBeCloseTo(value, 5)),
    )
    expect(fit.variances.between / mixed.between).toBeCloseTo(1, 5)
    expect(fit.variances.within / mixed.within).toBeCloseTo(1, 6)
    expect(fit.logLikelihood).toBeCloseTo(mixed.logLik, 8)
    expect(fit.intraclass).toBeCloseTo(mixed.between / (mixed.between + mixed.within), 6)
    expect(fit.atEdge).toBe(false)
  })

  it('has an influence whose products are the covariance', () => {
    fit.influence.forEach((a, i) =>
      fit.influence.forEach((b, j) => expect(dot(a, b)).toBeCloseTo(fit.covariance[i]![j]!, 10)),
    )
  })

  it('is least squares where units are no more alike than others, and says so', () => {
    expect(mixed.edge.singular).toBe(true)
    const outcome = Float64Array.from(repeated.edge)
    const edge = randomIntercept({ ...input, design: design.slice(0, 2), outcome })
    expect(edge.atEdge).toBe(true)
    expect(edge.variances.between).toBe(0)
    mixed.edge.value.forEach((value, j) => {
      expect(edge.effects[j]!.difference).toBeCloseTo(value, 8)
      expect(edge.effects[j]!.standardError).toBeCloseTo(mixed.edge.se[j]!, 8)
      expect(edge.effects[j]!.df).toBe(n - 2)
    })
    expect(edge.variances.within).toBeCloseTo(mixed.edge.within, 8)
    expect(edge.logLikelihood).toBeCloseTo(mixed.edge.logLik, 8)
  })

  // Balanced one-way layout: closed form from the analysis of variance (mean squares between and within), and
  // the mean of all rows has units - 1 degrees of freedom exactly.
  it('is the analysis of variance in a balanced layout', () => {
    const generator = createGenerator(8, 'balanced')
    const normal = () => normalQuantile(generator.next())
    const levels = Float64Array.from({ length: 9 }, () => 1e4 + 2 * normal())
    const codes = Int32Array.from({ length: 36 }, (_, i) => i % 9)
    const outcome = Float64Array.from(codes, (code) => levels[code]! + normal())
    const result = randomIntercept({
      design: [new Float64Array(36).fill(1)],
      outcome,
      units: codes,
      level: 0.95,
    })
    const mean = outcome.reduce((sum, y) => sum + y, 0) / 36
    const unitMeans = Float64Array.from({ length: 9 }, (_, unit) =>
      outcome.reduce((sum, y, i) => sum + (codes[i] === unit ? y / 4 : 0), 0),
    )
    const between = unitMeans.reduce((sum, m) => sum + (4 * (m - mean) ** 2) / 8, 0)
    const within = outcome.reduce((sum, y, i) => sum + (y - unitMeans[codes[i]!]!) ** 2 / 27, 0)
    expect(result.variances.within).toBeCloseTo(within, 7)
    expect(result.variances.between).toBeCloseTo((between - within) / 4, 7)
    expect(result.effects[0]!.standardError).toBeCloseTo(Math.sqrt(between / 36), 8)
    expect(result.effects[0]!.df).toBeCloseTo(8, 5)
  })

  it('refuses what cannot be fitted', () => {
    const refused = (change: Partial<typeof input>, code: string) =>
      expect(() => randomIntercept({ ...input, ...change })).toThrow(
        expect.objectContaining({ code }),
      )
    refused({ units: new Int32Array(n) }, 'too-few')
    refused({ units: Int32Array.from(units.keys()) }, 'too-few')
    refused({ design: [ones, ones] }, 'singular')
    refused({ outcome: time.map((t) => 2 * t + 1) }, 'no-variation')
    refused({ outcome: Float64Array.from(units, (unit) => unit ** 2) }, 'no-variation')
    refused({ design: [] }, 'too-few')
  })
})
