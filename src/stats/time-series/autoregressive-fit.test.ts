import { describe, expect, it } from 'vitest'
import { autoregressiveFit } from './autoregressive-fit.ts'

const outcome = Float64Array.of(3.1, 2.7, 3.6, 4.4, 4.1, 4.9, 5.8, 5.2, 5.5, 6.9, 7.4, 6.8)
const ones = new Float64Array(12).fill(1)
const trend = Float64Array.from({ length: 12 }, (_, i) => i + 1)
const periods = Int32Array.from(trend)

describe('autoregressiveFit', () => {
  // R 4.2, nlme 3.1: gls(y ~ x, correlation = corAR1(form = ~ x), method = "REML").
  it('has the line, the errors and the correlation of R', () => {
    const { coefficients, covariance, correlation, variance } = autoregressiveFit({
      design: [ones, trend],
      outcome,
      periods,
    })
    expect(coefficients[0]).toBeCloseTo(2.3800185241, 6)
    expect(coefficients[1]).toBeCloseTo(0.4084180336, 6)
    expect(Math.sqrt(covariance[0]![0]!)).toBeCloseTo(0.2551663657, 6)
    expect(Math.sqrt(covariance[1]![1]!)).toBeCloseTo(0.0347963869, 6)
    expect(correlation).toBeCloseTo(-0.1102504476, 6)
    expect(variance).toBeCloseTo(0.2054882853, 6)
  })

  it('refuses fewer periods than columns and two more', () => {
    const short = { design: [ones.slice(0, 3), trend.slice(0, 3)], outcome: outcome.slice(0, 3) }
    expect(() => autoregressiveFit({ ...short, periods: periods.slice(0, 3) })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
