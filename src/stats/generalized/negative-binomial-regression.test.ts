import { describe, expect, it } from 'vitest'
import { reference, second } from '../../../test/reference/generalized.ts'
import { negativeBinomialRegression } from './negative-binomial-regression.ts'
import { poissonRegression } from './poisson-regression.ts'

const { inputs } = reference
const expected = reference.negativeBinomial
const column = (values: readonly number[]) => Float64Array.from(values)
const ones = (n: number) => new Float64Array(n).fill(1)
const classic = { covariance: 'classic' } as const
const rows = {
  design: [ones(120), column(inputs.arm), column(inputs.age)],
  counts: column(inputs.errors),
  exposure: column(inputs.hours),
  level: 0.95,
}
const armOnly = [ones(120), column(inputs.arm)]

describe('negativeBinomialRegression', () => {
  it('agrees with R (MASS) and statsmodels', () => {
    const fit = negativeBinomialRegression({ ...rows, choice: classic })
    expected.coefficients.forEach((value, j) =>
      expect(fit.coefficients[j]! / value).toBeCloseTo(1, 7),
    )
    expect(fit.dispersion.value).toBeCloseTo(expected.dispersion.value, 9)
    expect(fit.dispersion.standardError).toBeCloseTo(expected.dispersion.standardError, 8)
    expect(fit.deviance).toBeCloseTo(expected.deviance, 7)
    expect(fit.pearsonDispersion).toBeCloseTo(expected.pearsonDispersion, 8)
    const { slopes, dispersion } = second.negativeBinomial
    slopes.forEach((value, j) => expect(fit.coefficients[j + 1]).toBeCloseTo(value, 6))
    expect(fit.dispersion.value).toBeCloseTo(dispersion, 6)
  })

  it.each([
    ['classic', classic],
    ['hc2', { covariance: 'HC2' }],
    ['hc3', { covariance: 'HC3' }],
    ['cr1', { covariance: 'CR1', clusters: inputs.cluster }],
  ] as const)('has the %s covariance of R (sandwich)', (name, choice) => {
    const { covariance } = negativeBinomialRegression({ ...rows, choice })
    expected[name].forEach((row, i) =>
      row.forEach((value, j) => {
        const scale = Math.sqrt(expected[name][i]![i]! * expected[name][j]![j]!)
        expect(covariance[i]![j]! / scale).toBeCloseTo(value / scale, 7)
      }),
    )
  })

  it('agrees with R on large counts', () => {
    const { coefficients, dispersion } = reference.negativeBinomialMany
    const fit = negativeBinomialRegression({
      design: armOnly,
      counts: column(inputs.many),
      choice: classic,
      level: 0.95,
    })
    coefficients.forEach((value, j) => expect(fit.coefficients[j]).toBeCloseTo(value, 9))
    expect(fit.dispersion.value).toBeCloseTo(dispersion.value, 9)
    expect(fit.dispersion.standardError).toBeCloseTo(dispersion.standardError, 9)
  })

  // Binomial counts scatter less than Poisson counts: the likelihood is highest at dispersion 0.
  it('is the Poisson fit where rows scatter no more', () => {
    const input = { design: armOnly, counts: column(inputs.even), choice: classic, level: 0.95 }
    const fit = negativeBinomialRegression(input)
    expect(fit.dispersion).toEqual({ value: 0, standardError: 0 })
    expect(fit.coefficients).toEqual(poissonRegression(input).coefficients)
    reference.evenPoisson.forEach((value, j) => expect(fit.coefficients[j]).toBeCloseTo(value, 9))
  })

  // R: the likeliest of 4000 sizes, settled by the slope of the likelihood; 0 where Poisson counts are likelier.
  it.each(reference.clumped)(
    'has the likelier of two maxima: dispersion $dispersion',
    (clumped) => {
      const { counts, group } = clumped
      const design = [ones(counts.length), column(group)]
      const { dispersion } = negativeBinomialRegression({
        design,
        counts: column(counts),
        choice: classic,
        level: 0.95,
      })
      expect(dispersion.value).toBeCloseTo(clumped.dispersion, 8)
    },
  )

  it('says which group has no event', () => {
    const arm = Float64Array.of(0, 0, 0, 0, 1, 1, 1)
    const counts = Float64Array.of(9, 1, 0, 12, 0, 0, 0)
    expect(() =>
      negativeBinomialRegression({ design: [ones(7), arm], counts, choice: classic, level: 0.95 }),
    ).toThrow(expect.objectContaining({ code: 'separation' }))
  })
})
