import { describe, expect, it } from 'vitest'
import { reference, second } from '../../../test/reference/generalized.ts'
import { poissonRegression } from './poisson-regression.ts'

const { inputs } = reference
const column = (values: readonly number[]) => Float64Array.from(values)
const ones = (n: number) => new Float64Array(n).fill(1)
const rows = {
  design: [ones(120), column(inputs.arm), column(inputs.age)],
  counts: column(inputs.errors),
  exposure: column(inputs.hours),
  level: 0.95,
}
const classic = { covariance: 'classic' } as const

describe('poissonRegression', () => {
  it('agrees with R and statsmodels', () => {
    const fit = poissonRegression({ ...rows, choice: classic })
    for (const { coefficients, deviance } of [reference.poisson, second.poisson]) {
      coefficients.forEach((value, j) => expect(fit.coefficients[j]! / value).toBeCloseTo(1, 8))
      expect(fit.deviance).toBeCloseTo(deviance, 8)
    }
    reference.poisson.means.forEach((value, i) => expect(fit.means[i]).toBeCloseTo(value, 8))
    expect(fit.pearsonDispersion).toBeCloseTo(reference.poisson.pearsonDispersion, 8)
  })

  it.each([
    ['classic', classic],
    ['hc2', { covariance: 'HC2' }],
    ['hc3', { covariance: 'HC3' }],
    ['cr1', { covariance: 'CR1', clusters: inputs.cluster }],
  ] as const)('has the %s covariance of R (sandwich)', (name, choice) => {
    const { covariance } = poissonRegression({ ...rows, choice })
    const sources = [reference.poisson[name]]
    if (name === 'classic' || name === 'cr1') sources.push(second.poisson[name])
    for (const expected of sources)
      expected.forEach((row, i) =>
        row.forEach((value, j) => {
          const scale = Math.sqrt(expected[i]![i]! * expected[j]![j]!)
          expect(covariance[i]![j]! / scale).toBeCloseTo(value / scale, 8)
        }),
      )
  })

  // Closed form: with one yes-no column the ratio is that of events over exposure.
  it('is the ratio of two rates, errors as of their counts', () => {
    const sum = (values: readonly number[], which: number) =>
      values.reduce((total, value, i) => total + (inputs.arm[i] === which ? value : 0), 0)
    const { ratios } = poissonRegression({
      ...rows,
      design: rows.design.slice(0, 2),
      choice: classic,
    })
    const rates = {
      events1: sum(inputs.errors, 0),
      exposure1: sum(inputs.hours, 0),
      events2: sum(inputs.errors, 1),
      exposure2: sum(inputs.hours, 1),
    }
    const ratio = (rates.events2 / rates.exposure2) * (rates.exposure1 / rates.events1)
    expect(ratios[1]!.ratio).toBeCloseTo(ratio, 9)
    expect(ratios[1]!.logStandardError).toBeCloseTo(
      Math.sqrt(1 / rates.events1 + 1 / rates.events2),
      9,
    )
  })

  it('says which group has no event', () => {
    const arm = Float64Array.of(0, 0, 0, 0, 1, 1, 1)
    const counts = Float64Array.of(3, 1, 0, 5, 0, 0, 0)
    expect(() =>
      poissonRegression({ design: [ones(7), arm], counts, choice: classic, level: 0.95 }),
    ).toThrow(expect.objectContaining({ code: 'separation', details: { column: 1, rows: 3 } }))
  })

  it('takes counts of a million from a cold start', () => {
    const counts = Float64Array.of(1_000_000, 1_200_000, 3, 5, 0)
    const group = Float64Array.of(1, 1, 0, 0, 0)
    const { coefficients } = poissonRegression({
      design: [ones(5), group],
      counts,
      choice: classic,
      level: 0.95,
    })
    expect(coefficients[0]).toBeCloseTo(Math.log(8 / 3), 9)
    expect(coefficients[1]).toBeCloseTo(Math.log(1_100_000 / (8 / 3)), 9)
  })

  it('refuses what is no count and no exposure', () => {
    const given = { design: [ones(3)], choice: classic, level: 0.95 }
    const codeOf = (counts: number[], exposure?: number[]) => () =>
      poissonRegression({
        ...given,
        counts: column(counts),
        ...(exposure === undefined ? {} : { exposure: column(exposure) }),
      })
    expect(codeOf([1, 2.5, 0])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(codeOf([1, -1, 0])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(codeOf([0, 0, 0])).toThrow(expect.objectContaining({ code: 'no-variation' }))
    expect(codeOf([1, 0, 2], [1, 0, 1])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(codeOf([1, 0, Number.NaN])).toThrow(expect.objectContaining({ code: 'not-finite' }))
  })
})
